"""Pages of the work of a mentorship."""

from app.mentors.work.views import ends, entries, feedback, meetings, page, report, starts

__all__ = ["ends", "entries", "feedback", "meetings", "page", "report", "starts"]
