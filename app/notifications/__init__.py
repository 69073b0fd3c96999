"""Letters through an outbox: rows of the same transaction as the change they tell of."""
