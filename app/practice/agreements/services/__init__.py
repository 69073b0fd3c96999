"""Use cases of agreements. Each flushes, none commits."""
