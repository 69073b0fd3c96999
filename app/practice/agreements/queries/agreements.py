"""Reading agreements and what belongs to them."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, exists, false, func, or_, select, true
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from app.base.choices import Choices
from app.base.errors import NotFoundError
from app.base.identity import fold
from app.base.search import matches
from app.base.viewer import Viewer
from app.extensions import Model, db
from app.organizations.models import Organization
from app.practice.agreements.enums import EXPIRING_DAYS, AgreementStage, AgreementState
from app.practice.agreements.models import (
    AgreementEdition,
    AgreementProgramme,
    AgreementRoom,
    PracticeAgreement,
)
from app.practice.agreements.rules import IN_FORCE
from app.practice.permissions import Permission
from app.practice.registry.models import PracticeBase
from app.web.paging import first_rows

SORTABLE: dict[str, Any] = {
    "number": PracticeAgreement.number_order,
    "organization": Organization.name_key,
    "until": PracticeAgreement.ends_on,
}
SEARCHED = (PracticeAgreement, Organization)


def visible_agreements(viewer: Viewer) -> ColumnElement[bool]:
    """Return the condition for agreements this person may see; an organization sees drafts too."""
    if viewer.sees_all:
        return true()
    if viewer.can(Permission.AGREEMENT_VIEW):
        return and_(true(), PracticeAgreement.organization_id.in_(viewer.organization_ids))
    return false()


def is_at_stage(stage: AgreementStage, today: date) -> ColumnElement[bool]:
    """Return the condition that an agreement is at a stage on a day."""
    in_force = PracticeAgreement.state.in_(IN_FORCE)
    ends_on = PracticeAgreement.ends_on
    return {
        AgreementStage.DRAFT: PracticeAgreement.state == AgreementState.DRAFT,
        AgreementStage.IN_FORCE: in_force & (ends_on >= today),
        AgreementStage.EXPIRING: in_force & (ends_on >= today) & _ends_too_soon(today),
        AgreementStage.EXPIRED: in_force & (ends_on < today),
        AgreementStage.TERMINATED: PracticeAgreement.state == AgreementState.TERMINATED,
    }[stage]


def _ends_too_soon(today: date) -> ColumnElement[bool]:
    """Return the condition: within sixty days, or before a practice there is over."""
    soon = PracticeAgreement.ends_on <= today + timedelta(days=EXPIRING_DAYS)
    # The periods and their places stand above this room: read by their tables alone.
    places = Model.metadata.tables["practice_places"]
    periods = Model.metadata.tables["practice_periods"]
    cut_short = exists().where(
        places.c.organization_id == PracticeAgreement.organization_id,
        periods.c.id == places.c.period_id,
        periods.c.ends_on >= today,
        periods.c.starts_on <= PracticeAgreement.ends_on,
        periods.c.ends_on > PracticeAgreement.ends_on,
    )
    return or_(soon, cut_short)


def list_agreements(
    *,
    visible_to: Viewer,
    today: date,
    q: str | None = None,
    stage: AgreementStage | None = None,
    organization: int | None = None,
) -> Select[Any]:
    """Select agreements with their organizations; the caller orders and pages them."""
    conditions = [visible_agreements(visible_to)]
    if q:
        conditions.append(_found(q))
    if stage:
        conditions.append(is_at_stage(stage, today))
    if organization:
        conditions.append(PracticeAgreement.organization_id == organization)
    return _with_organization().where(*conditions)


def search_agreements(q: str, *, visible_to: Viewer, limit: int) -> list[PracticeAgreement]:
    """Return the newest agreements found by number or organization."""
    found = _with_organization().where(visible_agreements(visible_to), _found(q))
    newest = found.order_by(PracticeAgreement.drafted_on.desc(), PracticeAgreement.id.desc())
    return list(db.session.scalars(newest.limit(limit)))


def newest_agreements(
    *, organization_id: int, visible_to: Viewer, limit: int
) -> tuple[int, list[PracticeAgreement]]:
    """Return how many agreements of an organization this person may see, and the newest."""
    found = _with_organization().where(
        visible_agreements(visible_to), PracticeAgreement.organization_id == organization_id
    )
    newest = found.order_by(PracticeAgreement.drafted_on.desc(), PracticeAgreement.id.desc())
    return first_rows(newest, limit=limit)


def list_importable() -> Sequence[PracticeAgreement]:
    """Return every agreement, in the order of its number: those a sheet may speak of."""
    return db.session.scalars(
        select(PracticeAgreement).order_by(PracticeAgreement.number_order, PracticeAgreement.id)
    ).all()


def get_agreement(agreement_id: int, *, visible_to: Viewer) -> PracticeAgreement:
    """Return an agreement with its editions; raises NotFoundError."""
    statement = (
        select(PracticeAgreement)
        .where(PracticeAgreement.id == agreement_id, visible_agreements(visible_to))
        .options(
            joinedload(PracticeAgreement.organization),
            joinedload(PracticeAgreement.period),
            selectinload(PracticeAgreement.editions).selectinload(AgreementEdition.signatories),
            selectinload(PracticeAgreement.editions)
            .selectinload(AgreementEdition.bases)
            .joinedload(PracticeBase.organization),
            selectinload(PracticeAgreement.editions)
            .selectinload(AgreementEdition.programmes)
            .joinedload(AgreementProgramme.speciality),
            selectinload(PracticeAgreement.editions).selectinload(AgreementEdition.rooms),
        )
    )
    agreement = db.session.scalar(statement)
    if agreement is None:
        raise NotFoundError
    return agreement


def get_edition(edition_id: int, *, visible_to: Viewer) -> AgreementEdition:
    """Return an edition of an agreement this person may see; raises NotFoundError."""
    found = select(AgreementEdition.agreement_id).where(AgreementEdition.id == edition_id)
    agreement_id = db.session.scalar(found)
    agreement = get_agreement(agreement_id or 0, visible_to=visible_to)
    return next(one for one in agreement.editions if one.id == edition_id)


def get_programme(programme_id: int, *, visible_to: Viewer) -> AgreementProgramme:
    """Return a row of appendix 1; raises NotFoundError."""
    found = select(AgreementProgramme.edition_id).where(AgreementProgramme.id == programme_id)
    edition = get_edition(db.session.scalar(found) or 0, visible_to=visible_to)
    return next(one for one in edition.programmes if one.id == programme_id)


def get_room(room_id: int, *, visible_to: Viewer) -> AgreementRoom:
    """Return a row of appendix 2; raises NotFoundError."""
    found = select(AgreementRoom.edition_id).where(AgreementRoom.id == room_id)
    edition = get_edition(db.session.scalar(found) or 0, visible_to=visible_to)
    return next(one for one in edition.rooms if one.id == room_id)


def is_number_taken(number: str) -> bool:
    """Tell whether an agreement has this number, however it is written."""
    found = select(PracticeAgreement.id).where(PracticeAgreement.number_key == fold(number))
    return db.session.scalar(found) is not None


def last_serial(year: int) -> int:
    """Return the last number the site gave in a year."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    found = select(func.max(PracticeAgreement.serial)).where(
        PracticeAgreement.drafted_on.between(first, last)
    )
    return db.session.scalar(found) or 0


class AgreementCounts(NamedTuple):
    """Agreements that wait for something: drafts, those that end soon, signed ones in force."""

    drafts: int
    expiring: int
    in_force: int


def tally_agreements(*, visible_to: Viewer, today: date) -> Select[*tuple[Any, ...]]:
    """Select the fields of AgreementCounts: what waits for a person."""
    stages = (AgreementStage.DRAFT, AgreementStage.EXPIRING, AgreementStage.IN_FORCE)
    counts = [func.count().filter(is_at_stage(stage, today)) for stage in stages]
    statement = select(*counts).select_from(PracticeAgreement)
    return statement.where(visible_agreements(visible_to))


def bases_by_ids(ids: Collection[int]) -> Sequence[PracticeBase]:
    """Return bases by their ids."""
    statement = select(PracticeBase).where(PracticeBase.id.in_(ids)).order_by(PracticeBase.id)
    return db.session.scalars(statement).all() if ids else []


def agreements_to_remind(day: date, *, limit: int) -> Select[Any]:
    """Select agreements in force that end within sixty days and whose end nobody was told."""
    return (
        select(PracticeAgreement)
        .where(
            PracticeAgreement.state.in_(IN_FORCE),
            PracticeAgreement.ends_on.between(day, day + timedelta(days=EXPIRING_DAYS)),
            or_(
                PracticeAgreement.reminded_of.is_(None),
                PracticeAgreement.reminded_of != PracticeAgreement.ends_on,
            ),
        )
        .order_by(PracticeAgreement.id)
        .limit(limit)
    )


def _with_organization() -> Select[Any]:
    return (
        select(PracticeAgreement)
        .join(PracticeAgreement.organization)
        .options(contains_eager(PracticeAgreement.organization))
    )


def _found(q: str) -> ColumnElement[bool]:
    return matches(
        q,
        (PracticeAgreement, PracticeAgreement.id),
        (Organization, PracticeAgreement.organization_id),
    )


def period_choices(today: date, *, chosen: int | None = None) -> Choices:
    """Return the periods that are not over to choose among; the periods stand above this room."""
    periods: Any = Model.metadata.tables["practice_periods"]
    offered = periods.c.ends_on >= today
    if chosen:
        offered = or_(offered, periods.c.id == chosen)
    return Choices(
        name="agreement-periods",
        statement=select(periods.c.id, periods.c.title)
        .where(offered)
        .order_by(periods.c.starts_on, periods.c.id),
        key=periods.c.id,
        label=lambda row: str(row.title),
        found_by=lambda words: periods.c.title.icontains(words, autoescape=True),
    )
