"""Reading whose an item is, and what a person's diary says."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import selectinload

from app.accounts.models import User
from app.accounts.queries import answering_for, holds, may_enter
from app.audit.models import AuditEntry
from app.base.viewer import Viewer
from app.deadlines.academic_year import AcademicYear
from app.extensions import db
from app.plan.diary.enums import ReminderKind
from app.plan.diary.models import Diary, ItemReminder, PlanDigest
from app.plan.diary.rules import AHEAD, digest_of
from app.plan.executors.models import ExecutorLink
from app.plan.executors.queries import items_of
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


def own_items_of(viewer: Viewer, items: Sequence[Item]) -> list[Item]:
    """Return those of some items that are a person's to do.

    Those of the account, of an organization the person acts for, of a council the person sits
    in; who manages the plan answers for all of it.
    """
    if viewer.can(Permission.ITEM_MANAGE):
        return list(items)
    executed = items_of(viewer, plan_ids={item.plan_id for item in items})
    own = {item.id for item in executed}
    return [item for item in items if item.id in own]


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
    """Return who is reminded: college, council and who is named, unless they switched it off.

    «Участники кластера» name nobody: their people may switch reminders on.
    """
    return _writing_to(_is_reminded())


def is_reminded(user_id: int) -> bool:
    """Tell whether a person is among those who are reminded."""
    statement = select(User.id).outerjoin(Diary, Diary.user_id == User.id)
    found = statement.where(User.id == user_id, _is_reminded())
    return db.session.scalar(found) is not None


def _is_reminded() -> ColumnElement[bool]:
    named = answering_for(of=lambda column: column.in_(select(ExecutorLink.organization_id)))
    by_default = or_(
        holds(Permission.ITEM_MANAGE),
        holds(Permission.EVIDENCE_VIEW),
        User.id.in_(select(ExecutorLink.user_id)),
        User.id.in_(named),
    )
    return or_(Diary.wants_reminders, Diary.id.is_(None) & by_default)


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
