"""Asking employers once a year, by itself, whether their graduates work.

How the data flows::

    night ─▶ due_to_ask ─▶ a one-time link to the employer ─▶ WorkConfirmation (duties)
                 │                └─▶ one reminder of who is silent
                 └─ no address ─▶ staff see whom to phone, and note the answer «со слов»

That somebody was asked this year is told by the link itself: there is no second mark to keep.
"""
