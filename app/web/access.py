"""Who may enter a view. A view without a mark is closed to all, the administrator too."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from flask import abort, current_app, request
from flask_login import current_user

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
        return current_app.login_manager.unauthorized()  # type: ignore[attr-defined]
    if access.permission and not current_user.can(access.permission):
        abort(403)
    return None


def _mark(view: View, access: Access) -> View:
    view._access = access  # type: ignore[attr-defined]
    return view
