"""Letters about what is due: two weeks before, on the day, and once a week for the head."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from flask_babel import gettext as _

from app.accounts.models import User
from app.base.typography import day
from app.base.viewer import Viewer, require
from app.extensions import db
from app.notifications.enums import LetterPurpose
from app.notifications.services import send_to
from app.notifications.texts import absolute_url
from app.plan.diary import queries
from app.plan.diary.enums import ReminderKind
from app.plan.diary.items import OwnItem, items_in_force, of_person
from app.plan.diary.models import ItemReminder, PlanDigest
from app.plan.diary.rules import AHEAD, monday_of, reminders_of
from app.plan.enums import ItemStatus
from app.plan.permissions import Permission
from app.plan.wording import shortened

WEEK = timedelta(days=7)
_TITLE = 120


@dataclass(frozen=True, slots=True)
class Due:
    """An item that is reminded of, for one of its days."""

    item: OwnItem
    on: date
    kind: ReminderKind


def remind_of_items(*, actor: Viewer, now: datetime, today: date) -> int:
    """Write to executors what is due in two weeks or today; never twice for the same day.

    One letter for a person, whatever number of items; returns how many letters were queued.
    """
    require(actor, Permission.ITEM_MANAGE)
    due = _due(today)
    for one in due:
        item_id = one.item.line.item.id
        db.session.add(ItemReminder(item_id=item_id, due=one.on, kind=one.kind, sent_at=now))
    db.session.flush()
    return sum(_write(due, users, now) for due, users in _by_letter(due)) if due else 0


def send_digest(*, actor: Viewer, now: datetime, today: date) -> int:
    """Write once a week how the plan stands; returns how many letters were queued."""
    require(actor, Permission.ITEM_MANAGE)
    monday = monday_of(today)
    if queries.has_digest(monday):
        return 0
    items = items_in_force(today)
    if not items:
        return 0
    db.session.add(PlanDigest(monday=monday, sent_at=now))
    db.session.flush()
    return send_to(
        [user.email for user in queries.list_digested()],
        subject=_("План кластера: неделя с %(day)s", day=day(monday)),
        template="plan/letters/digest.txt",
        now=now,
        purpose=LetterPurpose.REMINDER,
        late=_told(one for one in items if one.line.status is ItemStatus.OVERDUE),
        unknown=_told(one for one in items if one.line.status is ItemStatus.NO_DATA),
        coming=_told(_coming(items, today)),
        done=_told(one for one in items if _was_done(one, today)),
        link=absolute_url("plan.item_list"),
    )


def _due(today: date) -> list[Due]:
    items = items_in_force(today)
    known = queries.sent_reminders([one.line.item.id for one in items])
    return [
        Due(one, due, kind)
        for one in items
        for due, kind in reminders_of(one.days, today)
        if (one.line.item.id, due, kind) not in known
    ]


def _by_letter(due: Sequence[Due]) -> Iterable[tuple[tuple[Due, ...], list[User]]]:
    """Return who gets which letter: people with the same items get the same one."""
    letters: dict[tuple[int, ...], list[User]] = defaultdict(list)
    items = [one.item for one in due]
    for user in queries.list_reminded():
        own = {id(one) for one in of_person(items, user)}
        letters[tuple(n for n, one in enumerate(due) if id(one.item) in own)].append(user)
    return [(tuple(due[n] for n in which), users) for which, users in letters.items() if which]


def _write(due: Sequence[Due], users: Sequence[User], now: datetime) -> int:
    return send_to(
        [user.email for user in users],
        subject=_("Сроки плана: %(count)d", count=len(due)),
        template="plan/letters/reminder.txt",
        now=now,
        purpose=LetterPurpose.REMINDER,
        today=_told(one.item for one in due if one.kind is ReminderKind.ON_THE_DAY),
        ahead=_told(one.item for one in due if one.kind is ReminderKind.AHEAD),
        link=absolute_url("plan.diary_detail"),
    )


def _told(items: Iterable[OwnItem]) -> list[tuple[str, str, str]]:
    """Return what a letter says of items: their words, their day, their address."""
    return [
        (
            f"{one.line.item.number}. {shortened(one.line.item.title, _TITLE)}",
            day(one.next.due) if one.next else "",
            absolute_url("plan.item_detail", item_id=one.line.item.id),
        )
        for one in items
    ]


def _coming(items: Iterable[OwnItem], today: date) -> list[OwnItem]:
    near = [one for one in items if one.next and today <= one.next.due <= today + AHEAD]
    return sorted(near, key=lambda one: one.next.due if one.next else date.max)


def _was_done(one: OwnItem, today: date) -> bool:
    days = one.line.evidence.days
    return any(day.finished_on and today - WEEK <= day.finished_on < today for day in days)
