"""Pages of the room, by subject; importing them fills the fair's blueprint."""

from app.jobfair.venue.views import calendar

__all__ = ["calendar"]
