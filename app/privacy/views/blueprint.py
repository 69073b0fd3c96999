"""Where this package's pages stand."""

from flask import Blueprint

bp = Blueprint("privacy", __name__, template_folder="../templates")
