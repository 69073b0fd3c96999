"""What graduates are told when a matching is published; offers have letters of their own."""

from datetime import datetime

from flask_babel import gettext as _

from app.jobfair.placement.models import FairMatching
from app.jobfair.placement.queries import matchings
from app.notifications.services import send_to
from app.notifications.texts import absolute_url
from app.students.queries import addresses_of_student


def tell_unplaced(matching: FairMatching, *, now: datetime) -> int:
    """Tell those to whom a matching gives nothing what is next; return how many they are."""
    students = matchings.list_unplaced(matching)
    link = absolute_url("jobfair.matching_result", fair_id=matching.fair_id)
    for student in students:
        send_to(
            addresses_of_student(student),
            subject=_("Итоги подбора: %(fair)s", fair=matching.fair.title),
            template="jobfair/letters/unplaced.txt",
            now=now,
            student=student,
            fair=matching.fair,
            link=link,
        )
    return len(students)
