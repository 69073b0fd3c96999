"""Reading organizations. Who takes part in the cluster is public; their contacts are not."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Row, Select, func, select
from sqlalchemy.orm import selectinload

from app.base.choices import Choices
from app.base.collation import sort_key
from app.base.errors import NotFoundError
from app.base.identity import fold, tidy_town
from app.base.search import matches
from app.extensions import db
from app.organizations.enums import OrganizationKind
from app.organizations.models import ContactPerson, Organization
from app.organizations.rules import compared_names
from app.web.paging import count_rows

TAKES_PART = Organization.archived_on.is_(None)


class ParticipantCount(NamedTuple):
    """The cluster in two numbers."""

    organizations: int
    towns: int


SORTABLE = {"name": Organization.name_key, "town": Organization.town_key}


def list_organizations(
    *,
    q: str | None = None,
    kind: OrganizationKind | None = None,
    town: str | None = None,
    left: bool | None = None,
) -> Select[Any]:
    """Select organizations that fit the filters; the caller orders and pages them.

    `town` is its identity (see `base/identity.py`); `left` gives those that left the cluster
    instead of those that take part.
    """
    statement = select(Organization).where(~TAKES_PART if left else TAKES_PART)
    if q:
        statement = statement.where(matches(q, (Organization, Organization.id)))
    if kind:
        statement = statement.where(Organization.kind == kind)
    if town:
        statement = statement.where(Organization.town_identity == town)
    return statement


def count_participants() -> ParticipantCount:
    """Return how many organizations take part, and of how many towns."""
    columns = select(func.count(), func.count(Organization.town_identity.distinct()))
    return ParticipantCount(*db.session.execute(columns.where(TAKES_PART)).one())


def first_organizations(q: str, *, limit: int) -> list[Organization]:
    """Return the first organizations, by name, that some words mean."""
    found = list_organizations(q=q).order_by(Organization.name_key, Organization.id)
    return list(db.session.scalars(found.limit(limit)))


def get_organization(organization_id: int) -> Organization:
    """Return an organization with its contact persons; raises NotFoundError."""
    statement = (
        select(Organization)
        .where(Organization.id == organization_id)
        .options(selectinload(Organization.contacts))
    )
    organization = db.session.scalar(statement)
    if organization is None:
        raise NotFoundError
    return organization


def organization_choices(
    *, chosen: int | Collection[int] | None = None, among: Collection[int] | None = None
) -> Choices:
    """Return the organizations to choose among, by name; `among` narrows to some of them.

    Of those that left the cluster only what is `chosen` already.
    """
    columns = select(Organization.id, Organization.short_name, Organization.town)
    kept = [chosen] if isinstance(chosen, int) else list(chosen or ())
    offered = TAKES_PART | Organization.id.in_(kept) if kept else TAKES_PART
    if among is not None:
        offered &= Organization.id.in_(among)
    return Choices(
        name="organizations",
        statement=columns.where(offered).order_by(Organization.name_key, Organization.id),
        key=Organization.id,
        label=lambda row: f"{row.short_name}, {row.town}",
        found_by=lambda words: matches(words, (Organization, Organization.id)),
    )


def organizations_by_ids(ids: Collection[int], *, left: bool = False) -> Select[Any]:
    """Select those of the organizations that take part, or that left, in the order of locks."""
    is_so = ~TAKES_PART if left else TAKES_PART
    return select(Organization).where(Organization.id.in_(ids), is_so).order_by(Organization.id)


def count_by_ids(ids: Collection[int], *, left: bool = False) -> int:
    """Count those of the organizations that take part, or that left."""
    return count_rows(organizations_by_ids(ids, left=left))


def list_names() -> dict[int, str]:
    """Return the short names of all organizations of the cluster by id."""
    found = select(Organization.id, Organization.short_name).where(TAKES_PART)
    return dict(db.session.execute(found).all())


def names_by_id(ids: Collection[int]) -> dict[int, str]:
    """Return short names by id, of several organizations in one query."""
    columns = select(Organization.id, Organization.short_name).where(Organization.id.in_(ids))
    return {row.id: row.short_name for row in db.session.execute(columns)}


def find_similar(organization: Organization) -> Organization | None:
    """Return another organization of the town with the same name to a reader, full or short.

    Lists and choices show the short one. Two that each have an INN have proven that they are two.
    """
    columns = select(Organization.id, Organization.name, Organization.short_name)
    statement = columns.where(
        Organization.town_identity == organization.town_identity,
        Organization.id != (organization.id or 0),
    )
    if organization.inn:
        statement = statement.where(Organization.inn.is_(None))
    names = compared_names(organization.name, organization.short_name)
    for id_, *known in db.session.execute(statement.order_by(Organization.id)):
        if names & compared_names(*known):
            return db.session.get_one(Organization, id_)
    return None


def town_choices(*, of: ColumnElement[bool] | None = None) -> list[tuple[str, str]]:
    """Return (identity, town) pairs, one for all writings of a town: that with ё, if there is one.

    `of` narrows to the towns of some organizations.
    """
    statement = select(Organization.town_identity, Organization.town).distinct()
    statement = statement.where(TAKES_PART)
    return paired_towns(db.session.execute(statement if of is None else statement.where(of)))


def paired_towns(rows: Iterable[Any]) -> list[tuple[str, str]]:
    """Return (identity, town) pairs of rows of the two, one for all writings of a town."""
    towns: dict[str, str] = {}
    for key, town in sorted((key, str(tidy_town(town))) for key, town in rows):
        if key not in towns or "ё" in town.lower():
            towns[key] = town
    return sorted(towns.items(), key=lambda pair: sort_key(pair[1]))


class ComparedOrganization(NamedTuple):
    """What organizations are compared by when twins are looked for."""

    id: int
    name: str
    short_name: str
    town: str
    inn: str | None


def list_compared() -> list[ComparedOrganization]:
    """Return all organizations as they are compared, `town` as its identity."""
    columns = (
        Organization.id,
        Organization.name,
        Organization.short_name,
        Organization.town_identity,
        Organization.inn,
    )
    found = db.session.execute(select(*columns).order_by(Organization.id))
    return [ComparedOrganization(*row) for row in found]


def list_importable() -> Sequence[Row[Any]]:
    """Return all organizations with what a spreadsheet may say of them, and their versions."""
    named = ("name", "short_name", "kind", "town", "address", "inn", "kpp", "ogrn", "phone")
    columns = [getattr(Organization, name) for name in (*named, "email", "head_name")]
    statement = select(Organization.id, Organization.version, *columns, Organization.head_position)
    return db.session.execute(statement.order_by(Organization.id)).all()


def contacts_by_organization() -> dict[int, dict[str, dict[str, Any]]]:
    """Return position, phone and e-mail of contact persons, by organization and folded name."""
    one = ContactPerson
    columns = (one.organization_id, one.name, one.position, one.phone, one.email)
    found: dict[int, dict[str, dict[str, Any]]] = {}
    for row in db.session.execute(select(*columns).order_by(one.id)):
        told = {"position": row.position, "phone": row.phone, "email": row.email}
        found.setdefault(row.organization_id, {}).setdefault(fold(row.name), told)
    return found
