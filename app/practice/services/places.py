"""Use cases of places, and the one way in which seats are taken and given back."""

from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime

from flask_babel import gettext as _
from sqlalchemy import ColumnElement, Subquery, func, select, true, update

from app.base.constraints import refusing
from app.base.identity import fold
from app.base.locks import lock, lock_unchanged
from app.base.terms import assign, terms_of
from app.base.viewer import Viewer, require
from app.extensions import db
from app.organizations.queries import get_organization
from app.practice import letters
from app.practice.conditions.services import check_limits
from app.practice.enums import PeriodEvent, PeriodState
from app.practice.errors import (
    AnothersBaseError,
    FrozenError,
    PlaceFullError,
    PlaceInUseError,
    PlaceTwiceError,
    SeatsTakenError,
)
from app.practice.models import Distribution, PracticePeriod, PracticePlace
from app.practice.permissions import Permission
from app.practice.queries import placements as placement_queries
from app.practice.queries import places as queries
from app.practice.registry.queries import find_base
from app.practice.registry.services import base_of
from app.practice.rules import PERIOD, STAFF, PlaceTerms, check_minimum
from app.practice.services import ledger


def add_place(
    period: PracticePeriod, *, terms: PlaceTerms, actor: Viewer, is_demo: bool = False
) -> PracticePlace:
    """Offer seats at a base.

    Raises MoveNotAllowedError once applications are closed, PlaceTwiceError and MinimumError by
    their fields, LimitsCrossError when limits of the period would overlap by it.
    """
    require(actor, Permission.PLACE_MANAGE)
    lock(period)
    PERIOD.after(PeriodEvent.CHANGE_PLACES, period.state, STAFF)
    check_minimum(terms)
    _check_title(period, terms)
    place = PracticePlace(period=period, is_demo=is_demo)
    assign(place, _at_a_base(terms, actor))
    with _refusing_twins():
        db.session.add(place)
    check_limits(period)
    return place


def edit_place(place: PracticePlace, *, terms: PlaceTerms, actor: Viewer, now: datetime) -> None:
    """Change a place; after publishing, the students who have it are told.

    Raises PlaceTwiceError, SeatsTakenError, and FrozenError when others already wish for it.
    """
    require(actor, Permission.PLACE_MANAGE)
    period = place.period
    lock(period)
    # The lock holds off seats being taken between this check and the change.
    lock_unchanged(place)
    PERIOD.after(PeriodEvent.EDIT_PLACE, period.state, STAFF)
    before = terms_of(place, PlaceTerms)
    if terms.base_id is None and terms.organization_id == before.organization_id:
        terms = replace(terms, base_id=before.base_id)
    terms = _at_a_base(terms, actor)
    _check_change(place, before, terms)
    _check_title(period, terms, without=place.id)
    with _refusing_twins():
        assign(place, terms)
    if place.base_id != before.base_id:
        check_limits(period)
    if period.is_published and replace(before, seats=terms.seats) != terms:
        letters.tell(PeriodEvent.EDIT_PLACE, period, now=now, place=place)


def remove_place(place: PracticePlace, *, actor: Viewer) -> None:
    """Take a place back; raises MoveNotAllowedError, PlaceInUseError."""
    require(actor, Permission.PLACE_MANAGE)
    period = place.period
    lock(period)  # alone: a student who wishes holds the period too
    lock(place)
    PERIOD.after(PeriodEvent.CHANGE_PLACES, period.state, STAFF)
    wishers = queries.count_wishers(place)
    if wishers.total:
        raise PlaceInUseError(_wished(wishers))
    if place.taken:
        raise PlaceInUseError(_("Сюда уже назначен студент. Сначала отмените его назначение."))
    db.session.delete(place)
    db.session.flush()


def take_seats(place_id: int, *, count: int = 1) -> None:
    """Take free seats of a place, all of them or none; raises PlaceFullError, PoolFullError.

    One conditional UPDATE: two who ask at once cannot both get the last seat. Another one draws
    them from what the base takes in these weeks, where it has said so.
    """
    fits = PracticePlace.taken + count <= PracticePlace.seats
    if not _change_taken(place_id, count, fits):
        raise PlaceFullError(field="place_id")
    ledger.draw_seats(place_id, count=count)


def return_seats(place_id: int, *, count: int = 1) -> None:
    """Give seats of a place back."""
    _change_taken(place_id, -count, true())
    ledger.return_drawn(place_id, count=count)


def take_distributed_seats(distribution: Distribution) -> None:
    """Take the seats of all a distribution's placements; raises PlaceFullError if any is short,
    PoolFullError if a base takes fewer in these weeks.

    One conditional UPDATE for all places, as `take_seats` for one.
    """
    given = placement_queries.seats_given_by(distribution).subquery()
    fits = PracticePlace.taken + given.c.seats <= PracticePlace.seats
    changed = _change_distributed(given, given.c.seats, fits)
    if changed != db.session.scalar(select(func.count()).select_from(given)):
        raise PlaceFullError(field="place_id")
    ledger.draw_many(given, distribution.period)


def return_distributed_seats(distribution: Distribution) -> None:
    """Give back the seats of all placements that a distribution made and nobody changed."""
    given = placement_queries.seats_given_by(distribution).subquery()
    _change_distributed(given, -given.c.seats, true())
    ledger.return_many(given, distribution.period)


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


def _check_change(place: PracticePlace, before: PlaceTerms, terms: PlaceTerms) -> None:
    if terms.seats < place.taken:
        message = _("Здесь уже занято %(taken)d. Меньше сделать нельзя.", taken=place.taken)
        raise SeatsTakenError(message, field="seats")
    if terms.minimum != before.minimum:
        check_minimum(terms)
        if place.period.state is not PeriodState.DRAFT:
            message = _("Студенты уже прочли, при скольких место открывается: число не меняют.")
            raise FrozenError(message, field="minimum")
    for name in ("organization_id", "base_id", "speciality_id"):
        if getattr(terms, name) == getattr(before, name):
            continue
        if place.taken or queries.count_wishers(place).total:
            message = _("Место уже выбрали студенты: это поле не меняют.")
            raise FrozenError(message, field=name)


def _at_a_base(terms: PlaceTerms, actor: Viewer) -> PlaceTerms:
    """Return the terms with their base: the main one of the organization unless one is named."""
    organization = get_organization(terms.organization_id)
    if terms.base_id is None:
        return replace(terms, base_id=base_of(organization, actor=actor).id)
    base = find_base(terms.base_id)
    if base is None or base.organization_id != organization.id:
        raise AnothersBaseError(field="base_id")
    return terms


def _check_title(period: PracticePeriod, terms: PlaceTerms, *, without: int | None = None) -> None:
    """Refuse the same work at the same base, however it is written."""
    titles = queries.list_titles_at(period, terms.organization_id, without=without)
    if fold(terms.title) in map(fold, titles):
        raise PlaceTwiceError(field="title")


def _refusing_twins() -> AbstractContextManager[None]:
    taken = PlaceTwiceError(field="title")
    return refusing({"uq_practice_places_period_id_organization_id_title": taken})


def _wished(wishers: queries.Wishers) -> str:
    message = _("Это место уже выбрали студенты (%(count)d).", count=wishers.total)
    if wishers.left:
        message += " " + _("Из них сменили группу: %(count)d.", count=wishers.left)
    return message + " " + _("Убрать его нельзя.")
