"""The blueprint all rooms of practice share, and the menu of the section."""

from flask import Blueprint
from flask_babel import lazy_gettext as _l

from app.web.navigation import openable_pages

SECTION = (
    ("practice.period_list", _l("Периоды")),
    ("practice.base_list", _l("Базы практики")),
    ("practice.hosting_list", _l("Места на год")),
    ("practice.offer_list", _l("Предложить места")),
    ("practice.proposal_list", _l("Предложения баз")),
    ("practice.agreement_list", _l("Договоры")),
    ("practice.clearance_list", _l("Допуск")),
)

bp = Blueprint("practice", __name__, url_prefix="/practice", template_folder="../templates")
bp.context_processor(lambda: {"section_pages": lambda: openable_pages(SECTION)})
