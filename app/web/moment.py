"""Who acts, and when: what most use cases ask a view for."""

from datetime import date, datetime
from typing import TypedDict

from flask_login import current_user

from app.base import clock
from app.base.viewer import Viewer


class Moment(TypedDict):
    """The keyword arguments of a use case that asks all of it."""

    actor: Viewer
    now: datetime
    today: date


def moment() -> Moment:
    """Return the person and the time of this request."""
    return Moment(actor=current_user, now=clock.now(), today=clock.today())


def viewer() -> Viewer | None:
    """Return the person of this request, None for a visitor."""
    return current_user if current_user.is_authenticated else None
