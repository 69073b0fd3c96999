"""Pages of passes and of the fair's day; importing them fills the blueprint."""

from app.jobfair.checkin.views import day, desk, passes, visits

__all__ = ["day", "desk", "passes", "visits"]
