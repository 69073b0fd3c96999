"""Employment of graduates: what the official monitoring asks on each of its days.

How the data flows::

    graduating groups ─▶ MonitoringCutoff ─ one row each ─▶ GraduateOutcome ─▶ list, sheet, cards
                                                              ▲        ▲
    offer, contract, link of graduate, of employer, sheet     │        │ staff, by hand (a version)
                  └──────────▶ OutcomeStatement ─ alone, or taken by staff

A cut-off is a day of the monitoring. It has a row for each graduate it covers, without a category
until somebody knows one. What anybody says is a statement and stays; the first one fills an empty
row, a different one waits for staff, who take it or leave it with a reason. Categories are data:
`categories.csv`.
"""
