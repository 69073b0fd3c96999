"""What a mentor's card says of the work: hours, and what the led said, never by name."""
