"""The one clock. Services take `now` from here; `CLUSTER_TODAY` moves the business date."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from flask import current_app

from app.base.cluster import cluster


def true_now() -> datetime:
    """Return the real time in UTC: for sessions, tokens and lockouts only."""
    return datetime.now(UTC)


def zone() -> ZoneInfo:
    """Return the cluster's time zone."""
    return cluster().zone


def now() -> datetime:
    """Return the business time in UTC: the true time of day on the business date."""
    business_date: date | None = current_app.config["BUSINESS_DATE"]
    if business_date is None:
        return true_now()
    time_of_day = true_now().astimezone(zone()).timetz()
    return datetime.combine(business_date, time_of_day).astimezone(UTC)


def today() -> date:
    """Return the business date in the cluster's time zone."""
    return now().astimezone(zone()).date()


def local_day(value: date | datetime | None) -> date | None:
    """Return the day of a moment in the cluster's time zone; a day is what it is."""
    return value.astimezone(zone()).date() if isinstance(value, datetime) else value


def start_of_day(day: date) -> datetime:
    """Return the moment a day begins in the cluster's time zone, in UTC."""
    return datetime.combine(day, time.min, tzinfo=zone()).astimezone(UTC)
