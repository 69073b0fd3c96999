"""Every SELECT of practice bases."""

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, ScalarSelect, Select, SQLColumnExpression, exists, select
from sqlalchemy.orm import joinedload, selectinload

from app.base.choices import Choices
from app.base.collation import sort_key
from app.base.errors import NotFoundError
from app.base.identity import tidy_town
from app.base.search import matches
from app.base.viewer import Viewer
from app.extensions import db
from app.organizations.models import Organization
from app.practice.enums import PracticeKind
from app.practice.permissions import Permission
from app.practice.registry.models import BaseKind, BaseResponsible, BaseSpeciality, PracticeBase
from app.web.paging import count_rows

TAKES_STUDENTS = PracticeBase.archived_on.is_(None)
SEARCHED = (PracticeBase, Organization)  # the records whose words the list is searched by


def _of_organization(key: SQLColumnExpression[str]) -> ScalarSelect[str]:
    owner = Organization.id == PracticeBase.organization_id
    return select(key).where(owner).correlate(PracticeBase).scalar_subquery()


SORTABLE = {"name": _of_organization(Organization.name_key), "town": PracticeBase.town_key}


def _visible(viewer: Viewer) -> ColumnElement[bool]:
    """Return which bases a person may see: the college and students all, an organization its own.

    Students choose among all of them; who only acts for an organization sees no others' terms.
    """
    if viewer.can(Permission.BASE_VIEW_ALL):
        return PracticeBase.id.is_not(None)
    return PracticeBase.organization_id.in_(viewer.organization_ids)


def list_bases(
    *,
    visible_to: Viewer,
    q: str | None = None,
    town: str | None = None,
    kind: PracticeKind | None = None,
    speciality: int | None = None,
    organization: int | None = None,
    without_book: bool | None = None,
    dormitory: bool | None = None,
    left: bool | None = None,
    among: Sequence[Select[Any]] = (),
) -> Select[Any]:
    """Select bases that fit the filters; the caller orders and pages them.

    `town` is a settlement's key; `left` gives those that take no students any more; `among` narrows
    to ids that a room above knows: with seats this year, confirmed this year.
    """
    base = PracticeBase
    asked = (
        (town, base.settlement_key == town),
        (kind, exists().where(BaseKind.base_id == base.id, BaseKind.kind == kind)),
        (speciality, is_for_speciality(speciality)),
        (organization, base.organization_id == organization),
        (without_book, ~base.needs_medical_book),
        (dormitory, base.has_dormitory),
        (q, _has_words(q or "")),
    )
    return _with_all_shown(select(base)).where(
        _visible(visible_to),
        ~TAKES_STUDENTS if left else TAKES_STUDENTS,
        *(condition for value, condition in asked if value),
        *(base.id.in_(ids) for ids in among),
    )


def _with_all_shown(statement: Select[Any]) -> Select[Any]:
    base = PracticeBase
    return statement.options(
        joinedload(base.organization),
        selectinload(base.kind_rows),
        selectinload(base.speciality_rows).joinedload(BaseSpeciality.speciality),
        selectinload(base.responsibles),
    )


def _has_words(words: str) -> ColumnElement[bool]:
    base = PracticeBase
    return matches(words, (base, base.id), (Organization, base.organization_id))


def is_for_speciality(speciality_id: int | None) -> ColumnElement[bool]:
    """Return the condition that a base names a speciality among those it takes."""
    return exists().where(
        BaseSpeciality.base_id == PracticeBase.id, BaseSpeciality.speciality_id == speciality_id
    )


def get_base(base_id: int, *, visible_to: Viewer) -> PracticeBase:
    """Return a base this person may see, with all its card needs; raises NotFoundError."""
    base = db.session.scalar(
        select(PracticeBase)
        .where(PracticeBase.id == base_id, _visible(visible_to))
        .options(joinedload(PracticeBase.organization), selectinload(PracticeBase.responsibles))
    )
    if base is None:
        raise NotFoundError
    return base


def find_main_base(organization_id: int) -> PracticeBase | None:
    """Return the base without a title of its own, the organization itself."""
    statement = select(PracticeBase).filter_by(organization_id=organization_id, title="")
    return db.session.scalar(statement)


def find_base(base_id: int) -> PracticeBase | None:
    """Return a base by its id."""
    return db.session.get(PracticeBase, base_id)


def find_titled(organization_id: int, title: str) -> PracticeBase | None:
    """Return an organization's base by its title."""
    statement = select(PracticeBase).filter_by(organization_id=organization_id, title=title)
    return db.session.scalar(statement)


def list_bases_of(organization_id: int, *, without: int | None = None) -> list[PracticeBase]:
    """Return the bases of an organization, the main one first, one of them left out."""
    statement = select(PracticeBase).where(
        PracticeBase.organization_id == organization_id, PracticeBase.id != (without or 0)
    )
    return list(db.session.scalars(statement.order_by(PracticeBase.title, PracticeBase.id)))


def get_responsible(person_id: int, *, visible_to: Viewer) -> BaseResponsible:
    """Return a responsible person of a base this person may see; raises NotFoundError."""
    person = db.session.scalar(
        select(BaseResponsible)
        .join(BaseResponsible.base)
        .where(BaseResponsible.id == person_id, _visible(visible_to))
        .options(joinedload(BaseResponsible.base).joinedload(PracticeBase.organization))
    )
    if person is None:
        raise NotFoundError
    return person


def bases_by_ids(ids: Collection[int], *, left: bool = False) -> Select[Any]:
    """Select those of the bases that take students, or no more, in the order of locks."""
    is_so = ~TAKES_STUDENTS if left else TAKES_STUDENTS
    return select(PracticeBase).where(PracticeBase.id.in_(ids), is_so).order_by(PracticeBase.id)


def count_by_ids(ids: Collection[int], *, left: bool = False) -> int:
    """Count those of the bases that take students, or no more."""
    return count_rows(bases_by_ids(ids, left=left))


def own_town_choices(*, visible_to: Viewer) -> list[tuple[str, str]]:
    """Return (key, town) pairs of the towns with bases that a person sees."""
    return town_choices(_visible(visible_to) & TAKES_STUDENTS)


def town_choices(of: ColumnElement[bool]) -> list[tuple[str, str]]:
    """Return (key, town) pairs of the towns of some bases, namesakes told apart."""
    base = PracticeBase
    columns = select(base.settlement_key, base.town, base.district).distinct()
    rows = [(*row,) for row in db.session.execute(columns.where(of))]
    towns: dict[str, str] = {}
    for key, town, district in sorted(rows):
        name = f"{town} ({district})" if district else str(tidy_town(town))
        if key not in towns or "ё" in name.lower():
            towns[key] = name
    return sorted(towns.items(), key=lambda pair: sort_key(pair[1]))


class RegistryRow(NamedTuple):
    """A base with the seats it promised for this year, None while it has not answered."""

    base: PracticeBase
    seats: int | None


class TownOfBases(NamedTuple):
    """A base as the map and the picture of seats need it."""

    id: int
    settlement_key: str
    town: str
    district: str


def list_towns_of_bases(*, visible_to: Viewer) -> Sequence[TownOfBases]:
    """Return where every base that takes students is, without the records themselves."""
    base = PracticeBase
    columns = select(base.id, base.settlement_key, base.town, base.district)
    rows = db.session.execute(columns.where(_visible(visible_to), TAKES_STUDENTS))
    return [TownOfBases(*row) for row in rows]


def base_choices(
    *, organization: int | None = None, chosen: int | Collection[int] | None = None
) -> Choices:
    """Return the bases to choose among, by organizations; those archived only when `chosen`."""
    base = PracticeBase
    kept = [chosen] if isinstance(chosen, int) else list(chosen or ())
    offered = TAKES_STUDENTS | base.id.in_(kept) if kept else TAKES_STUDENTS
    statement = (
        select(base.id)
        .add_columns(Organization.short_name, base.title, base.town)
        .join(base.organization)
        .where(offered)
        .order_by(Organization.name_key, base.title, base.id)
    )
    of = {}
    if organization is not None:
        statement = statement.where(base.organization_id == organization)
        of["organization"] = organization
    return Choices(
        name="practice-bases",
        statement=statement,
        key=base.id,
        label=lambda row: ", ".join(filter(None, (row.short_name, row.title, row.town))),
        found_by=_has_words,
        of=of,
    )


def first_bases(q: str, *, visible_to: Viewer, limit: int) -> Sequence[PracticeBase]:
    """Return the first bases, by name, that some words mean."""
    found = (
        select(PracticeBase)
        .options(joinedload(PracticeBase.organization))
        .where(_visible(visible_to), TAKES_STUDENTS, _has_words(q))
        .order_by(SORTABLE["name"], PracticeBase.id)
    )
    return db.session.scalars(found.limit(limit)).all()


class ComparedBase(NamedTuple):
    """What bases of one organization are compared by when twins are looked for."""

    id: int
    organization_id: int
    organization: str
    title: str
    address: str

    @property
    def name(self) -> str:
        """Return what people call the base."""
        return ", ".join(filter(None, (self.organization, self.title)))


def list_compared() -> list[ComparedBase]:
    """Return all bases as they are compared."""
    base = PracticeBase
    columns = select(base.id, base.organization_id, Organization.short_name, base.title)
    found = columns.add_columns(base.address).join(base.organization).order_by(base.id)
    return [ComparedBase(*row) for row in db.session.execute(found)]


def list_importable() -> list[PracticeBase]:
    """Return all bases with what a spreadsheet may say of them, in a flat number of queries."""
    statement = _with_all_shown(select(PracticeBase))
    return list(db.session.scalars(statement.order_by(PracticeBase.id)))


def list_clashing_kinds(table: str, kept_id: int, gone_id: int) -> list[BaseKind]:
    """Return the kinds of practice of a base that goes which the base that stays has too."""
    if table != PracticeBase.__tablename__:
        return []
    same = select(BaseKind.kind).where(BaseKind.base_id == kept_id)
    found = select(BaseKind).where(BaseKind.base_id == gone_id, BaseKind.kind.in_(same))
    return list(db.session.scalars(found))


def list_clashing_specialities(table: str, kept_id: int, gone_id: int) -> list[BaseSpeciality]:
    """Return the specialities of a base that goes which the base that stays has too."""
    if table != PracticeBase.__tablename__:
        return []
    one = BaseSpeciality
    same = select(one.speciality_id).where(one.base_id == kept_id)
    found = select(one).where(one.base_id == gone_id, one.speciality_id.in_(same))
    return list(db.session.scalars(found))


def renames_for_one_owner(
    table: str, kept_id: int, gone_id: int
) -> list[tuple[PracticeBase, dict[str, str]]]:
    """Return the bases of an organization that goes whose titles the other has, with new titles.

    What was the main base of the one becomes a site of the other, called as it was known.
    """
    if table != Organization.__tablename__:
        return []
    held = {base.title for base in list_bases_of(kept_id)}
    return [
        (base, {"title": ", ".join(filter(None, (base.organization.short_name, base.title)))})
        for base in list_bases_of(gone_id)
        if base.title in held
    ]
