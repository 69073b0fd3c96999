"""Pages of meetings, by what they are about."""

from app.activities.meetings.views import agenda, bodies, decisions, meetings, minutes, series

__all__ = ["agenda", "bodies", "decisions", "meetings", "minutes", "series"]
