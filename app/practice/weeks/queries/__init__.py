"""Every SELECT of the weeks of practice."""
