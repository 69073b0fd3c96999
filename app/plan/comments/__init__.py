"""What staff and the council say to one another about an item of the plan.

How data flows: a comment is words of one account about one item, read by those who see the item's
evidence. The author mends it within a day and takes it back whenever; staff may take back any.
"""
