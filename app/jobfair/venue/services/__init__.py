"""Use cases of the room, by subject."""
