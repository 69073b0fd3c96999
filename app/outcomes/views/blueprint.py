"""The blueprint of the monitoring, and the pages of its section."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint
from flask_babel import lazy_gettext as _l

from app.web.navigation import openable_pages

bp = Blueprint("outcomes", __name__, url_prefix="/outcomes", template_folder="../templates")
PAGES = (
    ("outcomes.outcome_list", _l("Выпускники")),
    ("outcomes.cutoff_list", _l("Срезы мониторинга")),
)


@bp.context_processor
def give_section() -> dict[str, Callable[[], Any]]:
    """Let templates draw the links between the pages of the section."""
    return {"section_pages": lambda: openable_pages(PAGES)}
