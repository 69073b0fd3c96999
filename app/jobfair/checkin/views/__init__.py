"""Pages of passes and of the fair's day; importing them fills the blueprint."""

from app.jobfair.checkin.views import desk

__all__ = ["desk"]
