"""Who may enter a view. A view without a mark is closed to all, the administrator too."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from flask import Flask, abort, current_app, flash, redirect, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from app.web.urls import SAFE_METHODS, local_referrer

View = TypeVar("View", bound=Callable[..., Any])


@dataclass(frozen=True)
class Access:
    """The mark of a view: open to all, to everyone signed in, or by permission."""

    anonymous: bool = False
    permission: str | None = None


def public(view: View) -> View:
    """Mark a view as open to everybody."""
    return _mark(view, Access(anonymous=True))


def signed_in(view: View) -> View:
    """Mark a view as open to everyone who signed in."""
    return _mark(view, Access())


def requires(permission: StrEnum) -> Callable[[View], View]:
    """Mark a view as open to roles that hold the permission."""
    return lambda view: _mark(view, Access(permission=str(permission)))


def access_of(endpoint: str) -> Access | None:
    """Return the mark of an endpoint's view, None when it has none."""
    return getattr(current_app.view_functions.get(endpoint), "_access", None)


def check_access() -> Any:
    """Run before each request: refuse what the view's mark does not allow.

    Anonymous people are sent to sign in; signed-in ones without the permission get 403.
    """
    if request.endpoint is None:  # no route matched: the 404 follows by itself
        return None
    access = access_of(request.endpoint)
    if access is None:
        abort(403)
    if access.anonymous:
        return None
    if not current_user.is_authenticated:
        return _to_sign_in()
    if access.permission and not current_user.can(access.permission):
        abort(403)
    return None


def _to_sign_in() -> Any:
    """Send to the sign-in page, and from there back: to the page a button was pressed on."""
    manager = current_app.login_manager  # type: ignore[attr-defined]
    if request.method in SAFE_METHODS:
        return manager.unauthorized()
    flash(_("Войдите ещё раз: последнее действие не сохранено."), "warning")
    return redirect(url_for(manager.login_view, next=local_referrer()))


def declare_permissions(app: Flask, names: type[StrEnum]) -> None:
    """Make a package's permissions known; raises ValueError for a name declared before."""
    known: set[str] = app.extensions.setdefault("permissions", set())
    for name in names:
        if str(name) in known:
            raise ValueError(f"the permission {str(name)!r} is declared twice")
        known.add(str(name))


def known_permission(name: str) -> str:
    """Return the name; raises LookupError when no package declared it.

    A mistyped name is a defect that must not pass for «nobody may».
    """
    if str(name) not in current_app.extensions.get("permissions", ()):
        raise LookupError(f"no package declares the permission {str(name)!r}")
    return str(name)


def may(permission: str) -> bool:
    """Tell whether the present person holds a permission; raises LookupError (see above)."""
    known_permission(permission)
    return bool(current_user.is_authenticated and current_user.can(permission))


def _mark(view: View, access: Access) -> View:
    view._access = access  # type: ignore[attr-defined]
    return view
