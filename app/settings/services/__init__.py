"""Use cases of the settings, a room per kind of record."""
