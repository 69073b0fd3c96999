"""Programmes of mentoring and their stages."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.base.columns import intpk, long_text
from app.extensions import Model
from app.mentors.enums import MentorshipKind
from app.mentors.programmes.enums import MOST_STAGES


class MentoringProgramme(Model):
    """What mentorships of one kind are for, and by which stages they get there."""

    __tablename__ = "mentoring_programmes"

    id: Mapped[intpk]
    title: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[MentorshipKind] = mapped_column(index=True)
    aim: Mapped[long_text]
    indicators: Mapped[long_text] = mapped_column(default="")
    archived_on: Mapped[date | None]  # no new mentorship follows it
    is_demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    stages: Mapped[list["ProgrammeStage"]] = relationship(
        order_by="ProgrammeStage.ordinal", cascade="all, delete-orphan"
    )

    __mapper_args__ = {"version_id_col": version}

    @property
    def stage_lines(self) -> str:
        """Return the stages as its form takes them: a line each, «этап — показатель»."""
        return "\n".join(stage.line for stage in self.stages)


class ProgrammeStage(Model):
    """A stage of a programme, and by what one sees that it is behind."""

    __tablename__ = "mentoring_stages"
    __table_args__ = (
        UniqueConstraint("programme_id", "ordinal"),
        CheckConstraint(f"ordinal BETWEEN 1 AND {MOST_STAGES}", name="ordinal_range"),
    )

    id: Mapped[intpk]
    programme_id: Mapped[int] = mapped_column(
        ForeignKey("mentoring_programmes.id", ondelete="CASCADE")
    )
    ordinal: Mapped[int]
    title: Mapped[str]
    indicator: Mapped[str] = mapped_column(default="")

    @property
    def line(self) -> str:
        """Return the stage as a line of the form."""
        return " — ".join(filter(None, (self.title, self.indicator)))
