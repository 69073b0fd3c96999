"""Addresses of one search of the catalogue: as a list, on a map, as a feed."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from flask import request, url_for

# What an address may say of a search; anything else in it is nobody's.
SEARCHED = (
    "q", "town", "position", "speciality", "level", "kind", "employment", "salary", "housing",
    "support", "beginners", "mentor", "organization", "fair",
)  # fmt: skip


def catalogue_url(endpoint: str = "jobfair.vacancy_list", **changes: Any) -> str:
    """Return the present search at another page of the catalogue, some of it changed."""
    said: Mapping[str, Any] = {**request.args.to_dict(), **changes}
    query = {name: said[name] for name in SEARCHED if said.get(name) not in (None, "")}
    # Not through url_for: a stranger's `?_method=…` would be taken for one of its options.
    return f"{url_for(endpoint)}?{urlencode(query)}" if query else url_for(endpoint)
