"""The blueprint of links."""

from flask import Blueprint

bp = Blueprint("links", __name__, template_folder="../templates")
