"""Use cases of amendments."""
