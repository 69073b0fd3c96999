"""Use cases of what happens to a contract after its draft. Each flushes, none commits."""
