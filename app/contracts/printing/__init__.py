"""What is printed of a contract: its own form by regime, and the papers beside it."""
