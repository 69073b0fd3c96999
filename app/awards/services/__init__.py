"""Use cases of awards.

Whoever nominates or scores holds the round's row shared, whoever moves it on holds it alone:
nothing slips into a round that is being closed.
"""
