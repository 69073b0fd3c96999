"""What was told of the cluster's work: where, by when, and whether in time.

A held event asks for its publication (`services.ask_for_publication`): a draft with a date and
somebody responsible. Each outlet it came out in is a line with its link and day; the first of them
makes it published. The term is counted by the working calendar, never stored: a day that a decree
moves changes it everywhere at once.
"""
