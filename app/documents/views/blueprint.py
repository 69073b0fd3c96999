"""The blueprint of papers and their templates."""

from flask import Blueprint

bp = Blueprint("documents", __name__, template_folder="../templates")
