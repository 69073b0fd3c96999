"""Reading what bases say of those who wish to come: what the matching has to know."""

from typing import Any, NamedTuple

from sqlalchemy import Select, select

from app.extensions import db
from app.practice.hosting.enums import RefusalGround
from app.practice.hosting.models import WisherAnswer


class Refused(NamedTuple):
    """Whom a base refused, and on which lawful ground."""

    student_id: int
    place_id: int
    ground: RefusalGround


def list_rankings(places: Select[Any]) -> dict[int, list[int]]:
    """Return whom bases ranked at some places (a select of their ids), the first choice first."""
    statement = (
        select(WisherAnswer.place_id, WisherAnswer.student_id)
        .where(WisherAnswer.place_id.in_(places), WisherAnswer.rank.is_not(None))
        .order_by(WisherAnswer.place_id, WisherAnswer.rank, WisherAnswer.student_id)
    )
    ranked: dict[int, list[int]] = {}
    for place_id, student_id in db.session.execute(statement):
        ranked.setdefault(place_id, []).append(student_id)
    return ranked


def list_refusals(places: Select[Any]) -> list[Refused]:
    """Return whom bases refused at some places (a select of their ids), in a fixed order."""
    statement = (
        select(WisherAnswer.student_id, WisherAnswer.place_id, WisherAnswer.ground)
        .where(WisherAnswer.place_id.in_(places), WisherAnswer.ground.is_not(None))
        .order_by(WisherAnswer.place_id, WisherAnswer.student_id)
    )
    rows = db.session.execute(statement)
    return [Refused(student, place, ground) for student, place, ground in rows if ground]


def list_answers(place_id: int) -> dict[int, WisherAnswer]:
    """Return what a base said of those who wish for a place, by student."""
    statement = select(WisherAnswer).where(WisherAnswer.place_id == place_id)
    return {one.student_id: one for one in db.session.scalars(statement)}
