"""Pure decisions about practice: states, dates, lists of wishes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.practice.enums import PeriodState
from app.practice.errors import (
    BadWishesError,
    DateError,
    ForbiddenMoveError,
    FrozenError,
    LateApplicationError,
)

_MOVES = {
    PeriodState.DRAFT: {PeriodState.OPEN},
    PeriodState.OPEN: {PeriodState.DRAFT, PeriodState.CLOSED},
    PeriodState.CLOSED: {PeriodState.OPEN, PeriodState.DISTRIBUTED},
    PeriodState.DISTRIBUTED: {PeriodState.CLOSED, PeriodState.PUBLISHED},
    PeriodState.PUBLISHED: set[PeriodState](),
}
# What students read before they applied: it stays as it was.
_FROZEN = {
    "seed_text": _l("Жребий уже объявлен студентам, менять его нельзя."),
    "max_wishes": _l("Студенты уже составляют заявки, число мест в заявке не меняют."),
}


@dataclass(frozen=True)
class Dates:
    """The dates of a period; all of them inclusive."""

    starts_on: date
    ends_on: date
    applications_open_on: date
    applications_open_until: date


def check_move(present: PeriodState, wanted: PeriodState) -> None:
    """Raise ForbiddenMoveError when a period cannot go from one state to the other."""
    if wanted not in _MOVES[present]:
        raise ForbiddenMoveError


def takes_places(state: PeriodState) -> bool:
    """Tell whether places may be added and removed: before the applications are closed."""
    return state in {PeriodState.DRAFT, PeriodState.OPEN}


def takes_placements(state: PeriodState) -> bool:
    """Tell whether staff may give seats by hand: as soon as the places stand."""
    return state is not PeriodState.DRAFT


def check_dates(dates: Dates, *, today: date, before: Dates | None = None) -> None:
    """Check a period's dates; those unchanged since `before` may lie in the past.

    Raises DateError with the field that is wrong.
    """
    if dates.ends_on < dates.starts_on:
        raise DateError(_("Практика не может закончиться раньше, чем началась."), field="ends_on")
    if dates.applications_open_until < dates.applications_open_on:
        raise DateError(
            _("Приём не может закончиться раньше, чем начался."), field="applications_open_until"
        )
    if dates.applications_open_until >= dates.starts_on:
        raise DateError(
            _("Приём заявок должен закончиться до начала практики."),
            field="applications_open_until",
        )
    for name in ("starts_on", "applications_open_until"):
        value = getattr(dates, name)
        if value < today and (before is None or value != getattr(before, name)):
            raise DateError(_("Эта дата уже прошла."), field=name)


def check_frozen(state: PeriodState, before: dict[str, object], after: dict[str, object]) -> None:
    """Raise FrozenError, by its field, when something announced to students would change."""
    if state is PeriodState.DRAFT:
        return
    for name, message in _FROZEN.items():
        if name in after and after[name] != before[name]:
            raise FrozenError(message, field=name)


def check_window(state: PeriodState, opens_on: date, until: date, *, today: date) -> None:
    """Raise LateApplicationError when applications are not taken today."""
    if state is PeriodState.DRAFT or (state is PeriodState.OPEN and today < opens_on):
        raise LateApplicationError(_("Приём заявок ещё не начался."))
    if state is not PeriodState.OPEN or today > until:
        raise LateApplicationError(
            _("Приём заявок закончен, заявку уже не изменить. Напишите методисту.")
        )


def takes_applications(state: PeriodState, opens_on: date, until: date, *, today: date) -> bool:
    """Tell whether applications are taken today."""
    return state is PeriodState.OPEN and opens_on <= today <= until


def may_hold(place_speciality_id: int | None, speciality_id: int) -> bool:
    """Tell whether a place takes students of a speciality (any, when it names none)."""
    return place_speciality_id in {None, speciality_id}


def check_wishes(place_ids: Sequence[int], *, offered: set[int], max_wishes: int) -> None:
    """Raise BadWishesError when a list is too long, repeats itself or names another's place."""
    if len(place_ids) > max_wishes:
        raise BadWishesError(_("В заявке не больше %(max)d мест. Уберите лишние.", max=max_wishes))
    if len(set(place_ids)) != len(place_ids):
        raise BadWishesError(_("Одно и то же место названо дважды."))
    if not offered.issuperset(place_ids):
        raise BadWishesError(_("Места из списка больше нет. Уберите его и выберите другое."))


def moved(place_ids: Sequence[int], *, command: str) -> list[int]:
    """Return the list after a button: «up:7», «down:7», «remove:7»; others change nothing."""
    order = list(place_ids)
    action, _colon, key = command.partition(":")
    names = [str(place_id) for place_id in order]
    if key not in names:
        return order
    at = names.index(key)
    place_id = order.pop(at)
    if action == "remove":
        return order
    shift = {"up": -1, "down": 1}.get(action, 0)
    order.insert(max(at + shift, 0), place_id)
    return order


def added(place_ids: Sequence[int], place_id: int | None) -> list[int]:
    """Return the list with one more place at its end; one that is there stays where it is."""
    order = list(place_ids)
    return order if place_id is None or place_id in order else [*order, place_id]
