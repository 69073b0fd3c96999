"""Lists of a matching's seats and of a fair's graduates."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base import clock
from app.base.typography import day
from app.jobfair.enums import OfferRefusal
from app.jobfair.models import Fair, FairApplication, Vacancy
from app.jobfair.placement.enums import GraduateStanding
from app.jobfair.placement.models import FairMatchingSeat
from app.jobfair.placement.queries.called import ShownCall, calls_of
from app.jobfair.placement.queries.graduates import (
    GRADUATE_ORDERS,
    WAITING_ORDERS,
    acceptances_of,
    refusals_of,
)
from app.jobfair.placement.queries.matchings import SEARCHED, SEAT_ORDERS, vacancies_named
from app.jobfair.placement.queries.question import kept_without_offer
from app.jobfair.placement.services import next_in_line
from app.organizations.models import Organization
from app.students.differing import ShownDifference, differences_listing, shown_differences
from app.students.models import Student
from app.web.listing.columns import Column
from app.web.listing.listing import Listing

_GRADUATES = (_l("выпускник"), _l("выпускника"), _l("выпускников"))


class ShownGraduate(NamedTuple):
    """A graduate with where he or she is, and the work that was accepted."""

    student: Student
    standing: GraduateStanding
    accepted: FairApplication | None
    calls: list[ShownCall]


def shown_graduates(fair: Fair, rows: list[Any], *, today: date) -> list[ShownGraduate]:
    """Return a page of graduates with what they accepted and where they were called to."""
    ids = [row[0].id for row in rows]
    accepted, calls = acceptances_of(fair, ids), calls_of(ids, day=today)
    return [
        ShownGraduate(
            student, GraduateStanding(word), accepted.get(student.id), calls.get(student.id, [])
        )
        for student, word in rows
    ]


class WaitingSeats(NamedTuple):
    """Seats of a vacancy that nobody holds, and the application that is next in line.

    `kept` are those of contracts, not among the free.
    """

    vacancy: Vacancy
    free: int
    following: FairApplication | None
    refused: str
    kept: int

    @property
    def id(self) -> int:
        """Return the row's number: the vacancy's."""
        return self.vacancy.id


def waiting_seats(fair: Fair, rows: list[Any], *, today: date) -> list[WaitingSeats]:
    """Return a page of free seats with who is next and why others refused, for all at once."""
    ids = [row[0].id for row in rows]
    following, refused = next_in_line(fair, ids, today=today), refusals_of(ids)
    kept = kept_without_offer(fair, today=today)
    left = {row[0].id: max(0, row[1] - len(kept.get(row[0].id, ()))) for row in rows}
    return [
        WaitingSeats(
            row[0],
            left[row[0].id],
            following.get(row[0].id) if left[row[0].id] else None,
            _refusal_words(refused.get(row[0].id, {})),
            len(kept.get(row[0].id, ())),
        )
        for row in rows
    ]


def _refusal_words(counts: Mapping[OfferRefusal | None, int]) -> str:
    """Return «далеко ехать: 2, причина не названа: 1»."""
    return ", ".join(
        f"{reason.label if reason else _('причина не названа')}: {count}"
        for reason, count in counts.items()
    )


def _next_words(row: WaitingSeats) -> str:
    return row.following.student.full_name if row.following else ""


def work_words(seat: FairMatchingSeat) -> str:
    """Return where a matching sends a graduate."""
    return vacancy_words(seat.vacancy)


def vacancy_words(vacancy: Vacancy | None, rank: int | None = None) -> str:
    """Return a vacancy with the number of the wish it is."""
    if vacancy is None:
        return _("не подобрана")
    words = f"{vacancy.title}, {vacancy.organization.short_name}"
    return _("%(work)s (приоритет № %(rank)d)", work=words, rank=rank) if rank else words


def shown_changes(rows: list[Any]) -> list[ShownDifference]:
    """Return a page of those whom two matchings put differently, one query for all vacancies."""
    return shown_differences(rows, vacancies_named)


def _call_words(row: ShownGraduate) -> str:
    return "; ".join(f"{call.words}, {said_of(call)}" for call in row.calls)


def said_of(call: ShownCall) -> str:
    """Return when somebody was called, and by whom."""
    on = day(clock.local_day(call.called_at))
    return f"{on}, {call.called_by}" if call.called_by else on


def _accepted_words(row: ShownGraduate) -> str:
    if row.accepted is None:
        return ""
    return vacancy_words(row.accepted.vacancy)


SEATS = Listing(
    name="fair-matching",
    title=_l("Подбор по итогам ярмарки"),
    count=_GRADUATES,
    columns=(
        Column(_l("Выпускник"), lambda seat: seat.student.full_name, sort="name"),
        Column(_l("Группа"), lambda seat: seat.student.group.name, sort="group"),
        Column(_l("Вакансия"), work_words),
        Column(_l("Приоритет"), lambda seat: seat.rank, sort="rank"),
    ),
    orders=SEAT_ORDERS,
    order="name",
    searched=SEARCHED,
)
DIFFERENCES = differences_listing(
    "fair-differences", place_words=vacancy_words, count=_GRADUATES, orders=GRADUATE_ORDERS
)
WAITING = Listing(
    name="fair-waiting",
    title=_l("Свободные места"),
    count=(_l("вакансия"), _l("вакансии"), _l("вакансий")),
    columns=(
        Column(_l("Вакансия"), lambda row: row.vacancy.title, sort="title"),
        Column(_l("Организация"), lambda row: row.vacancy.organization.short_name, sort="name"),
        Column(_l("Свободно"), lambda row: row.free),
        Column(_l("Отказались"), lambda row: row.refused),
        Column(_l("Следующий по списку"), _next_words),
    ),
    orders=WAITING_ORDERS,
    order="title",
    searched=(Vacancy, Organization),
)
GRADUATES = Listing(
    name="fair-graduates",
    title=_l("Выпускники на ярмарке"),
    count=_GRADUATES,
    columns=(
        Column(_l("Выпускник"), lambda row: row.student.full_name, sort="name"),
        Column(_l("Группа"), lambda row: row.student.group.name, sort="group"),
        Column(_l("Что сейчас"), lambda row: row.standing),
        Column(_l("Работа"), _accepted_words),
        Column(_l("Куда позвали"), _call_words),
    ),
    orders=GRADUATE_ORDERS,
    order="name",
    acts=("jobfair.second_round", "practice.call"),
    searched=SEARCHED,
)
