"""The blueprint all rooms of the fair share, and what they share with it."""

from datetime import date, datetime
from typing import TypedDict

from flask import Blueprint
from flask_login import current_user

from app.base import clock
from app.base.viewer import Viewer
from app.jobfair.views.subnav import subnav_items

bp = Blueprint("jobfair", __name__, url_prefix="/fair", template_folder="../templates")

bp.context_processor(lambda: {"subnav_items": subnav_items})


class Moment(TypedDict):
    """Who acts, and when: what most use cases ask for."""

    actor: Viewer
    now: datetime
    today: date


def moment() -> Moment:
    """Return the person and the time of this request."""
    return Moment(actor=current_user, now=clock.now(), today=clock.today())


def viewer() -> Viewer | None:
    """Return the person of this request, None for a visitor."""
    return current_user if current_user.is_authenticated else None
