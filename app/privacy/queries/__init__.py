"""Reading personal data, a room per kind of question."""
