"""Use cases of surveys and forecasts, a room per kind of work."""
