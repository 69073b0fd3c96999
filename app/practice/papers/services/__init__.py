"""Use cases of the papers of practice. Each flushes, none commits."""
