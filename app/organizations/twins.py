"""Organizations that may be written twice."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base.likeness import LIKE, names_likeness
from app.organizations import queries
from app.organizations.legal_forms import strip_legal_form
from app.organizations.models import Organization
from app.organizations.permissions import Permission
from app.twins.kinds import FoundPair, TwinKind


def find_pairs() -> Iterator[FoundPair]:
    """Yield pairs of one town with names like one, legal forms aside.

    Two that each have an INN have proven that they are two.
    """
    towns: dict[str, list[queries.ComparedOrganization]] = defaultdict(list)
    for one in queries.list_compared():
        towns[one.town].append(one)
    for several in towns.values():
        for left, right in combinations(several, 2):
            if left.inn and right.inn:
                continue
            likeness = _likeness(left, right)
            if likeness >= LIKE:
                why = _("один населённый пункт, похожие названия")
                yield FoundPair(left.id, right.id, left.short_name, right.short_name, likeness, why)


def _likeness(left: queries.ComparedOrganization, right: queries.ComparedOrganization) -> int:
    names = ((left.name, right.name), (left.short_name, right.short_name))
    return max(names_likeness(strip_legal_form(a), strip_legal_form(b)) for a, b in names)


TWINS = TwinKind(
    Organization,
    _l("Организации"),
    Permission.ORGANIZATION_MANAGE,
    find_pairs,
    title=lambda organization: str(organization.short_name),
    card=lambda organization: url_for(
        "organizations.organization_detail", organization_id=organization.id
    ),
    choices=queries.organization_choices,
)
