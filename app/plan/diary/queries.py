"""Reading whose an item is, and what a person's diary says."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import selectinload

from app.accounts.models import User
from app.accounts.queries import holds, may_enter
from app.audit.models import AuditEntry
from app.base.viewer import Viewer
from app.deadlines.academic_year import AcademicYear
from app.extensions import db
from app.plan.diary.enums import ReminderKind
from app.plan.diary.executors import Audience, audiences_of
from app.plan.diary.models import Diary, ItemReminder, PlanDigest
from app.plan.diary.rules import AHEAD, digest_of
from app.plan.models import Item, Plan
from app.plan.permissions import Permission
from app.settings.permissions import Permission as SettingsPermission


def plans_of(first: date, last: date) -> list[Plan]:
    """Return the plans of the academic years that a stretch of days touches."""
    years = range(
        AcademicYear.containing(first).first_year, AcademicYear.containing(last).first_year + 1
    )
    statement = select(Plan).where(Plan.first_year.in_(years)).order_by(Plan.first_year)
    return list(db.session.scalars(statement))


def current_plans(today: date) -> list[Plan]:
    """Return the plans whose days may come within two weeks."""
    return plans_of(today, today + AHEAD)


def is_executor(item: Item, viewer: Viewer) -> bool:
    """Tell whether the viewer, their organization or their council executes an item."""
    return not audiences_of(item.executors).isdisjoint(_audiences(viewer))


def _audiences(viewer: Viewer) -> set[Audience]:
    mine = {
        Audience.COLLEGE: viewer.can(Permission.ITEM_MANAGE),
        Audience.COUNCIL: viewer.can(Permission.EVIDENCE_VIEW),
        Audience.ORGANIZATIONS: bool(viewer.organization_ids),
    }
    return {audience for audience, belongs in mine.items() if belongs}


def find_diary(user_id: int) -> Diary | None:
    """Return a person's diary, None where they never opened its page."""
    return db.session.scalar(select(Diary).where(Diary.user_id == user_id))


def find_reader(secret: str) -> User | None:
    """Return whose calendar a secret opens, None when it was revoked or the account is closed."""
    statement = (
        select(User)
        .join(Diary, Diary.user_id == User.id)
        .where(Diary.digest == digest_of(secret), may_enter())
    )
    return db.session.scalar(statement)


def last_changes(items: Sequence[Item]) -> dict[int, datetime]:
    """Return when each item changed last, by the log of changes."""
    statement = (
        select(AuditEntry.entity_id, func.max(AuditEntry.at))
        .where(
            AuditEntry.entity == Item.__tablename__,
            AuditEntry.entity_id.in_([item.id for item in items]),
        )
        .group_by(AuditEntry.entity_id)
    )
    return {row[0]: row[1] for row in db.session.execute(statement)}


def sent_reminders(item_ids: Collection[int]) -> set[tuple[int, date, ReminderKind]]:
    """Return what was reminded of already."""
    columns = (ItemReminder.item_id, ItemReminder.due, ItemReminder.kind)
    found = db.session.execute(select(*columns).where(ItemReminder.item_id.in_(item_ids)))
    return {(row.item_id, row.due, row.kind) for row in found}


def list_reminded() -> list[User]:
    """Return who is reminded: the college and the council unless they switched it off.

    Others may switch it on.
    """
    by_default = or_(holds(Permission.ITEM_MANAGE), holds(Permission.EVIDENCE_VIEW))
    return _writing_to(or_(Diary.wants_reminders, Diary.id.is_(None) & by_default))


def list_digested() -> list[User]:
    """Return who gets the letter of the week: who heads the site, and others who asked for it."""
    by_default = Diary.wants_digest.is_(None) & holds(SettingsPermission.SETTINGS_MANAGE)
    asked = Diary.wants_digest.is_(True) & holds(Permission.EVIDENCE_VIEW)
    return _writing_to(or_(asked, by_default))


def _writing_to(condition: Any) -> list[User]:
    statement = (
        select(User)
        .outerjoin(Diary, Diary.user_id == User.id)
        .where(condition, may_enter())
        .options(selectinload(User.further_hats))
        .order_by(User.id)
    )
    return list(db.session.scalars(statement))


def has_digest(monday: date) -> bool:
    """Tell whether the letter of a week was sent."""
    return db.session.scalar(select(PlanDigest.id).where(PlanDigest.monday == monday)) is not None
