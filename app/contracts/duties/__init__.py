"""What the parties of contracts owe and when; how contracts stand, in figures.

How the data flows::

    Obligation ──────┬─▶ list «Календарь обязательств»
    SupportPayment ──┴─▶ people's calendars (ICS)
    TargetContract ────▶ figures by year, organization, speciality
"""
