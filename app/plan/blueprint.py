"""The blueprint of the plan: each of its subjects fills it with its own pages."""

from flask import Blueprint

bp = Blueprint("plan", __name__, url_prefix="/plan", template_folder="templates")
