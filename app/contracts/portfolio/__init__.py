"""The portfolio of an organization: its contracts, as customer and as employer, on one page."""
