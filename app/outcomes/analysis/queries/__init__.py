"""Every SELECT of the analysis: what is collected, what was computed, notes."""
