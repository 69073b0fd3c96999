"""Pages of the room, by subject; importing them fills the fair's blueprint."""

from app.jobfair.venue.views import calendar, hall, invitations, participants, programme

__all__ = ["calendar", "hall", "invitations", "participants", "programme"]
