"""What graduates are told when a matching is published; offers have letters of their own."""

from collections.abc import Sequence
from datetime import datetime

from flask_babel import gettext as _

from app.accounts.queries import addresses_of_organization
from app.jobfair.models import Fair
from app.jobfair.placement.models import FairMatching
from app.jobfair.placement.queries import matchings
from app.jobfair.venue.models import FairParticipant
from app.notifications.services import send_to
from app.notifications.texts import absolute_url
from app.students.queries import addresses_of_student


def tell_unplaced(matching: FairMatching, *, now: datetime) -> None:
    """Tell those to whom a matching gives nothing what is next."""
    link = absolute_url("jobfair.matching_result", fair_id=matching.fair_id)
    for student in matchings.list_unplaced(matching):
        send_to(
            addresses_of_student(student),
            subject=_("Итоги подбора: %(fair)s", fair=matching.fair.title),
            template="jobfair/letters/unplaced.txt",
            now=now,
            student=student,
            fair=matching.fair,
            link=link,
        )


def thank(
    fair: Fair, participants: Sequence[FairParticipant], *, reason: str, now: datetime
) -> None:
    """Thank those who took part; one without an address has the paper alone."""
    for participant in participants:
        send_to(
            addresses_of_organization(participant.organization),
            subject=_("Благодарим за участие: %(fair)s", fair=fair.title),
            template="jobfair/letters/participant_thanked.txt",
            now=now,
            organization=participant.organization,
            reason=reason,
        )


def tell_employers(matching: FairMatching, *, now: datetime) -> None:
    """Tell each employer once how many offers were sent in its name, and until when."""
    link = absolute_url("jobfair.applicant_list", fair=matching.fair_id, state="offered")
    for organization, offers in matchings.count_offers_by_employer(matching):
        send_to(
            addresses_of_organization(organization),
            subject=_("Итоги подбора: %(fair)s", fair=matching.fair.title),
            template="jobfair/letters/offers_sent.txt",
            now=now,
            organization=organization,
            offers=offers,
            matching=matching,
            link=link,
        )
