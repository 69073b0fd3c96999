"""Use cases of passes and of the fair's day."""
