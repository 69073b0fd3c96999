"""The meeting a round was decided at, and the council's word on each nomination."""

from datetime import datetime
from typing import TYPE_CHECKING, Optional

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.awards.council.enums import MAX_VOTES, VerdictOutcome
from app.awards.models import AwardRound, Nomination
from app.base.columns import intpk, long_text
from app.extensions import Model

if TYPE_CHECKING:
    from app.activities.meetings.models import AgendaQuestion, Meeting


class CouncilSession(Model):
    """A round stands on the agenda of a meeting, which keeps who came, the votes, the minutes."""

    __tablename__ = "award_council_sessions"

    id: Mapped[intpk]
    round_id: Mapped[int] = mapped_column(
        ForeignKey("award_rounds.id", ondelete="CASCADE"), unique=True
    )
    meeting_id: Mapped[int] = mapped_column(
        ForeignKey("meetings.id", ondelete="RESTRICT"), index=True
    )
    question_id: Mapped[int | None] = mapped_column(
        ForeignKey("meeting_questions.id", ondelete="SET NULL"), index=True
    )
    decided_at: Mapped[datetime | None]  # when the ranking was adopted for all the others
    is_demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    round: Mapped[AwardRound] = relationship()
    meeting: Mapped["Meeting"] = relationship()
    question: Mapped[Optional["AgendaQuestion"]] = relationship()

    __mapper_args__ = {"version_id_col": version}


class NominationVerdict(Model):
    """What the council decided of one nomination; against the ranking only with a reason."""

    __tablename__ = "award_verdicts"
    __table_args__ = (
        CheckConstraint(
            f"votes_for BETWEEN 0 AND {MAX_VOTES} AND votes_against BETWEEN 0 AND {MAX_VOTES}"
            f" AND votes_abstained BETWEEN 0 AND {MAX_VOTES}",
            name="votes_range",
        ),
        CheckConstraint(
            "(votes_for IS NULL) = (votes_against IS NULL)"
            " AND (votes_for IS NULL) = (votes_abstained IS NULL)",
            name="votes_together",
        ),
        CheckConstraint("honour_id IS NULL OR outcome = 'award'", name="honour_is_award"),
    )

    id: Mapped[intpk]
    nomination_id: Mapped[int] = mapped_column(
        ForeignKey("award_nominations.id", ondelete="CASCADE"), unique=True
    )
    session_id: Mapped[int] = mapped_column(
        ForeignKey("award_council_sessions.id", ondelete="CASCADE"), index=True
    )
    outcome: Mapped[VerdictOutcome]
    votes_for: Mapped[int | None]
    votes_against: Mapped[int | None]
    votes_abstained: Mapped[int | None]
    # Which kind of award, where the council said so; else the place says it.
    honour_id: Mapped[int | None] = mapped_column(
        ForeignKey("award_honours.id", ondelete="RESTRICT"), index=True
    )
    reason: Mapped[long_text] = mapped_column(default="")
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    nomination: Mapped[Nomination] = relationship()

    __mapper_args__ = {"version_id_col": version}
