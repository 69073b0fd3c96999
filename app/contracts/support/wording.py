"""Payments in words."""

from datetime import date

from flask_babel import format_date


def month_year(month: date) -> str:
    """Return «февраль 2024»."""
    return str(format_date(month, "LLLL yyyy"))
