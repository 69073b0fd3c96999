"""Reading where the graduates of a fair were called to since: a second round, practice."""

from collections.abc import Collection
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, or_, select

from app.extensions import db
from app.students.calls import call_kinds
from app.students.models import Student


class ShownCall(NamedTuple):
    """One call of a student: to what, when it was made, by whom."""

    words: str
    url: str
    called_at: datetime
    called_by: str


def is_called(day: date) -> ColumnElement[bool]:
    """Tell, in a query over students, whether one was called to anything that is not over."""
    found = [kind.select(day).subquery().c for kind in call_kinds()]
    return or_(*(Student.id.in_(select(of.student_id)) for of in found))


def calls_of(student_ids: Collection[int], *, day: date) -> dict[int, list[ShownCall]]:
    """Return the calls of some students to what is not over, one query for each kind."""
    calls: dict[int, list[ShownCall]] = {}
    for kind in call_kinds():
        of = kind.select(day).subquery().c
        columns = (of.student_id, of.record_id, of.title, of.called_at, of.called_by)
        found = select(*columns).where(of.student_id.in_(student_ids)).order_by(of.called_at)
        for student_id, record_id, title, called_at, called_by in db.session.execute(found):
            words = f"{kind.word} {title}"
            call = ShownCall(words, kind.url(record_id), called_at, called_by or "")
            calls.setdefault(student_id, []).append(call)
    return calls
