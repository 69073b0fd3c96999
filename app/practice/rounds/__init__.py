"""The second round: those left without a seat rank the free ones anew, until a day."""
