"""Use cases of the plan, a room per kind of work."""
