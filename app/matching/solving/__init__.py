"""From an instance to a result: deferred acceptance and what the rules add to it."""
