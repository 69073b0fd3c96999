"""Use cases of the first day: a base says by its link who has come."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from app.base.errors import DomainError
from app.base.locks import lock_rows
from app.base.viewer import Viewer, require
from app.practice.enums import PlacementEvent, PlacementState
from app.practice.models import Placement
from app.practice.offers.models import PeriodBase
from app.practice.permissions import Permission
from app.practice.states import AHEAD
from app.practice.weeks import letters
from app.practice.weeks.enums import AttendanceMark
from app.practice.weeks.errors import ArrivalEarlyError
from app.practice.weeks.queries.arrival import list_coming, supervisors_of
from app.practice.weeks.queries.board import days_of
from app.practice.weeks.queries.course import attendance_on
from app.practice.weeks.queries.scope import placements_to_hold
from app.practice.weeks.services.attendance import mark_day
from app.practice.weeks.services.course import take_step

PRESENT, UNEXCUSED = AttendanceMark.PRESENT, AttendanceMark.UNEXCUSED


def note_arrivals(
    asked: PeriodBase,
    came: Mapping[int, bool],
    *,
    actor: Viewer,
    now: datetime,
    today: date,
) -> None:
    """Note who came to a base and who did not, by the placement's id; the college is told.

    On a day of practice the day is marked too. Raises ArrivalEarlyError, and NotAdmittedError by
    the field of the student (`s15`) whom the period lets not in.
    """
    require(actor, Permission.ATTENDANCE_MARK)
    if not came:
        return
    if today < asked.period.starts_on:
        raise ArrivalEarlyError
    placements = [one for one in list_coming(asked) if one.id in came]
    lock_rows(placements_to_hold([one.id for one in placements]))
    for placement in placements:
        if event := _event(placement, came=came[placement.id]):
            try:
                take_step(placement, event=event, actor=actor, now=now, today=today)
            except DomainError as error:
                error.field = f"s{placement.id}"
                raise
    missing = _mark(asked, placements, came, actor=actor, now=now, today=today)
    if newly := [one for one in placements if one.id in missing]:
        leads = [one.user for one in supervisors_of(asked.period, newly) if one.user]
        letters.tell_missing(asked.period, len(newly), leads, now=now)


def _event(placement: Placement, *, came: bool) -> PlacementEvent | None:
    if came and placement.state in AHEAD:
        return PlacementEvent.BEGIN
    if not came and placement.state is PlacementState.BEGUN:
        return PlacementEvent.RETURN
    return None


def _mark(
    asked: PeriodBase,
    placements: Sequence[Placement],
    came: Mapping[int, bool],
    *,
    actor: Viewer,
    now: datetime,
    today: date,
) -> set[int]:
    """Mark the day, but keep what was excused; return who is newly said not to have come."""
    missing = {one.id for one in placements if not came[one.id]}
    if not days_of(asked.period).includes(today):
        return missing
    known = attendance_on([one.id for one in placements], today)
    marks = {
        one.id: UNEXCUSED if one.id in missing else PRESENT
        for one in placements
        if one.id not in known or known[one.id].mark in (PRESENT, UNEXCUSED)
    }
    changed = {
        id_: mark for id_, mark in marks.items() if id_ not in known or known[id_].mark is not mark
    }
    mark_day(placements, changed, day=today, actor=actor, now=now, today=today)
    return missing & changed.keys()
