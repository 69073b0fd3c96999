"""Use cases of attendance: marks of a day, of one's own students alone."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from app.base.upsert import inserting
from app.base.viewer import Viewer, require
from app.extensions import db
from app.practice.enums import PlacementEvent
from app.practice.models import Placement
from app.practice.permissions import Permission
from app.practice.states import PLACEMENT
from app.practice.weeks.enums import AttendanceMark
from app.practice.weeks.models import AttendanceDay
from app.practice.weeks.queries.board import days_of
from app.practice.weeks.queries.course import attendance_on
from app.practice.weeks.queries.scope import sides_of
from app.practice.weeks.rules import check_day


def mark_day(
    placements: Sequence[Placement],
    marks: Mapping[int, AttendanceMark],
    *,
    day: date,
    actor: Viewer,
    now: datetime,
    today: date,
) -> int:
    """Note who was at the base on a day; return how many were marked.

    One statement a mark, so that two who mark the same sheet at once never make two of a day: the
    later one counts. Raises NoPracticeDayError, PracticeDayAheadError, NotAllowedError.
    """
    require(actor, Permission.ATTENDANCE_MARK)
    marked = 0
    for placement in placements:
        mark = marks.get(placement.id)
        if mark is None:
            continue
        check_day(days_of(placement.period), day, today=today)
        PLACEMENT.after(PlacementEvent.MARK, placement.state, sides_of(placement, actor))
        _write(placement.id, day, mark, actor, now)
        marked += 1
    db.session.flush()
    return marked


def mark_the_rest_present(
    placements: Sequence[Placement], *, day: date, actor: Viewer, now: datetime, today: date
) -> int:
    """Mark everybody present whom nobody has marked yet; return how many."""
    known = attendance_on([one.id for one in placements], day)
    marks = {one.id: AttendanceMark.PRESENT for one in placements if one.id not in known}
    return mark_day(placements, marks, day=day, actor=actor, now=now, today=today)


def _write(
    placement_id: int, day: date, mark: AttendanceMark, actor: Viewer, now: datetime
) -> None:
    values = {"mark": mark, "marked_at": now, "user_id": actor.id or None}
    statement = inserting(AttendanceDay).values(placement_id=placement_id, day=day, **values)
    db.session.execute(
        statement.on_conflict_do_update(index_elements=["placement_id", "day"], set_=values)
    )
