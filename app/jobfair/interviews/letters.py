"""Letters of the timetable: no names in them, only where to read."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from flask_babel import gettext as _

from app.jobfair.interviews.enums import InterviewState
from app.jobfair.interviews.models import Interview
from app.jobfair.interviews.queries import timetables as queries
from app.jobfair.interviews.timetable_models import FairTimetable
from app.jobfair.models import Fair
from app.notifications.services import send_to
from app.notifications.texts import absolute_url


def tell_published(timetable: FairTimetable, *, now: datetime) -> int:
    """Tell everybody who has a talk, and once those who only wait for one."""
    fair = timetable.fair
    seated = queries.list_of_fair(fair, InterviewState.SCHEDULED)
    waiting = queries.list_of_fair(fair, InterviewState.RESERVE)
    talking = {one.student_id for one in seated}
    hoping = {one.student_id for one in waiting} - talking
    subject = _("Расписание собеседований: %(fair)s", fair=fair.title)
    return (
        _to_students(talking, fair, "timetable_student", subject, now)
        + _to_students(hoping, fair, "timetable_reserve", subject, now)
        + _to_stands(
            {one.participant_id for one in seated}, fair, "timetable_employer", subject, now
        )
    )


def count_published(fair: Fair) -> tuple[int, int]:
    """Count the letters to students and to employers that a publication sends."""
    talks = queries.list_of_fair(fair, InterviewState.SCHEDULED, InterviewState.RESERVE)
    seated = [one for one in talks if one.state is InterviewState.SCHEDULED]
    students = queries.student_addresses([*{one.student_id for one in talks}])
    stands = queries.participant_addresses([*{one.participant_id for one in seated}])
    return len(set(students)), len(set(stands))


def tell_changed(fair: Fair, interviews: Collection[Interview], *, now: datetime) -> int:
    """Tell those alone whose talks got another time."""
    subject = _("Время собеседования изменилось: %(fair)s", fair=fair.title)
    students = {one.student_id for one in interviews}
    stands = {one.participant_id for one in interviews}
    return _to_students(students, fair, "talks_changed_student", subject, now) + _to_stands(
        stands, fair, "talks_changed_employer", subject, now
    )


def count_changed(interviews: Collection[Interview]) -> tuple[int, int]:
    """Count the letters to students and to employers that a change sends."""
    students = queries.student_addresses([*{one.student_id for one in interviews}])
    stands = queries.participant_addresses([*{one.participant_id for one in interviews}])
    return len(set(students)), len(set(stands))


def _to_students(ids: Collection[int], fair: Fair, name: str, subject: str, now: datetime) -> int:
    return _send(queries.student_addresses(sorted(ids)), fair, name, subject, now)


def _to_stands(ids: Collection[int], fair: Fair, name: str, subject: str, now: datetime) -> int:
    return _send(queries.participant_addresses(sorted(ids)), fair, name, subject, now)


def _send(addresses: list[str], fair: Fair, name: str, subject: str, now: datetime) -> int:
    values: dict[str, Any] = {
        "fair": fair,
        "link": absolute_url("jobfair.talk_list", fair_id=fair.id),
    }
    template = f"jobfair/interviews/letters/{name}.txt"
    return send_to(addresses, subject=subject, template=template, now=now, **values)
