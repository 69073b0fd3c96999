"""What bases take for a year: yearly intents, the ledger of seats by weeks, pages of a base."""
