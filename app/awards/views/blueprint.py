"""The blueprint that the rooms of this folder share."""

from flask import Blueprint

bp = Blueprint("awards", __name__, url_prefix="/awards", template_folder="../templates")
