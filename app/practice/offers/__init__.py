"""What a base offers to a practice period from its own side, and whom it prefers."""
