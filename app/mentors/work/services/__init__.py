"""Use cases of the work of a mentorship."""
