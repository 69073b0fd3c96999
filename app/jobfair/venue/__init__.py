"""Who takes part in a fair, where in the hall, and when what ends."""
