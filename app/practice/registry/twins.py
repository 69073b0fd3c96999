"""Bases of one organization that may be written twice, and what yields when they are merged."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base.likeness import LIKE
from app.practice.permissions import Permission
from app.practice.registry import queries
from app.practice.registry.errors import TwoOwnersError
from app.practice.registry.models import BaseKind, BaseSpeciality, PracticeBase
from app.practice.registry.rules import likeness
from app.twins.kinds import FoundPair, SteppingAside, TwinKind, Yielding


def find_pairs() -> Iterator[FoundPair]:
    """Yield pairs of one organization with one address or with names like one."""
    owners: dict[int, list[queries.ComparedBase]] = defaultdict(list)
    for one in queries.list_compared():
        owners[one.organization_id].append(one)
    for several in owners.values():
        for left, right in combinations(several, 2):
            found = likeness(left, right)
            if found >= LIKE:
                why = _("одна организация, один адрес или похожие названия")
                yield FoundPair(left.id, right.id, left.name, right.name, found, why)


def _check_owner(kept: PracticeBase, gone: PracticeBase) -> None:
    """Refuse to let places of one organization stand at a base of another."""
    if kept.organization_id != gone.organization_id:
        raise TwoOwnersError


TWINS = (
    TwinKind(
        PracticeBase,
        _l("Базы практики"),
        Permission.BASE_MANAGE,
        find_pairs,
        title=lambda base: str(base.name),
        card=lambda base: url_for("practice.base_detail", base_id=base.id),
        choices=queries.base_choices,
        settle=_check_owner,
    ),
    SteppingAside(PracticeBase, queries.renames_for_one_owner),
    Yielding(BaseKind, queries.list_clashing_kinds),
    Yielding(BaseSpeciality, queries.list_clashing_specialities),
)
