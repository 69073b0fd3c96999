"""Use cases of the timetable and of talks, a room for each."""
