"""Pages of the timetable and of talks; importing them fills the fair's blueprint."""

from app.jobfair.interviews.views import changes, screen, talks, timetable

__all__ = ["changes", "screen", "talks", "timetable"]
