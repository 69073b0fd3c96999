"""The council meets over a round: what it saw, how it voted, whom it named."""
