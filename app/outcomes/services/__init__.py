"""Use cases of the monitoring."""
