"""Use cases of places, and the one way in which seats are taken and given back."""

from typing import Any

from flask_babel import gettext as _
from sqlalchemy import ColumnElement, Subquery, func, select, true, update

from app.base.locks import lock, lock_unchanged
from app.extensions import db
from app.practice import rules
from app.practice.errors import (
    ForbiddenMoveError,
    FrozenError,
    PlaceFullError,
    PlaceInUseError,
    PlaceTwiceError,
    SeatsTakenError,
)
from app.practice.models import Distribution, PracticePeriod, PracticePlace
from app.practice.queries import placements as placement_queries
from app.practice.queries import places as queries


def add_place(period: PracticePeriod, **values: Any) -> PracticePlace:
    """Offer seats at a base.

    Raises ForbiddenMoveError once applications are closed, PlaceTwiceError by its field.
    """
    lock(period, shared=True)
    _check_state(period)
    place = PracticePlace(period_id=period.id, is_demo=period.is_demo, **values)
    _check_twin(place)
    db.session.add(place)
    db.session.flush()
    return place


def edit_place(place: PracticePlace, **values: Any) -> None:
    """Change a place.

    Raises PlaceTwiceError, SeatsTakenError, and FrozenError when others already wish for it.
    """
    # The lock holds off seats being taken between this check and the change.
    lock_unchanged(place)
    if values["seats"] < place.taken:
        message = _("Здесь уже занято %(taken)d. Меньше сделать нельзя.", taken=place.taken)
        raise SeatsTakenError(message, field="seats")
    _check_frozen(place, values)
    with db.session.no_autoflush:
        for name, value in values.items():
            setattr(place, name, value)
        _check_twin(place)
    db.session.flush()


def remove_place(place: PracticePlace) -> None:
    """Take a place back; raises ForbiddenMoveError, PlaceInUseError."""
    lock(place.period, shared=True)
    lock(place)
    _check_state(place.period)
    wishers = queries.count_wishers(place)
    if wishers or place.taken:
        raise PlaceInUseError(
            _("Это место уже выбрали студенты (%(count)d). Убрать его нельзя.", count=wishers)
            if wishers
            else _("Здесь уже есть студент. Сначала снимите его с места.")
        )
    db.session.delete(place)
    db.session.flush()


def take_seats(place_id: int, *, count: int = 1) -> None:
    """Take free seats of a place, all of them or none; raises PlaceFullError.

    One conditional UPDATE: two who ask at once cannot both get the last seat.
    """
    fits = PracticePlace.taken + count <= PracticePlace.seats
    if not _change_taken(place_id, count, fits):
        raise PlaceFullError(field="place_id")


def return_seats(place_id: int, *, count: int = 1) -> None:
    """Give seats of a place back."""
    _change_taken(place_id, -count, true())


def take_distributed_seats(distribution: Distribution) -> None:
    """Take the seats of all a distribution's placements; raises PlaceFullError if any is short.

    One conditional UPDATE for all places, as `take_seats` for one.
    """
    given = placement_queries.seats_given_by(distribution).subquery()
    fits = PracticePlace.taken + given.c.seats <= PracticePlace.seats
    changed = _change_distributed(given, given.c.seats, fits)
    if changed != db.session.scalar(select(func.count()).select_from(given)):
        raise PlaceFullError(field="place_id")


def return_distributed_seats(distribution: Distribution) -> None:
    """Give back the seats of all placements that a distribution made and nobody changed."""
    given = placement_queries.seats_given_by(distribution).subquery()
    _change_distributed(given, -given.c.seats, true())


def _change_distributed(
    given: Subquery, change: ColumnElement[int], condition: ColumnElement[bool]
) -> int:
    statement = (
        update(PracticePlace)
        .where(PracticePlace.id == given.c.place_id, condition)
        .values(taken=PracticePlace.taken + change)
        .execution_options(synchronize_session=False)
    )
    changed: int = db.session.execute(statement).rowcount  # type: ignore[attr-defined]
    for record in db.session.identity_map.values():
        if isinstance(record, PracticePlace):
            db.session.expire(record, ["taken"])
    return changed


def _change_taken(place_id: int, count: int, condition: ColumnElement[bool]) -> bool:
    statement = (
        update(PracticePlace)
        .where(PracticePlace.id == place_id, condition)
        .values(taken=PracticePlace.taken + count)
        .execution_options(synchronize_session=False)
    )
    changed: bool = db.session.execute(statement).rowcount == 1  # type: ignore[attr-defined]
    if place := db.session.identity_map.get(db.session.identity_key(PracticePlace, place_id)):
        db.session.expire(place, ["taken"])
    return changed


def _check_state(period: PracticePeriod) -> None:
    if not rules.takes_places(period.state):
        raise ForbiddenMoveError(_("Приём заявок закончен: список мест больше не меняют."))


def _check_twin(place: PracticePlace) -> None:
    if queries.find_twin(place):
        raise PlaceTwiceError(field="title")


def _check_frozen(place: PracticePlace, values: dict[str, Any]) -> None:
    for name in ("organization_id", "speciality_id"):
        if values[name] != getattr(place, name) and queries.count_wishers(place):
            message = _("Место уже выбрали студенты: это поле не меняют.")
            raise FrozenError(message, field=name)
