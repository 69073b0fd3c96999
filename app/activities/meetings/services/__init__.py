"""Use cases of meetings; each locks the meeting (or the body) first, then what hangs on it."""
