"""A person's address of the calendar and wishes about letters; what was already reminded of."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.base.columns import intpk
from app.extensions import Model
from app.plan.diary.enums import ReminderKind


class Diary(Model):
    """How one person follows the plan; who never opened the page has none.

    The address of the calendar opens by a secret of which only the digest is kept; with the nonce
    and the site's own key the page can show the address again. `wants_digest` is None as long as
    the person left it to the site.
    """

    __tablename__ = "plan_diaries"
    __table_args__ = (
        CheckConstraint("(digest IS NULL) = (nonce IS NULL)", name="address_is_whole"),
    )

    id: Mapped[intpk]
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), unique=True)
    nonce: Mapped[str | None] = mapped_column(info={"audit": "mask"})
    digest: Mapped[str | None] = mapped_column(unique=True, info={"audit": "mask"})
    address_since: Mapped[datetime | None]
    wants_reminders: Mapped[bool] = mapped_column(default=True)
    wants_digest: Mapped[bool | None]
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    __mapper_args__ = {"version_id_col": version}


class ItemReminder(Model):
    """An item was reminded of for one of its days; never twice for the same."""

    __tablename__ = "plan_reminders"
    __audited__ = False  # written by the night alone, read by it alone
    __table_args__ = (UniqueConstraint("item_id", "due", "kind", name="uq_plan_reminders_once"),)

    id: Mapped[intpk]
    item_id: Mapped[int] = mapped_column(ForeignKey("plan_items.id", ondelete="CASCADE"))
    due: Mapped[date]
    kind: Mapped[ReminderKind]
    sent_at: Mapped[datetime]


class PlanDigest(Model):
    """The letter of a week was sent; `monday` names the week."""

    __tablename__ = "plan_digests"
    __audited__ = False

    id: Mapped[intpk]
    monday: Mapped[date] = mapped_column(unique=True)
    sent_at: Mapped[datetime]
