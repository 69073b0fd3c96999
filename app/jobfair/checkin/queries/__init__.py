"""Every SELECT of passes, scans and arrivals."""
