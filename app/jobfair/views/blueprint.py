"""The blueprint all rooms of the fair share, and what they share with it."""

from datetime import date, datetime
from typing import Any, TypedDict

from flask import Blueprint
from flask_login import current_user

from app.base import clock
from app.jobfair.views.sections import sections

bp = Blueprint("jobfair", __name__, url_prefix="/fair", template_folder="../templates")

bp.context_processor(lambda: {"sections": sections})


class Moment(TypedDict):
    """Who acts, and when: what most use cases ask for."""

    actor: Any
    now: datetime
    today: date


def moment() -> Moment:
    """Return the person and the time of this request."""
    return Moment(actor=current_user, now=clock.now(), today=clock.today())
