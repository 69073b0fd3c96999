"""What staff says of an item in the place of its records: a status by hand, «просрочено»."""

from datetime import date, datetime

from app.base import clock
from app.base.viewer import Viewer
from app.extensions import db
from app.files.queries import count_attachments
from app.plan.enums import ItemStatus
from app.plan.errors import (
    NotOverdueError,
    OverrideProofMissingError,
    OverrideReasonMissingError,
    OverrideUntilError,
)
from app.plan.models import Item
from app.plan.rules.decisions import StoredVerdict, VerdictTerms
from app.plan.rules.state import next_due
from app.plan.services.items import change_allowed


def verdict_of(item: Item, *, today: date) -> StoredVerdict:
    """Return the status by hand an item has, as its form shows it; else what is proposed."""
    return StoredVerdict(
        version=item.version,
        status=item.status_override or ItemStatus.DONE,
        reason=item.override_reason,
        link=item.override_link,
        until=item.override_until or next_due(item.schedule, item.year, today),
    )


def set_verdict(item: Item, *, terms: VerdictTerms, actor: Viewer, now: datetime) -> None:
    """Let a status by hand count until a day: by default the next of the plan or the year's end.

    It needs a reason, and a link or a file that hangs on the item. Raises
    OverrideReasonMissingError, OverrideProofMissingError, OverrideUntilError (each with its field),
    NotAnItemToEditError.
    """
    change_allowed(item, actor)
    today = now.astimezone(clock.zone()).date()
    until = terms.until or next_due(item.schedule, item.year, today)
    if not terms.reason:
        raise OverrideReasonMissingError(field="reason")
    if not (terms.link or count_attachments(item)):
        raise OverrideProofMissingError(field="link")
    if until < today:
        raise OverrideUntilError(field="until")
    item.status_override, item.override_reason = terms.status, terms.reason
    item.override_link, item.override_until = terms.link, until
    item.override_at, item.override_by_id = now, actor.id or None
    db.session.flush()


def drop_verdict(item: Item, *, actor: Viewer) -> None:
    """Leave the status to the records again; raises NotAnItemToEditError."""
    change_allowed(item, actor)
    item.status_override, item.override_reason, item.override_link = None, "", ""
    item.override_until = item.override_at = item.override_by_id = None
    db.session.flush()


def confirm_overdue(item: Item, *, status: ItemStatus, actor: Viewer, now: datetime) -> None:
    """Say that nothing was done in time, so that «нет сведений» becomes «просрочено».

    `status` is how the item stands by its records. A record that appears later decides by itself.
    Raises NotOverdueError when there is nothing to confirm, NotAnItemToEditError.
    """
    change_allowed(item, actor)
    if status is not ItemStatus.NO_DATA:
        raise NotOverdueError
    item.overdue_confirmed_at, item.overdue_confirmed_by_id = now, actor.id or None
    db.session.flush()


def withdraw_confirmation(item: Item, *, actor: Viewer) -> None:
    """Take «просрочено» back; raises NotAnItemToEditError."""
    change_allowed(item, actor)
    item.overdue_confirmed_at = item.overdue_confirmed_by_id = None
    db.session.flush()
