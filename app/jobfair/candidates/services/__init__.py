"""Use cases of candidates, a room per kind of record."""
