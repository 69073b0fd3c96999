"""Every SELECT of the room, by what is read."""
