"""Use cases of records written twice."""
