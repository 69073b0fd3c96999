"""Personal data: consents, what is held on a person, terms of keeping, erasure."""
