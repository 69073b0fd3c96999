"""The blueprint all rooms of the settings share."""

from flask import Blueprint

bp = Blueprint("settings", __name__, template_folder="../templates")
