"""The blueprint of all subjects: each fills it with its own pages."""

from flask import Blueprint

bp = Blueprint("activities", __name__, url_prefix="/activities", template_folder="templates")
