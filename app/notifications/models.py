"""The outbox."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.base.columns import intpk, long_text
from app.extensions import Model
from app.notifications.enums import LetterPurpose, LetterState


class Letter(Model):
    """A letter on its way out. `secret` is the one-time link in its text, until it has left.

    Not audited: a letter tells of a change that is in the log already.
    """

    __tablename__ = "letters"
    __audited__ = False
    __table_args__ = (
        CheckConstraint("(state = 'sent') = (sent_at IS NOT NULL)", name="sent_has_time"),
        CheckConstraint("attempts BETWEEN 0 AND 1000000", name="attempts_range"),
        Index("ix_letters_state_send_after", "state", "send_after"),
    )

    id: Mapped[intpk]
    recipient: Mapped[str] = mapped_column(index=True)
    subject: Mapped[str]
    body: Mapped[long_text]
    secret: Mapped[str] = mapped_column(default="")
    purpose: Mapped[LetterPurpose]
    state: Mapped[LetterState]
    created_at: Mapped[datetime]
    send_after: Mapped[datetime]
    sent_at: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    last_error: Mapped[str] = mapped_column(default="")

    @property
    def has_failed(self) -> bool:
        """Tell whether the mail server refused the letter for good."""
        return self.state is LetterState.FAILED

    @property
    def is_retried(self) -> bool:
        """Tell whether the letter waits after an attempt that did not succeed."""
        return self.state is LetterState.WAITING and self.attempts > 0
