"""Reading who opened what is held on minors."""

from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from app.privacy.enums import Seen
from app.privacy.models import AccessRecord
from app.web.paging import first_rows


def list_access(
    *, actor: str | None = None, student: int | None = None, what: Seen | None = None
) -> Select[Any]:
    """Select the records, the newest first."""
    statement = (
        select(AccessRecord)
        .options(joinedload(AccessRecord.student))
        .order_by(AccessRecord.id.desc())
    )
    if actor:
        statement = statement.where(AccessRecord.actor_name.contains(actor, autoescape=True))
    if student:
        statement = statement.where(AccessRecord.student_id == student)
    if what:
        statement = statement.where(AccessRecord.what == what)
    return statement


def newest_access(student_id: int, *, limit: int) -> tuple[int, list[AccessRecord]]:
    """Return how often a student's card was opened, and the last times."""
    return first_rows(list_access(student=student_id), limit=limit)
