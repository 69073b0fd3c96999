"""Reading participants of fairs: staff all, an employer its own."""

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, exists, func, select
from sqlalchemy.orm import joinedload, selectinload

from app.base.choices import Choices
from app.base.errors import NotFoundError
from app.base.search import matches
from app.base.viewer import Viewer
from app.extensions import db
from app.jobfair.enums import VacancyState
from app.jobfair.models import Fair, Vacancy
from app.jobfair.venue.enums import COMING, ParticipantState
from app.jobfair.venue.models import FairParticipant
from app.organizations.enums import OrganizationKind
from app.organizations.models import ContactPerson, Organization
from app.organizations.queries import TAKES_PART

_NAME = (
    select(Organization.name_key)
    .where(Organization.id == FairParticipant.organization_id)
    .scalar_subquery()
)
SORTABLE = {"name": _NAME, "state": FairParticipant.state, "stand": FairParticipant.stand}
SEARCHED = (Organization,)
_NO_EMPLOYER = (OrganizationKind.COLLEGE,)


class ParticipantCounts(NamedTuple):
    """How many organizations stand where."""

    invited: int
    registered: int
    confirmed: int
    without_stand: int


def find_participant(fair_id: int, organization_id: int) -> FairParticipant | None:
    """Return an organization's part in a fair."""
    statement = select(FairParticipant).where(
        FairParticipant.fair_id == fair_id, FairParticipant.organization_id == organization_id
    )
    return db.session.scalar(statement)


def find_by_id(participant_id: int) -> FairParticipant | None:
    """Return a participant by its id, for a link."""
    return db.session.get(FairParticipant, participant_id)


def get_participant(participant_id: int, *, visible_to: Viewer) -> FairParticipant:
    """Return a participant staff or its own people may see; raises NotFoundError."""
    statement = (
        select(FairParticipant)
        .where(FairParticipant.id == participant_id)
        .options(
            joinedload(FairParticipant.organization),
            joinedload(FairParticipant.fair),
            selectinload(FairParticipant.representatives),
        )
    )
    if not visible_to.sees_all:
        own = FairParticipant.organization_id.in_(visible_to.organization_ids)
        statement = statement.where(own)
    participant = db.session.scalar(statement)
    if participant is None:
        raise NotFoundError
    return participant


def list_participants(
    fair: Fair,
    *,
    q: str | None = None,
    state: ParticipantState | None = None,
    kind: OrganizationKind | None = None,
    stand: str | None = None,
) -> Select[Any]:
    """Select the participants of a fair; the caller orders them."""
    statement = (
        select(FairParticipant)
        .where(FairParticipant.fair_id == fair.id)
        .options(
            joinedload(FairParticipant.organization, innerjoin=True),
            selectinload(FairParticipant.representatives),
        )
    )
    if q:
        statement = statement.where(matches(q, (Organization, FairParticipant.organization_id)))
    if state:
        statement = statement.where(FairParticipant.state == state)
    if kind:
        of_kind = select(Organization.id).where(Organization.kind == kind)
        statement = statement.where(FairParticipant.organization_id.in_(of_kind))
    if stand:
        statement = statement.where(
            FairParticipant.stand == "", FairParticipant.state == ParticipantState.CONFIRMED
        )
    return statement


def list_confirmed(fair: Fair) -> Sequence[FairParticipant]:
    """Return who takes part, by name, with their people."""
    statement = list_participants(fair, state=ParticipantState.CONFIRMED)
    return db.session.scalars(statement.order_by(_NAME, FairParticipant.id)).all()


def count_participants_of(fair: Fair) -> ParticipantCounts:
    """Count a fair's participants by how they stand."""
    state = FairParticipant.state
    counts = [
        func.count().filter(state == one)
        for one in (
            ParticipantState.INVITED,
            ParticipantState.REGISTERED,
            ParticipantState.CONFIRMED,
        )
    ]
    homeless = func.count().filter(state == ParticipantState.CONFIRMED, FairParticipant.stand == "")
    statement = select(*counts, homeless).where(FairParticipant.fair_id == fair.id)
    return ParticipantCounts._make(db.session.execute(statement).one())


def waiting_by_ids(ids: Collection[int]) -> Sequence[FairParticipant]:
    """Return those of the participants that wait for a decision, in the order of locks."""
    statement = (
        select(FairParticipant)
        .where(FairParticipant.id.in_(ids), FairParticipant.state == ParticipantState.REGISTERED)
        .order_by(FairParticipant.id)
    )
    return db.session.scalars(statement).all()


def count_waiting() -> int:
    """Count the participants that wait for a decision."""
    statement = select(func.count()).where(FairParticipant.state == ParticipantState.REGISTERED)
    return db.session.scalar(statement) or 0


def list_own(fair: Fair, viewer: Viewer) -> Sequence[FairParticipant]:
    """Return what a person's organizations are at a fair."""
    statement = (
        select(FairParticipant)
        .where(
            FairParticipant.fair_id == fair.id,
            FairParticipant.organization_id.in_(viewer.organization_ids),
        )
        .options(joinedload(FairParticipant.organization))
        .order_by(FairParticipant.id)
    )
    return db.session.scalars(statement).all()


def list_uninvited(fair: Fair, ids: Collection[int]) -> Sequence[Organization]:
    """Return those of the organizations that are not among a fair's participants."""
    statement = _uninvited(fair).where(Organization.id.in_(ids))
    return db.session.scalars(statement.order_by(Organization.id)).all()


def uninvited_ids(fair: Fair, kind: OrganizationKind | None = None) -> list[int]:
    """Return the ids of all organizations that might still be invited."""
    statement = _uninvited(fair).with_only_columns(Organization.id)
    if kind:
        statement = statement.where(Organization.kind == kind)
    return list(db.session.scalars(statement.order_by(Organization.id)))


def count_reached(ids: Collection[int]) -> tuple[int, int]:
    """Count organizations, and those of them with somebody to write to."""
    of_people = exists().where(
        ContactPerson.organization_id == Organization.id, ContactPerson.email != ""
    )
    reached = func.count().filter(of_people | (func.coalesce(Organization.email, "") != ""))
    statement = select(func.count(), reached).where(Organization.id.in_(ids))
    total, written = db.session.execute(statement.select_from(Organization)).one()
    return total, written


def uninvited_choices(fair: Fair) -> Choices:
    """Return the organizations that are not among a fair's participants, to choose among."""
    columns = select(Organization.id, Organization.short_name, Organization.town)
    return Choices(
        name="fair-uninvited",
        statement=columns.where(_is_uninvited(fair)).order_by(
            Organization.name_key, Organization.id
        ),
        key=Organization.id,
        label=lambda row: f"{row.short_name}, {row.town}",
        found_by=lambda words: matches(words, (Organization, Organization.id)),
        of={"fair": fair.id},
    )


def ids_of_participants(fair: Fair) -> Select[int]:
    """Select the ids of a fair's participants."""
    return select(FairParticipant.id).where(FairParticipant.fair_id == fair.id)


def count_vacancies(participant: FairParticipant) -> int:
    """Count what a participant has posted to its fair."""
    statement = select(func.count()).where(
        Vacancy.fair_id == participant.fair_id,
        Vacancy.organization_id == participant.organization_id,
        Vacancy.state != VacancyState.WITHDRAWN,
    )
    return db.session.scalar(statement) or 0


def participant_choices(fair: Fair) -> Choices:
    """Return who comes to a fair, to choose among."""
    columns = select(FairParticipant.id, Organization.short_name, FairParticipant.stand).join(
        FairParticipant.organization
    )
    return Choices(
        name="fair-participants",
        statement=columns.where(
            FairParticipant.fair_id == fair.id, FairParticipant.state.in_(COMING)
        ).order_by(Organization.name_key, FairParticipant.id),
        key=FairParticipant.id,
        label=lambda row: f"{row.short_name} · № {row.stand}" if row.stand else row.short_name,
        found_by=lambda words: matches(words, (Organization, Organization.id)),
        of={"fair": fair.id},
    )


def _uninvited(fair: Fair) -> Select[Any]:
    return select(Organization).where(_is_uninvited(fair))


def _is_uninvited(fair: Fair) -> ColumnElement[bool]:
    known = select(FairParticipant.organization_id).where(FairParticipant.fair_id == fair.id)
    return and_(TAKES_PART, Organization.kind.not_in(_NO_EMPLOYER), Organization.id.not_in(known))
