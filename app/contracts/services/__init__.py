"""Use cases of contracts and of what their parties owe. Each flushes, none commits."""
