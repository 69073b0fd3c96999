"""Use cases of documents: their cards and versions, the way to their approval."""
