"""Whom to ask: graduates and employers that a letter reaches."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, or_, select
from sqlalchemy.orm import joinedload

from app.base.identity import fold
from app.extensions import db
from app.links.enums import LinkState
from app.links.models import TaskLink
from app.organizations.models import Organization
from app.outcomes.enums import CutoffState
from app.outcomes.models import GraduateOutcome, MonitoringCutoff
from app.outcomes.rules import EMPLOYER_TASK, GRADUATE_TASK, MOST_REMINDERS, SILENT_FOR
from app.privacy.kinds import TRANSFER
from app.privacy.queries.consents import consenting_students
from app.students.models import Student


@dataclass(frozen=True)
class OutcomeAskedOf:
    """Whom a letter reaches, and how many are left out: no e-mail, no consent."""

    ready: Sequence[GraduateOutcome]
    mute: int = 0
    hidden: int = 0


def graduates_to_ask(ids: Sequence[int]) -> OutcomeAskedOf:
    """Return the records of open days whose graduate can be written to."""
    found = _open(ids, is_main=True)
    ready = [one for one in found if one.student.contact_email and not one.student.erased_on]
    return OutcomeAskedOf(ready, mute=len(found) - len(ready))


def employers_to_ask(ids: Sequence[int]) -> OutcomeAskedOf:
    """Return the records of open days at an organization of the cluster whose graduate is named."""
    found = [one for one in _open(ids, is_main=False) if one.organization_id]
    named = consenting_students({one.student_id for one in found}, TRANSFER)
    ready = [one for one in found if one.student_id in named]
    return OutcomeAskedOf(ready, hidden=len(found) - len(ready))


def silent_links(*, now: datetime, limit: int) -> list[int]:
    """Return the links of open days that nobody answered for a while, the oldest first.

    Not of who was reminded often enough, and not where the question has been answered otherwise:
    the graduate's record is filled, the employer's graduate has gone from there.
    """
    still_asked = or_(
        (TaskLink.task == GRADUATE_TASK) & GraduateOutcome.category.is_(None),
        (TaskLink.task == EMPLOYER_TASK) & GraduateOutcome.organization_id.is_not(None),
    )
    statement = (
        select(TaskLink.id)
        .join(GraduateOutcome, GraduateOutcome.id == TaskLink.entity_id)
        .join(GraduateOutcome.cutoff)
        .where(
            TaskLink.state == LinkState.SENT,
            still_asked,
            TaskLink.addressee_email != "",
            TaskLink.reminders < MOST_REMINDERS,
            func.coalesce(TaskLink.reminded_at, TaskLink.sent_at) <= now - SILENT_FOR,
            MonitoringCutoff.state == CutoffState.OPEN,
        )
        .order_by(TaskLink.id)
        .limit(limit)
    )
    return list(db.session.scalars(statement))


def find_organization_called(name: str) -> int | None:
    """Return the one organization with this folded name, short or full; None for several."""
    rows = db.session.execute(select(Organization.id, Organization.short_name, Organization.name))
    found = {id_ for id_, *names in rows if name in map(fold, names)}
    return found.pop() if len(found) == 1 else None


def _open(ids: Sequence[int], *, is_main: bool) -> list[GraduateOutcome]:
    statement = (
        select(GraduateOutcome)
        .join(GraduateOutcome.cutoff)
        .where(GraduateOutcome.id.in_(ids), MonitoringCutoff.state == CutoffState.OPEN)
        .options(
            joinedload(GraduateOutcome.cutoff),
            joinedload(GraduateOutcome.student).joinedload(Student.account),
            joinedload(GraduateOutcome.organization).selectinload(Organization.contacts),
        )
        .order_by(GraduateOutcome.id)
    )
    if is_main:
        statement = statement.where(GraduateOutcome.is_main)
    return list(db.session.scalars(statement))
