"""Bounds of a programme."""

MOST_STAGES = 20
