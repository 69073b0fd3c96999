"""Use cases of signing. Each flushes, none commits."""
