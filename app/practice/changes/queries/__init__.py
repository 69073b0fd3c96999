"""Reading what happens after a distribution, a room per question; all of it for staff."""
