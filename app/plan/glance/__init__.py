"""The year at a glance: every item with its months, on screen and on one page of A4."""
