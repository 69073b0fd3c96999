"""What one college says of itself: names, requisites, signatories, councils, terms, letters."""
