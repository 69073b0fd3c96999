"""Reading for the room, by subject."""
