"""Use cases of reminding: the marks and the diary of a week that is nearly over."""

from datetime import date, datetime

from app.base.viewer import Viewer, require
from app.notifications.texts import absolute_url
from app.practice.models import PracticePeriod
from app.practice.permissions import Permission
from app.practice.queries.placements import list_base_addresses
from app.practice.weeks import letters
from app.practice.weeks.queries import reminding as queries
from app.practice.weeks.queries.board import days_of


def remind_of_week(*, actor: Viewer, now: datetime, today: date) -> int:
    """Write on the last day of a week's practice to those who noted nothing in it.

    Each side gets one letter a week and period. Returns how many letters were queued.
    """
    require(actor, Permission.PERIOD_MANAGE)
    return sum(
        _remind(period, week, now)
        for period in queries.list_under_way(today)
        for week in [days_of(period).week_of(today)]
        if len(week) > 1 and week[-1] == today
    )


def _remind(period: PracticePeriod, week: list[date], now: datetime) -> int:
    places = queries.list_places_without_marks(period, week)
    bases = list_base_addresses(period, places=places) if places else []
    supervisors = queries.list_supervisors_without_marks(period, week)
    told = letters.remind_of_attendance(
        bases, period, now=now, link=absolute_url("practice.period_list")
    )
    told += letters.remind_of_attendance(
        supervisors,
        period,
        now=now,
        link=absolute_url("practice.attendance_edit", period_id=period.id),
    )
    return told + letters.remind_of_diary(
        queries.list_silent_students(period, week), period, now=now
    )
