"""Where a search field asks: an address for each kind of record, declared by its package."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from flask import Flask, abort, current_app, url_for

from app.base.choices import Choices
from app.base.declared import declare_once
from app.base.viewer import Viewer


@dataclass(frozen=True)
class ChoiceSource:
    """A kind of record to choose among.

    `choices(viewer, of)` gives what this person may choose; `of` holds ids from the address, and a
    KeyError for a missing one is a 404. Without a permission everybody signed in may ask.
    """

    name: str
    choices: Callable[[Viewer, Mapping[str, int]], Choices]
    permission: StrEnum | None = None


def register_choices(app: Flask, sources: Sequence[ChoiceSource]) -> None:
    """Let search fields ask these sources (called by the factory)."""
    for source in sources:
        declare_once(app, "choices", source.name, source)


def choices_for(name: str, viewer: Viewer, of: Mapping[str, int]) -> Choices:
    """Return what a person may choose among, or answer with 403 or 404."""
    source: ChoiceSource | None = current_app.extensions.get("choices", {}).get(name)
    if source is None:
        abort(404)
    if source.permission and not viewer.can(source.permission):
        abort(403)
    try:
        return source.choices(viewer, of)
    except KeyError:
        abort(404)


def address_of(choices: Choices) -> str:
    """Return the address that finds more of the choices."""
    of: dict[str, Any] = dict(choices.of)
    return url_for("web.choice_list", name=choices.name, **of)
