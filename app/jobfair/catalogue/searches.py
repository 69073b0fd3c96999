"""A kept search as values and as words. Pure."""

from collections.abc import Mapping
from typing import Any

from app.jobfair.enums import Employment, TeachingLevel
from app.organizations.enums import OrganizationKind

MOST_SEARCHES = 10  # of one person
_KINDS = {"level": TeachingLevel, "employment": Employment, "kind": OrganizationKind}
_OF_A_FAIR = frozenset({"fair"})  # a search goes on at the next fair


def kept_criteria(criteria: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a search asked, as it is stored: without what was left open."""
    asked = {name: value for name, value in criteria.items() if name not in _OF_A_FAIR}
    return {name: getattr(value, "value", value) for name, value in asked.items() if value}


def read_criteria(kept: Mapping[str, Any]) -> dict[str, Any]:
    """Return stored criteria as the catalogue takes them; a word nobody knows any more is left."""
    read = {}
    for name, value in kept.items():
        kind = _KINDS.get(name)
        if kind is None:
            read[name] = value
        elif value in {member.value for member in kind}:
            read[name] = kind(value)
    return read


def address_of(kept: Mapping[str, Any]) -> dict[str, str]:
    """Return the query of a kept search's address: a sum in roubles, a flag as a tick."""
    said = {name: "y" if value is True else str(value) for name, value in kept.items()}
    if "salary" in said:
        said["salary"] = str(int(said["salary"]) // 100)
    return said
