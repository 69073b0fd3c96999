"""Use cases after a distribution, a room per occasion."""
