"""Use cases of the weeks of practice."""
