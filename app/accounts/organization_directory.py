"""What accounts may know of organizations, which live on a floor above.

The factory registers where choices and names come from.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from flask import Flask, current_app

from app.accounts.models import User

Choices = Callable[[], list[tuple[int, str]]]
Names = Callable[[Collection[int]], dict[int, str]]


@dataclass(frozen=True)
class Directory:
    """Where the choices of a form and the names of a list come from."""

    choices: Choices
    names: Names


def register_organizations(app: Flask, *, choices: Choices, names: Names) -> None:
    """Say where organizations are found (called by the factory)."""
    app.extensions["organization_directory"] = Directory(choices, names)


def organization_choices() -> list[tuple[int, str]]:
    """Return (id, label) pairs of the organizations an employer may belong to."""
    return _directory().choices()


def organization_names(users: Iterable[User]) -> dict[int, str]:
    """Return the names of the organizations these people belong to, by id, in one query."""
    wanted = {user.organization_id for user in users if user.organization_id is not None}
    return _directory().names(wanted) if wanted else {}


def _directory() -> Directory:
    directory: Directory = current_app.extensions["organization_directory"]
    return directory
