"""Use cases of the fair. Each flushes and leaves the commit to its caller."""
