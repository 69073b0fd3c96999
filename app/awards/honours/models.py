"""Kinds of award of a round."""

from typing import TYPE_CHECKING, Optional

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.awards.enums import MAX_AWARDS, Awarder
from app.awards.honours.enums import MOST_HONOURS, MOST_YEARS, HonourKind
from app.awards.models import AwardRound
from app.base.columns import intpk, long_text
from app.extensions import Model

if TYPE_CHECKING:
    from app.organizations.models import Organization


class Honour(Model):
    """A kind of award in a round: what it is called, how many there are, in whose name it is given.

    A round without kinds of its own gives diplomas of three degrees and certificates of honour.
    """

    __tablename__ = "award_honours"
    __table_args__ = (
        UniqueConstraint("round_id", "title", "degree"),
        CheckConstraint(f"ordinal BETWEEN 1 AND {MOST_HONOURS}", name="ordinal_range"),
        CheckConstraint(f"number BETWEEN 1 AND {MAX_AWARDS}", name="number_range"),
        CheckConstraint(f"least_years BETWEEN 0 AND {MOST_YEARS}", name="least_years_range"),
        CheckConstraint(
            "(awarder = 'college') = (organization_id IS NULL)", name="awarder_organization"
        ),
    )

    id: Mapped[intpk]
    round_id: Mapped[int] = mapped_column(ForeignKey("award_rounds.id", ondelete="CASCADE"))
    ordinal: Mapped[int]  # in which order places bring them
    kind: Mapped[HonourKind]
    title: Mapped[str]
    degree: Mapped[str] = mapped_column(default="")
    number: Mapped[int]  # how many there are
    wording: Mapped[long_text] = mapped_column(default="")  # for what, "" for the place
    awarder: Mapped[Awarder] = mapped_column(default=Awarder.COLLEGE)
    organization_id: Mapped[int | None] = mapped_column(
        ForeignKey("organizations.id", ondelete="RESTRICT"), index=True
    )
    cosigners: Mapped[long_text] = mapped_column(default="")  # a line each, «post — name»
    least_years: Mapped[int] = mapped_column(default=0)
    is_demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    round: Mapped[AwardRound] = relationship()
    organization: Mapped[Optional["Organization"]] = relationship()

    __mapper_args__ = {"version_id_col": version}

    @property
    def words(self) -> str:
        """Return «Диплом I степени»."""
        return " ".join(filter(None, (self.title, self.degree)))
