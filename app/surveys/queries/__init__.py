"""Every SELECT of surveys and forecasts, a room for each."""
