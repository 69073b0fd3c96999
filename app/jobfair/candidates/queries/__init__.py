"""Reading candidates, a room per kind of record."""
