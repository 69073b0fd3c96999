"""Reading practice, a room per kind of record."""
