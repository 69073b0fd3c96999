"""Use cases of practice, a room per kind of record."""
