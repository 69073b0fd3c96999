"""Rounds, criteria, nominations, score sheets, awards."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Optional

from sqlalchemy import JSON, CheckConstraint, ForeignKey, ForeignKeyConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.awards.enums import (
    MAX_AWARDS,
    MAX_NUMBER,
    MAX_QUORUM,
    MAX_REPEAT_YEARS,
    MAX_SCORE,
    MAX_WEIGHT,
    USUAL_DISCREPANCY,
    AmendmentKind,
    AwardKind,
    ConflictKind,
    NominationState,
    RoundKind,
    RoundState,
    SheetState,
)
from app.base import clock
from app.base.collation import sort_key_column
from app.base.columns import intpk, long_text
from app.base.search import Searchable
from app.extensions import Model
from app.plan.models import ServesPlan

if TYPE_CHECKING:
    from app.accounts.models import User
    from app.mentors.models import Mentor
    from app.organizations.models import Organization


class AwardRound(Searchable, ServesPlan, Model):
    """One honouring of mentors, from the first nomination to the letters."""

    __tablename__ = "award_rounds"
    __table_args__ = (
        CheckConstraint("scoring_until >= nominations_until", name="scoring_after_nominations"),
        CheckConstraint("ceremony_on >= scoring_until", name="ceremony_after_scoring"),
        CheckConstraint(f"awards_count BETWEEN 1 AND {MAX_AWARDS}", name="awards_count_range"),
        CheckConstraint(f"quorum BETWEEN 1 AND {MAX_QUORUM}", name="quorum_range"),
        CheckConstraint(f"repeat_years BETWEEN 0 AND {MAX_REPEAT_YEARS}", name="repeat_range"),
        CheckConstraint(f"discrepancy BETWEEN 1 AND {MAX_SCORE}", name="discrepancy_range"),
        CheckConstraint("(state = 'closed') = (closed_at IS NOT NULL)", name="closed_has_time"),
        CheckConstraint("sealed_reason = '' OR sealed_at IS NOT NULL", name="sealed_has_time"),
    )

    id: Mapped[intpk]
    title: Mapped[str]
    title_key: Mapped[str] = sort_key_column("title")
    kind: Mapped[RoundKind]
    nominations_until: Mapped[date]
    scoring_until: Mapped[date]
    ceremony_on: Mapped[date] = mapped_column(index=True)
    awards_count: Mapped[int]
    quorum: Mapped[int]  # sheets each nomination needs before the round may be closed
    # Sheets further apart than this go to a third member or to the meeting.
    discrepancy: Mapped[int] = mapped_column(default=USUAL_DISCREPANCY)
    by_organizations: Mapped[bool] = mapped_column(default=True)  # nominate beside the college
    by_students: Mapped[bool] = mapped_column(default=False)  # propose whom they learnt from
    # Nobody is awarded twice within so many years without a reason; 0 lets it be.
    repeat_years: Mapped[int] = mapped_column(default=0)
    # What members were assigned by; "" where everybody scores everything (rounds of old).
    assignment_seed: Mapped[str] = mapped_column(default="", info={"audit": "skip"})
    assignment_digest: Mapped[str] = mapped_column(default="")
    # What was given by then stays as it is: further members were called after the ranking was open.
    sealed_at: Mapped[datetime | None]
    sealed_reason: Mapped[long_text] = mapped_column(default="")  # why some are not waited for
    # The regulation the round goes by; its file is an attachment.
    regulation_number: Mapped[str] = mapped_column(default="")
    regulation_on: Mapped[date | None]
    letter_text: Mapped[long_text]
    signatory_post: Mapped[str]
    signatory_name: Mapped[str]
    state: Mapped[RoundState] = mapped_column(default=RoundState.DRAFT, index=True)
    closed_at: Mapped[datetime | None]
    is_demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    criteria: Mapped[list["Criterion"]] = relationship(
        back_populates="round", order_by="Criterion.id", cascade="all, delete-orphan"
    )

    __mapper_args__ = {"version_id_col": version}

    def search_text(self) -> str:
        """Return what people search rounds by."""
        return f"{self.title} {self.kind.label}"


class Criterion(Model):
    """What a nomination is scored by, and how much it weighs among the others.

    The anchors say what a score of 0, 3, 7 and 10 means here; an empty one has its usual words.
    """

    __tablename__ = "award_criteria"
    __table_args__ = (
        CheckConstraint(f"weight BETWEEN 1 AND {MAX_WEIGHT}", name="weight_range"),
        UniqueConstraint("round_id", "title"),
    )

    id: Mapped[intpk]
    round_id: Mapped[int] = mapped_column(ForeignKey("award_rounds.id", ondelete="CASCADE"))
    title: Mapped[str]
    weight: Mapped[int]
    anchor_0: Mapped[str] = mapped_column(default="")
    anchor_3: Mapped[str] = mapped_column(default="")
    anchor_7: Mapped[str] = mapped_column(default="")
    anchor_10: Mapped[str] = mapped_column(default="")
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    round: Mapped[AwardRound] = relationship(back_populates="criteria")

    __mapper_args__ = {"version_id_col": version}


class Nomination(Model):
    """A mentor proposed for a round; once in a round."""

    __tablename__ = "award_nominations"
    __table_args__ = (UniqueConstraint("round_id", "mentor_id"),)

    id: Mapped[intpk]
    round_id: Mapped[int] = mapped_column(ForeignKey("award_rounds.id", ondelete="RESTRICT"))
    mentor_id: Mapped[int] = mapped_column(
        ForeignKey("mentors.id", ondelete="RESTRICT"), index=True
    )
    # Where the mentor worked when nominated: who changes the organization keeps the nomination.
    organization_id: Mapped[int] = mapped_column(
        ForeignKey("organizations.id", ondelete="RESTRICT"), index=True
    )
    nominated_by_id: Mapped[int] = mapped_column(
        ForeignKey("users.id", ondelete="RESTRICT"), index=True
    )
    nominated_at: Mapped[datetime]
    by_student: Mapped[bool] = mapped_column(default=False)  # the college alone knows which
    merit: Mapped[str] = mapped_column(default="")  # one sentence that goes into the letter
    reason: Mapped[long_text]
    # What was known of the mentor on the day of submission: later edits do not change it.
    facts: Mapped[dict[str, Any] | None] = mapped_column(
        JSON(none_as_null=True), info={"audit": "skip"}
    )
    state: Mapped[NominationState] = mapped_column(default=NominationState.NOMINATED)
    return_reason: Mapped[long_text] = mapped_column(default="")  # what it lacked the last time
    is_demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    round: Mapped[AwardRound] = relationship()
    mentor: Mapped["Mentor"] = relationship()
    organization: Mapped["Organization"] = relationship()
    nominated_by: Mapped["User"] = relationship()
    supports: Mapped[list["NominationSupport"]] = relationship(
        back_populates="nomination", order_by="NominationSupport.id"
    )

    __mapper_args__ = {"version_id_col": version}

    def years_on(self, day: date) -> int | None:
        """Return the mentor's experience in years as submitted, None where nobody knows it."""
        since = self.facts["experience_since"] if self.facts else self.mentor.experience_since
        return None if since is None else max(day.year - since, 0)

    @property
    def former_organization(self) -> Optional["Organization"]:
        """Return where the mentor was nominated from, None where the mentor still works there."""
        return None if self.organization_id == self.mentor.organization_id else self.organization


class NominationDraft(Model):
    """What somebody has begun to write of a mentor: nobody else's until it is submitted."""

    __tablename__ = "award_drafts"
    __table_args__ = (UniqueConstraint("round_id", "mentor_id", "user_id"),)

    id: Mapped[intpk]
    round_id: Mapped[int] = mapped_column(ForeignKey("award_rounds.id", ondelete="CASCADE"))
    mentor_id: Mapped[int] = mapped_column(ForeignKey("mentors.id", ondelete="CASCADE"), index=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    merit: Mapped[str] = mapped_column(default="")
    reason: Mapped[long_text] = mapped_column(default="")
    saved_at: Mapped[datetime]

    round: Mapped[AwardRound] = relationship()
    mentor: Mapped["Mentor"] = relationship()
    user: Mapped["User"] = relationship()


class NominationSupport(Model):
    """Somebody else proposed the same mentor: one nomination, one more voice."""

    __tablename__ = "award_supports"
    __table_args__ = (UniqueConstraint("nomination_id", "user_id"),)

    id: Mapped[intpk]
    nomination_id: Mapped[int] = mapped_column(
        ForeignKey("award_nominations.id", ondelete="CASCADE")
    )
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="RESTRICT"), index=True)
    by_student: Mapped[bool] = mapped_column(default=False)
    reason: Mapped[long_text]
    supported_at: Mapped[datetime]

    nomination: Mapped[Nomination] = relationship(back_populates="supports")
    user: Mapped["User"] = relationship()


class ScoreDuty(Model):
    """A member is to score a nomination; an extra one was called where the sheets disagree."""

    __tablename__ = "award_duties"
    __table_args__ = (UniqueConstraint("nomination_id", "member_id"),)

    id: Mapped[intpk]
    nomination_id: Mapped[int] = mapped_column(
        ForeignKey("award_nominations.id", ondelete="CASCADE")
    )
    member_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="RESTRICT"), index=True)
    is_extra: Mapped[bool] = mapped_column(default=False)
    assigned_at: Mapped[datetime]
    reminded_at: Mapped[datetime | None] = mapped_column(info={"audit": "skip"})

    nomination: Mapped[Nomination] = relationship()
    member: Mapped["User"] = relationship()


class ScoreSheet(Model):
    """What one council member thinks of one nomination; secret until the round is closed."""

    __tablename__ = "award_score_sheets"
    __table_args__ = (
        UniqueConstraint("nomination_id", "member_id"),
        CheckConstraint(
            "(state = 'abstained') = (abstain_reason <> '')", name="abstained_has_reason"
        ),
        CheckConstraint("(state = 'submitted') = (submitted_at IS NOT NULL)", name="has_time"),
    )

    id: Mapped[intpk]
    nomination_id: Mapped[int] = mapped_column(
        ForeignKey("award_nominations.id", ondelete="RESTRICT")
    )
    member_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="RESTRICT"), index=True)
    state: Mapped[SheetState] = mapped_column(default=SheetState.DRAFT)
    submitted_at: Mapped[datetime | None]
    abstain_reason: Mapped[long_text] = mapped_column(default="")
    # The member is related to the mentor: true in every later round too.
    is_relation: Mapped[bool] = mapped_column(default=False)
    # Kept at the closing: a conflict of interest that arose after the sheet; it does not count.
    set_aside: Mapped[ConflictKind | None]
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    nomination: Mapped[Nomination] = relationship()
    member: Mapped["User"] = relationship()
    scores: Mapped[list["Score"]] = relationship(
        back_populates="sheet", order_by="Score.criterion_id", cascade="all, delete-orphan"
    )

    __mapper_args__ = {"version_id_col": version}

    @property
    def values(self) -> dict[int, int]:
        """Return the scores given so far, by criterion."""
        return {score.criterion_id: score.value for score in self.scores}

    @property
    def comments(self) -> dict[int, str]:
        """Return what was written beside the scores, by criterion."""
        return {score.criterion_id: score.comment for score in self.scores}


class Score(Model):
    """One number on a sheet. The audit log tells that it changed, never its value."""

    __tablename__ = "award_scores"
    __table_args__ = (
        UniqueConstraint("sheet_id", "criterion_id"),
        CheckConstraint(f"value BETWEEN 0 AND {MAX_SCORE}", name="value_range"),
    )

    id: Mapped[intpk]
    sheet_id: Mapped[int] = mapped_column(ForeignKey("award_score_sheets.id", ondelete="CASCADE"))
    criterion_id: Mapped[int] = mapped_column(
        ForeignKey("award_criteria.id", ondelete="RESTRICT"), index=True
    )
    value: Mapped[int] = mapped_column(info={"audit": "mask"})
    comment: Mapped[str] = mapped_column(default="", info={"audit": "mask"})

    sheet: Mapped[ScoreSheet] = relationship(back_populates="scores")


class AwardAmendment(Model):
    """Why something was changed after it was settled; it is written once and never changed."""

    __tablename__ = "award_amendments"
    __table_args__ = (CheckConstraint("reason <> ''", name="has_reason"),)

    id: Mapped[intpk]
    round_id: Mapped[int] = mapped_column(
        ForeignKey("award_rounds.id", ondelete="CASCADE"), index=True
    )
    mentor_id: Mapped[int | None] = mapped_column(
        ForeignKey("mentors.id", ondelete="RESTRICT"), index=True
    )
    kind: Mapped[AmendmentKind]
    reason: Mapped[long_text]
    made_by_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="RESTRICT"), index=True)
    made_at: Mapped[datetime] = mapped_column(default=clock.now)

    mentor: Mapped[Optional["Mentor"]] = relationship()
    made_by: Mapped["User"] = relationship()


class Award(Searchable, Model):
    """What a mentor received: an award with its place, a letter of thanks.

    Numbers run through the calendar year of the ceremony, apart for each kind. There is no gap
    in them: every number but the first points at the one before it.
    """

    __tablename__ = "awards"
    __table_args__ = (
        UniqueConstraint("round_id", "mentor_id", "kind"),
        UniqueConstraint("year", "kind", "number", name="uq_awards_register"),
        ForeignKeyConstraint(
            ["year", "kind", "previous_number"],
            ["awards.year", "awards.kind", "awards.number"],
            name="fk_awards_previous",
            ondelete="NO ACTION",
        ),
        CheckConstraint("year BETWEEN 2000 AND 2100", name="year_range"),
        CheckConstraint(f"number BETWEEN 1 AND {MAX_NUMBER}", name="number_range"),
        CheckConstraint(
            "(number = 1 AND previous_number IS NULL)"
            " OR (previous_number IS NOT NULL AND previous_number = number - 1)",
            name="follows_previous",
        ),
        CheckConstraint("place BETWEEN 1 AND 1000000", name="place_range"),
        CheckConstraint("kind <> 'award' OR place IS NOT NULL", name="award_has_place"),
    )

    id: Mapped[intpk]
    round_id: Mapped[int] = mapped_column(ForeignKey("award_rounds.id", ondelete="RESTRICT"))
    mentor_id: Mapped[int] = mapped_column(
        ForeignKey("mentors.id", ondelete="RESTRICT"), index=True
    )
    kind: Mapped[AwardKind]
    place: Mapped[int | None]
    # Its kind in the round, and what that was called when it was given; "" for the usual ones.
    honour_id: Mapped[int | None] = mapped_column(
        ForeignKey("award_honours.id", ondelete="SET NULL"), index=True
    )
    title: Mapped[str] = mapped_column(default="")
    degree: Mapped[str] = mapped_column(default="")
    year: Mapped[int]
    number: Mapped[int]
    previous_number: Mapped[int | None] = mapped_column(info={"audit": "skip"})
    awarded_on: Mapped[date]
    wording: Mapped[long_text]
    is_demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    round: Mapped[AwardRound] = relationship()
    mentor: Mapped["Mentor"] = relationship()

    __mapper_args__ = {"version_id_col": version}

    def search_text(self) -> str:
        """Return what people search letters and awards by; the mentor has words of their own."""
        return f"{self.number} {self.year}"
