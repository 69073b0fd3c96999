"""The header's menu and the administration's pages: what each person may open."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask import Flask, current_app, request, url_for
from flask_babel import LazyString
from flask_login import current_user

from app.web.access import access_of, may


@dataclass(frozen=True)
class MenuEntry:
    """A menu entry: the endpoint it opens and the path under which it is current.

    Entries stand by `order`: 10 today, 20 plan, 30–79 the jobs of the plan, 80 registers,
    90 administration. Who holds the permission `unless` has another way there and needs no entry.
    """

    endpoint: str
    label: LazyString
    path: str
    order: int
    unless: str = ""


@dataclass(frozen=True)
class AdminPage:
    """A page of the administration: its endpoint, its name and what it is for."""

    endpoint: str
    label: LazyString
    text: LazyString
    order: int = 50
    in_production: bool = True


@dataclass(frozen=True)
class ActivitySubject:
    """A subject of the cluster's work on its first page: its list, its name, what it is for."""

    endpoint: str
    label: LazyString
    text: LazyString

    def register(self, app: Flask) -> None:
        """Put the subject on the page (called by the factory)."""
        app.extensions.setdefault("activity_subjects", []).append(self)


@dataclass(frozen=True)
class Link:
    """An entry as the template shows it."""

    label: LazyString
    url: str
    current: bool


def register_pages(
    app: Flask, *, menu: tuple[MenuEntry, ...], admin: tuple[AdminPage, ...]
) -> None:
    """Add a package's entries (called by the factory)."""
    for name, entries in (("menu", menu), ("admin_pages", admin)):
        known = app.extensions.setdefault(name, [])
        known.extend(entries)
        known.sort(key=lambda entry: entry.order)


def navigation() -> list[Link]:
    """Return the menu of the present person, permission by permission."""
    entries: list[MenuEntry] = current_app.extensions.get("menu", [])
    return [
        Link(entry.label, url_for(entry.endpoint), _is_current(entry.path))
        for entry in entries
        if may_open(entry.endpoint) and not (entry.unless and may(entry.unless))
    ]


def admin_pages() -> list[AdminPage]:
    """Return the administration's pages that the present person may open."""
    pages: list[AdminPage] = current_app.extensions.get("admin_pages", [])
    live = current_app.config["ENV_NAME"] == "production"
    return [page for page in pages if may_open(page.endpoint) and (page.in_production or not live)]


def may_open(endpoint: str) -> bool:
    """Tell whether the present person's role opens an endpoint at all."""
    access = access_of(endpoint)
    if access is None:
        return False
    if access.anonymous:
        return True
    if not current_user.is_authenticated:
        return False
    return access.permission is None or bool(current_user.can(access.permission))


def openable_pages(
    pages: Iterable[tuple[str, LazyString]],
) -> list[tuple[LazyString, str, bool]]:
    """Return (label, address, whether it is this page) of a section's pages one may open."""
    return [
        (label, url_for(endpoint), request.endpoint == endpoint)
        for endpoint, label in pages
        if may_open(endpoint)
    ]


def _is_current(path: str) -> bool:
    return request.path == path or request.path.startswith(f"{path}/")
