"""Interviews at the stands: their timetable, its changes during the day, what came of them."""
