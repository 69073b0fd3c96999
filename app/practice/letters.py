"""The letters practice writes: no names and no places in them, only where to read.

`WHO_MUST_KNOW` is the whole table: which event is told to whom, and which to nobody on purpose.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from app.notifications.enums import LetterPurpose
from app.notifications.services import send_to
from app.notifications.texts import absolute_url
from app.practice.enums import Basis, PeriodEvent
from app.practice.models import PracticePeriod, PracticePlace
from app.practice.queries.applications import (
    list_addresses_of,
    list_addresses_without_application,
)
from app.practice.queries.placements import (
    list_addresses,
    list_base_addresses,
    list_empty_base_addresses,
)
from app.students.models import Student


class Reader(Enum):
    """Whom a letter is for."""

    SEATED = auto()  # students with a seat in the period; of one place when the event names it
    UNPLACED = auto()  # those whose wishes were all taken
    UNSENT = auto()  # those who sent no application and have no seat
    WAITED_FOR = auto()  # those whose application is waited for
    STUDENT = auto()  # the students the event is about
    EMPTY_BASE = auto()  # those that offered places and get nobody
    BASE = auto()  # the bases that get students; the one base when the event names its place


@dataclass(frozen=True)
class PeriodNotice:
    """One letter: for whom, with which words, leading to which page."""

    reader: Reader
    subject: LazyString
    template: str
    endpoint: str = "practice.period_list"
    purpose: LetterPurpose = LetterPurpose.NOTICE


_RESULT = "practice.result_detail"
WHO_MUST_KNOW: Mapping[PeriodEvent, tuple[PeriodNotice, ...]] = {
    # Students meet an open period on their page; staff reminds when it is time.
    PeriodEvent.OPEN: (),
    PeriodEvent.CLOSE: (),
    PeriodEvent.REOPEN: (),
    # Nobody has begun an application yet: nobody loses anything.
    PeriodEvent.TAKE_BACK: (),
    PeriodEvent.CHANGE_PLACES: (),
    # The name stands on the pages of those who come.
    PeriodEvent.SUPERVISE: (),
    PeriodEvent.RULE: (),
    PeriodEvent.EXCEPT: (),
    PeriodEvent.PAIR_UP: (),
    # Only staff sees a preview.
    PeriodEvent.DISTRIBUTE: (),
    PeriodEvent.DISCARD: (),
    # Proof of what was sent: the order of places is on the page alone.
    PeriodEvent.APPLY: (
        PeriodNotice(
            Reader.STUDENT,
            _l("Заявка на практику отправлена"),
            "applied",
            endpoint="practice.wishes_edit",
        ),
    ),
    PeriodEvent.WITHDRAW: (),  # the student's own deed
    PeriodEvent.REMIND: (
        PeriodNotice(
            Reader.WAITED_FOR,
            _l("Выберите место практики"),
            "reminder",
            endpoint="practice.wishes_edit",
            purpose=LetterPurpose.REMINDER,
        ),
    ),
    PeriodEvent.REVOKE: (
        PeriodNotice(
            Reader.STUDENT,
            _l("Заявка на практику отозвана"),
            "revoked",
            endpoint="practice.wishes_edit",
        ),
    ),
    PeriodEvent.PUBLISH: (
        PeriodNotice(
            Reader.SEATED, _l("Место практики: результат готов"), "result", endpoint=_RESULT
        ),
        PeriodNotice(Reader.UNPLACED, _l("Практика: места пока нет"), "unplaced", endpoint=_RESULT),
        PeriodNotice(Reader.UNSENT, _l("Практика: вы без места"), "unsent", endpoint=_RESULT),
        PeriodNotice(Reader.BASE, _l("Студенты на практику: список готов"), "base"),
        PeriodNotice(Reader.EMPTY_BASE, _l("Практика: к вам никого не распределили"), "base_empty"),
    ),
    # What follows is told only once the outcome is published: before, it is a preview.
    PeriodEvent.EDIT: (
        PeriodNotice(Reader.SEATED, _l("Практика: другие дни"), "other_dates", endpoint=_RESULT),
        PeriodNotice(Reader.BASE, _l("Студенты на практику: другие дни"), "base_other_dates"),
    ),
    PeriodEvent.EDIT_PLACE: (
        PeriodNotice(
            Reader.SEATED, _l("Место практики: изменения"), "place_changed", endpoint=_RESULT
        ),
    ),
    PeriodEvent.SEAT: (
        PeriodNotice(
            Reader.STUDENT, _l("Вам назначено место практики"), "seated", endpoint=_RESULT
        ),
        PeriodNotice(Reader.BASE, _l("Студенты на практику: список пополнился"), "base_seated"),
    ),
    PeriodEvent.UNSEAT: (
        PeriodNotice(
            Reader.STUDENT,
            _l("Назначение на место практики отменено"),
            "unseated",
            endpoint=_RESULT,
        ),
        PeriodNotice(Reader.BASE, _l("Студенты на практику: назначение отменено"), "base_unseated"),
    ),
    # Several ways to compute a preview: nothing of them leaves the staff.
    PeriodEvent.COMPARE: (),
    # Who agreed on a swap is told as of any move, by the event MOVE.
    PeriodEvent.SWAP: (),
    PeriodEvent.MOVE: (
        PeriodNotice(
            Reader.STUDENT, _l("Ваше место практики изменилось"), "moved", endpoint=_RESULT
        ),
        PeriodNotice(Reader.BASE, _l("Студенты на практику: список изменился"), "base_changed"),
    ),
}


def tell(
    event: PeriodEvent,
    period: PracticePeriod,
    *,
    now: datetime,
    student: Student | None = None,
    place: PracticePlace | None = None,
    students: Collection[int] | None = None,
    places: Collection[int] = (),
) -> int:
    """Write to everybody who must know of an event; return how many letters were queued.

    An event of many names their `students` and `places` by id: each base gets one letter.
    """
    students = [student.id] if student else students
    places = [place.id] if place else places
    return sum(
        _send(
            notice, period, _addresses(notice.reader, period, students=students, places=places), now
        )
        for notice in WHO_MUST_KNOW[event]
    )


def tell_moved(
    period: PracticePeriod,
    *,
    seated: Collection[int],
    unseated: Collection[int],
    moved: Collection[int],
    places: Collection[int],
    now: datetime,
) -> int:
    """Write of one change of many seats: to each student what happened, to each base one letter."""
    happened = {
        PeriodEvent.SEAT: seated,
        PeriodEvent.UNSEAT: unseated,
        PeriodEvent.MOVE: moved,
    }
    events = [event for event, students in happened.items() if students]
    count = 0
    for event in events:
        of_student, _of_base = WHO_MUST_KNOW[event]
        count += _send(of_student, period, list_addresses_of(happened[event]), now)
    if events and places:
        only = events[0] if len(events) == 1 else PeriodEvent.MOVE
        _of_student, of_base = WHO_MUST_KNOW[only]
        count += _send(of_base, period, list_base_addresses(period, places=places), now)
    return count


def _send(
    notice: PeriodNotice, period: PracticePeriod, addresses: Iterable[str], now: datetime
) -> int:
    return send_to(
        addresses,
        subject=str(notice.subject),
        template=f"practice/letters/{notice.template}.txt",
        now=now,
        purpose=notice.purpose,
        period=period,
        link=_link(notice, period),
    )


def _link(notice: PeriodNotice, period: PracticePeriod) -> str:
    if notice.endpoint == "practice.period_list":
        return absolute_url(notice.endpoint)
    return absolute_url(notice.endpoint, period_id=period.id)


def _addresses(
    reader: Reader,
    period: PracticePeriod,
    *,
    students: Collection[int] | None,
    places: Collection[int],
) -> Iterable[str]:
    if reader is Reader.STUDENT:
        return list_addresses_of(students or ())
    if reader is Reader.WAITED_FOR:
        return list_addresses_without_application(period, among=students)
    if reader is Reader.BASE:
        return list_base_addresses(period, places=places)
    if reader is Reader.EMPTY_BASE:
        return list_empty_base_addresses(period)
    bases = {
        Reader.SEATED: (Basis.WISH, Basis.BY_HAND),
        Reader.UNPLACED: (Basis.UNPLACED,),
        Reader.UNSENT: (Basis.UNSENT,),
    }[reader]
    return list_addresses(period, bases=bases, places=places)
