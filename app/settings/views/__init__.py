"""Pages of the settings, a room per kind of record; importing them fills the blueprint."""

from app.settings.views import college, letters, lists, signatories
from app.settings.views.blueprint import bp

__all__ = ["bp", "college", "letters", "lists", "signatories"]
