"""The blueprint all rooms of practice share."""

from flask import Blueprint

from app.practice.explanations import explain_refusal
from app.practice.wording import date_range

bp = Blueprint("practice", __name__, url_prefix="/practice", template_folder="../templates")

bp.add_app_template_filter(date_range, "date_range")
bp.add_app_template_filter(explain_refusal, "explain_refusal")
