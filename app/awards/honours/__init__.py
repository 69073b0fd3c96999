"""Kinds of award of a round: what is given, how many, in whose name, to whom it may go."""
