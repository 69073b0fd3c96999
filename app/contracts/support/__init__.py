"""Measures of support and the journal of their payments.

How the data flows::

    contract form ─┐                       ┌─▶ paper, card, list
    card's form ───┴▶ SupportMeasure ──────┤
                           │               └─▶ what is due (rules.due_of)
    card, sheet ──▶ SupportPayment ────────────▶ journal, sums, paid_total, dashboards
"""
