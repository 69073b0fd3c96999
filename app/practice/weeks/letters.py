"""The letters of the weeks of practice: no names and no places in them, only where to read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from app.accounts.models import User
from app.notifications.enums import LetterPurpose
from app.notifications.services import send_to
from app.notifications.texts import absolute_url
from app.practice.enums import PlacementEvent
from app.practice.models import Placement, PracticePeriod, PracticePlace
from app.practice.queries.applications import list_addresses_of
from app.practice.queries.placements import list_base_addresses
from app.practice.weeks.queries.reminding import list_staff_addresses


class Side(Enum):
    """Whom a letter about one student's practice is for."""

    STUDENT = auto()
    LEFT_BASE = auto()
    NEW_BASE = auto()
    STAFF = auto()  # who keeps the list of those that wait for a seat


@dataclass(frozen=True)
class CourseNotice:
    """One letter: for whom, with which words."""

    side: Side
    subject: LazyString
    template: str


_FREED = CourseNotice(Side.STAFF, _l("Практика: место освободилось"), "seat_freed")
_GONE = CourseNotice(Side.LEFT_BASE, _l("Практика: студент больше не придёт"), "base_left")
WHO_MUST_KNOW: Mapping[PlacementEvent, tuple[CourseNotice, ...]] = {
    PlacementEvent.BREAK_OFF: (
        CourseNotice(Side.STUDENT, _l("Ваша практика прервана"), "broken_off"),
        _GONE,
        _FREED,
    ),
    PlacementEvent.MOVE: (
        CourseNotice(Side.STUDENT, _l("Ваша практика перенесена"), "postponed"),
        _GONE,
        _FREED,
    ),
    PlacementEvent.TRANSFER: (
        CourseNotice(Side.STUDENT, _l("Практика: другая база"), "transferred"),
        _GONE,
        CourseNotice(Side.NEW_BASE, _l("Студенты на практику: список пополнился"), "base_joined"),
        _FREED,
    ),
}


def tell(event: PlacementEvent, placement: Placement, *, left: PracticePlace, now: datetime) -> int:
    """Write to everybody who must know that a student left a base; return how many letters."""
    return sum(
        send_to(
            _addresses(notice.side, placement, left),
            subject=str(notice.subject),
            template=f"practice/letters/{notice.template}.txt",
            now=now,
            period=placement.period,
            link=_link(notice.side, placement),
        )
        for notice in WHO_MUST_KNOW[event]
    )


def remind_of_attendance(
    addresses: list[str], period: PracticePeriod, *, now: datetime, link: str
) -> int:
    """Ask for the marks of a week that nobody has made."""
    return send_to(
        addresses,
        subject=str(_l("Практика: отметьте посещаемость")),
        template="practice/letters/attendance_reminder.txt",
        now=now,
        purpose=LetterPurpose.REMINDER,
        period=period,
        link=link,
    )


def remind_of_diary(addresses: list[str], period: PracticePeriod, *, now: datetime) -> int:
    """Ask students for the diary of a week they wrote nothing in."""
    return send_to(
        addresses,
        subject=str(_l("Практика: заполните дневник")),
        template="practice/letters/diary_reminder.txt",
        now=now,
        purpose=LetterPurpose.REMINDER,
        period=period,
        link=absolute_url("practice.own_course_list"),
    )


def tell_missing(
    period: PracticePeriod, count: int, leads: Sequence[User], *, now: datetime
) -> int:
    """Tell the teachers who lead them, else the staff, that students did not come to a base."""
    addresses = [one.email for one in leads if one.active] or list_staff_addresses()
    return send_to(
        addresses,
        subject=str(_l("Практика: студенты не пришли на базу")),
        template="practice/letters/not_arrived.txt",
        now=now,
        period=period,
        count=count,
        link=absolute_url("practice.board_list", period_id=period.id),
    )


def _addresses(side: Side, placement: Placement, left: PracticePlace) -> list[str]:
    if side is Side.STUDENT:
        return list(list_addresses_of([placement.student_id]))
    if side is Side.STAFF:
        return list_staff_addresses()
    place_id = left.id if side is Side.LEFT_BASE else placement.place_id
    return list_base_addresses(placement.period, places=[place_id]) if place_id else []


def _link(side: Side, placement: Placement) -> str:
    if side is Side.STUDENT:
        return absolute_url("practice.own_course_list")
    if side is Side.STAFF:
        return absolute_url(
            "practice.application_list", period_id=placement.period_id, state="seatless"
        )
    return absolute_url("practice.period_list")
