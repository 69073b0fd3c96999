"""The blueprint all rooms of the fair share, and what they share with it."""

from flask import Blueprint

from app.jobfair.views.subnav import fair_pages, subnav_items, taking_part_pages

bp = Blueprint("jobfair", __name__, url_prefix="/fair", template_folder="../templates")

bp.context_processor(
    lambda: {
        "subnav_items": subnav_items,
        "fair_pages": fair_pages,
        "taking_part_pages": taking_part_pages,
    }
)
