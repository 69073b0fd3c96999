"""Target training contracts, from the offer to the last working year."""
