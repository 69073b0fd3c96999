"""Use cases of offers, applications and the selection."""
