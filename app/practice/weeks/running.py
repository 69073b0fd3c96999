"""Practice under way or ahead, for who looks after the students at their bases."""

from datetime import date
from typing import Any

from flask import url_for
from flask_babel import lazy_gettext as _l
from sqlalchemy import Select, literal, select

from app.practice.enums import PeriodState, PlacementState
from app.practice.models import Placement, PracticePeriod, PracticePlace
from app.students.running import RunningKind

_GOING = (PlacementState.ASSIGNED, PlacementState.ADMITTED, PlacementState.BEGUN)


def _placements(day: date) -> Select[*tuple[Any, ...]]:
    return (
        select(
            literal(Placement.__tablename__).label("kind"),
            Placement.id.label("record_id"),
            Placement.student_id,
            PracticePlace.organization_id,
            PracticePeriod.title,
            PracticePeriod.starts_on,
            PracticePeriod.ends_on,
        )
        .join(PracticePlace, PracticePlace.id == Placement.place_id)
        .join(PracticePeriod, PracticePeriod.id == Placement.period_id)
        .where(
            Placement.state.in_(_GOING),
            PracticePeriod.state == PeriodState.PUBLISHED,
            PracticePeriod.ends_on >= day,
        )
    )


def _url(placement_id: int) -> str:
    return url_for("practice.course_detail", placement_id=placement_id)


RUNNING = (RunningKind(Placement.__tablename__, _l("практика:"), _placements, _url),)
