"""The days a customer has to pay by: what the journal says is due, and what measures promise.

How the data flows::

    SupportPayment, due ──────┬─▶ «Дни выплат» of the calendar of obligations
    SupportMeasure, monthly ──┴─▶ people's calendars (ICS); what is still to come of a portfolio
"""
