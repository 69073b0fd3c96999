"""The one blueprint of the package: its rooms add their pages to it."""

from flask import Blueprint

bp = Blueprint("mentors", __name__, url_prefix="/mentors", template_folder="templates")
