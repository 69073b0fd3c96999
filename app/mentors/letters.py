"""The letters of mentorships: who must know of which event."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from app.mentors import queries
from app.mentors.ending import earliest_end, needs_notice
from app.mentors.enums import MentorshipEvent, MentorshipParty
from app.mentors.models import Mentorship
from app.notifications.services import send_to
from app.notifications.texts import absolute_url
from app.settings.queries import moved_days
from app.students.queries import addresses_of_student


@dataclass(frozen=True)
class MentorshipNotice:
    """A letter to one side of a mentorship."""

    to: MentorshipParty
    template: str
    subject: LazyString


_ENDED = _l("Наставничество закончено")
_ENDS = (
    MentorshipNotice(MentorshipParty.MENTOR, "ended_mentor", _ENDED),
    MentorshipNotice(MentorshipParty.STUDENT, "ended_student", _ENDED),
)
# The college takes every step itself, so both sides are told of each. A mentor reads the
# student's name on the own page, not in a letter.
NOTICES: Mapping[MentorshipEvent, tuple[MentorshipNotice, ...]] = {
    MentorshipEvent.START: (
        MentorshipNotice(
            MentorshipParty.MENTOR, "started_mentor", _l("За вами закрепили наставляемого")
        ),
        MentorshipNotice(MentorshipParty.STUDENT, "started_student", _l("Ваш наставник")),
    ),
    MentorshipEvent.FINISH: _ENDS,
    MentorshipEvent.BREAK_OFF: _ENDS,
}


def tell_of(event: MentorshipEvent, mentorship: Mentorship, *, now: datetime) -> None:
    """Write to both sides of a mentorship where there is an address."""
    for notice in NOTICES[event]:
        send_to(
            _addresses(mentorship, notice.to),
            subject=str(notice.subject),
            template=f"mentors/letters/{notice.template}.txt",
            now=now,
            mentorship=mentorship,
            link=absolute_url("mentors.mentor_home"),
        )


def tell_of_notice(mentorship: Mentorship, *, now: datetime) -> None:
    """Write to both sides that a mentorship will end before its time."""
    for party in (MentorshipParty.MENTOR, MentorshipParty.STUDENT):
        send_to(
            _addresses(mentorship, party),
            subject=str(_l("Наставничество закончится досрочно")),
            template="mentors/letters/notice.txt",
            now=now,
            mentorship=mentorship,
            last_day=earliest_end(mentorship.notice_on or now.date(), moved_days()),
            is_bound=needs_notice(mentorship.kind, mentorship.ended_by),
        )


def _addresses(mentorship: Mentorship, party: MentorshipParty) -> list[str]:
    if party is MentorshipParty.MENTOR:
        return queries.addresses_of_mentor(mentorship.mentor)
    # Whom the college has no record of is told by the own organization.
    return addresses_of_student(mentorship.student) if mentorship.student else []
