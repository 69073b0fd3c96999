"""Use cases of the diary. Each flushes, none commits."""
