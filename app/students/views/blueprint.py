"""The blueprint all pages of this package hang on."""

from flask import Blueprint

bp = Blueprint("students", __name__, url_prefix="/students", template_folder="../templates")
