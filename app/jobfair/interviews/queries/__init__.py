"""Reading the timetable of a fair, its talks and what came of them."""
