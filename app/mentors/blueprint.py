"""The one blueprint of the package, to which its rooms add their pages, and the section's menu."""

from flask import Blueprint
from flask_babel import lazy_gettext as _l

from app.web.navigation import openable_pages

SECTION = (
    ("mentors.mentor_list", _l("Наставники")),
    ("mentors.mentorship_list", _l("Наставники и наставляемые")),
    ("mentors.need_list", _l("Без наставника")),
    ("mentors.programme_list", _l("Программы")),
    ("mentors.appointment_list", _l("Приказы")),
)

bp = Blueprint("mentors", __name__, url_prefix="/mentors", template_folder="templates")
bp.context_processor(lambda: {"section_pages": lambda: openable_pages(SECTION)})
