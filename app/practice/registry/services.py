"""Use cases of practice bases and of those who answer for practice there."""

from collections.abc import Collection
from contextlib import AbstractContextManager
from datetime import date

from app.base.archiving import note_archived
from app.base.constraints import refusing
from app.base.errors import NotAllowedError
from app.base.identity import fold
from app.base.locks import lock, lock_rows, lock_unchanged
from app.base.settlements import district_of, settlement_of
from app.base.terms import assign
from app.base.viewer import Viewer, require
from app.extensions import db
from app.organizations.models import Organization
from app.practice.permissions import Permission
from app.practice.registry import queries
from app.practice.registry.errors import (
    AlreadyReplacedError,
    BaseTwiceError,
    SimilarBaseError,
    SimilarResponsibleError,
)
from app.practice.registry.models import BaseResponsible, PracticeBase
from app.practice.registry.rules import (
    BaseTerms,
    ConditionTerms,
    ResponsibleTerms,
    check_last_day,
    find_alike,
    last_day_before,
)


def base_of(organization: Organization, *, actor: Viewer, is_demo: bool = False) -> PracticeBase:
    """Return the main base of an organization; it is made when there is none yet.

    An organization of one site needs nothing of the registry to take students.
    """
    require(actor, Permission.PLACE_MANAGE)
    lock(organization, shared=True)
    if found := queries.find_main_base(organization.id):
        return found
    base = PracticeBase(
        organization=organization,
        town=organization.town,
        address=organization.address,
        is_demo=is_demo,
    )
    db.session.add(base)
    db.session.flush()
    return base


def add_base(
    organization: Organization, *, terms: BaseTerms, actor: Viewer, is_another: bool = False
) -> PracticeBase:
    """Add a base to the registry.

    Raises BaseTwiceError by its field, and SimilarBaseError unless a person has looked and says
    that it `is_another`.
    """
    require(actor, Permission.BASE_MANAGE)
    lock(organization, shared=True)
    base = PracticeBase(organization=organization)
    _tell(base, terms)
    with _refusing_twins():
        db.session.add(base)
    _check_alike(base, is_another=is_another)
    return base


def edit_base(
    base: PracticeBase, *, terms: BaseTerms, actor: Viewer, is_another: bool = False
) -> None:
    """Change a base; the same errors as when it is added."""
    require(actor, Permission.BASE_MANAGE)
    lock_unchanged(base)
    before = (base.title, base.address)
    with _refusing_twins():
        _tell(base, terms)
    # Whoever was told apart once is not asked again until the title or the address changes.
    _check_alike(base, is_another=is_another or (base.title, base.address) == before)


def edit_conditions(base: PracticeBase, *, terms: ConditionTerms, actor: Viewer) -> None:
    """Change on what conditions students come; the organization does it by itself."""
    require_own(base, actor)
    lock_unchanged(base)
    assign(base, terms)
    db.session.flush()


def archive_bases(ids: Collection[int], *, actor: Viewer, today: date) -> list[int]:
    """Note that bases take no students any more; return the ids of those that did.

    Their records stay; lists and choices leave them out.
    """
    require(actor, Permission.BASE_MANAGE)
    return note_archived(lock_rows(queries.bases_by_ids(ids)), today)


def restore_bases(ids: Collection[int], *, actor: Viewer) -> list[int]:
    """Take bases back into the registry; return the ids of those."""
    require(actor, Permission.BASE_MANAGE)
    return note_archived(lock_rows(queries.bases_by_ids(ids, left=True)), None)


def add_responsible(
    base: PracticeBase, *, terms: ResponsibleTerms, actor: Viewer
) -> BaseResponsible:
    """Note who answers for practice at a base; several people may.

    Raises SimilarResponsibleError when somebody of this name does already.
    """
    require_own(base, actor)
    lock(base)
    _check_new(base, terms)
    person = BaseResponsible(base=base)
    assign(person, terms)
    db.session.add(person)
    db.session.flush()
    return person


def edit_responsible(person: BaseResponsible, *, terms: ResponsibleTerms, actor: Viewer) -> None:
    """Change what is known of a responsible person; raises ResponsibleDatesError."""
    require_own(person.base, actor)
    lock(person.base, shared=True)
    lock_unchanged(person)
    if person.until:
        check_last_day(terms.since, person.until)
    assign(person, terms)
    db.session.flush()


def replace_responsible(
    person: BaseResponsible, *, terms: ResponsibleTerms, actor: Viewer
) -> BaseResponsible:
    """Let another person answer from a day on; the first one's record stays.

    Raises ResponsibleDatesError, SimilarResponsibleError.
    """
    require_own(person.base, actor)
    lock(person.base)
    lock_unchanged(person)
    _check_present(person)
    person.until = last_day_before(person.since, terms.since)
    return add_responsible(person.base, terms=terms, actor=actor)


def release_responsible(person: BaseResponsible, *, until: date, actor: Viewer) -> None:
    """Note a responsible person's last day without a successor; raises ResponsibleDatesError."""
    require_own(person.base, actor)
    lock(person.base)
    lock_unchanged(person)
    _check_present(person)
    check_last_day(person.since, until)
    person.until = until
    db.session.flush()


def may_change(base: PracticeBase, actor: Viewer) -> bool:
    """Tell whether a person may change the conditions of a base and who answers there."""
    if actor.can(Permission.BASE_MANAGE):
        return True
    return actor.can(Permission.BASE_EDIT_OWN) and base.organization_id in actor.organization_ids


def require_own(base: PracticeBase, actor: Viewer) -> None:
    """Raise NotAllowedError (a 403) unless the person may change a base; see `may_change`."""
    if not may_change(base, actor):
        raise NotAllowedError


def _tell(base: PracticeBase, terms: BaseTerms) -> None:
    assign(base, terms)
    district = district_of(terms.town, settlement_of(terms.settlement, town=terms.town))
    if base.district != district:
        base.district = district
    if base.coordinates != terms.coordinates:
        base.latitude, base.longitude = terms.coordinates or (None, None)
    base.kinds = list(terms.kinds)
    base.speciality_ids = list(terms.speciality_ids)


def _check_alike(base: PracticeBase, *, is_another: bool) -> None:
    others = queries.list_bases_of(base.organization_id, without=base.id)
    similar = None if is_another else find_alike(base, others)
    if isinstance(similar, PracticeBase):
        raise SimilarBaseError(", ".join(filter(None, (similar.name, similar.address))))


def _check_new(base: PracticeBase, terms: ResponsibleTerms) -> None:
    if any(fold(one.name) == fold(terms.name) for one in base.present):
        raise SimilarResponsibleError(field="name")


def _check_present(person: BaseResponsible) -> None:
    if person.until is not None:
        raise AlreadyReplacedError


def _refusing_twins() -> AbstractContextManager[None]:
    return refusing({"uq_practice_bases_organization_id_title": BaseTwiceError(field="title")})
