"""Places of a period whose weeks no signed agreement covers."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, select

from app.extensions import db
from app.practice.agreements.coverage import Stay, cover
from app.practice.agreements.models import PracticeAgreement
from app.practice.agreements.queries.covering import facts_of
from app.practice.models import PracticePeriod, PracticePlace
from app.practice.queries.places import PlaceRow, list_places


def covered_places(period: PracticePeriod, *, among: Sequence[int] | None = None) -> set[int]:
    """Return the places of a period, or those among some, that a signed agreement covers whole."""
    place = PracticePlace
    signed = select(PracticeAgreement.organization_id).where(
        PracticeAgreement.signed_on.is_not(None),
        PracticeAgreement.starts_on <= period.starts_on,
        PracticeAgreement.ends_on >= period.starts_on,
    )
    statement = select(place.id, place.organization_id, place.base_id, place.speciality_id).where(
        place.period_id == period.id, place.organization_id.in_(signed)
    )
    if among is not None:
        statement = statement.where(place.id.in_(among))
    rows = db.session.execute(statement).all()
    facts = facts_of({row.organization_id for row in rows})
    return {
        row.id
        for row in rows
        if cover(
            Stay(
                row.organization_id,
                row.base_id,
                period.starts_on,
                period.ends_on,
                row.speciality_id,
            ),
            facts.get(row.organization_id, []),
        ).is_full
    }


def is_uncovered(period: PracticePeriod) -> ColumnElement[bool]:
    """Return the condition that a place takes students and no signed agreement covers it."""
    return and_(PracticePlace.seats > 0, PracticePlace.id.not_in(covered_places(period)))


def list_staff_places(
    period: PracticePeriod, *, uncovered: bool | None = None, **filters: Any
) -> Select[Any]:
    """Select the places of a period as staff narrow them (see `list_places`)."""
    found = list_places(period, **filters)
    return found.where(is_uncovered(period)) if uncovered else found


def count_uncovered(period: PracticePeriod) -> int:
    """Count the places of a period that take students without a signed agreement."""
    statement = select(func.count(PracticePlace.id)).where(
        PracticePlace.period_id == period.id, is_uncovered(period)
    )
    return db.session.scalar(statement) or 0


def with_agreements(period: PracticePeriod, rows: Sequence[PlaceRow]) -> list[PlaceRow]:
    """Say of each place of a page whether it has no agreement for its weeks."""
    covered = covered_places(period, among=[row.place.id for row in rows])
    return [
        row._replace(is_uncovered=row.place.seats > 0 and row.place.id not in covered)
        for row in rows
    ]
