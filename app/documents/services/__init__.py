"""Use cases of papers and templates. Each flushes, none commits."""
