"""Candidates of the fair: CVs, favourites, the order of wishes, questions, and who is chosen."""
