"""The law of the day a contract is signed on, as data."""
