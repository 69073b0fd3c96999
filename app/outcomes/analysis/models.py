"""The refreshed summary of graduates, the answers of each selection, notes to the council."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.base.columns import intpk, long_text
from app.extensions import Model
from app.outcomes.analysis.enums import AnalysisNoteState
from app.plan.models import ServesPlan

_COUNTS = 1_000_000


class GraduateFacts(Model):
    """A graduate's row of the tidy table (facts.py), as the last refresh found it."""

    __tablename__ = "graduate_facts"
    __audited__ = False  # made anew from other records, which are
    __table_args__ = (
        CheckConstraint("year BETWEEN 2000 AND 2100", name="year_range"),
        CheckConstraint(f"hours BETWEEN 0 AND {_COUNTS}", name="hours_range"),
        CheckConstraint(f"talks BETWEEN 0 AND {_COUNTS}", name="talks_range"),
        CheckConstraint(f"offers BETWEEN 0 AND {_COUNTS}", name="offers_range"),
        Index("ix_graduate_facts_year_speciality", "year", "speciality"),
        Index("ix_graduate_facts_town", "town"),
    )

    student_id: Mapped[int] = mapped_column(
        ForeignKey("students.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    year: Mapped[int]
    speciality: Mapped[str]
    town: Mapped[str] = mapped_column(default="")
    bases: Mapped[list[str]] = mapped_column(JSON, default=list)
    hours: Mapped[int | None]
    mark: Mapped[float | None]
    wish_rank: Mapped[float | None]
    mentored: Mapped[bool] = mapped_column(default=False)
    mentor_hours: Mapped[float | None]
    mentor_score: Mapped[float | None]
    talks: Mapped[int] = mapped_column(default=0)
    offers: Mapped[int] = mapped_column(default=0)
    contract: Mapped[bool] = mapped_column(default=False)
    employed_3: Mapped[bool | None]
    employer_3: Mapped[str | None]
    in_speciality_3: Mapped[bool | None]
    at_base_3: Mapped[bool | None]
    at_mentor_3: Mapped[bool | None]
    employed_6: Mapped[bool | None]
    employer_6: Mapped[str | None]
    in_speciality_6: Mapped[bool | None]
    at_base_6: Mapped[bool | None]
    at_mentor_6: Mapped[bool | None]
    employed_12: Mapped[bool | None]
    employer_12: Mapped[str | None]
    in_speciality_12: Mapped[bool | None]
    at_base_12: Mapped[bool | None]
    at_mentor_12: Mapped[bool | None]


class AnalysisView(Model):
    """The answers for one selection of graduates, as the last refresh found them.

    `key` tells the selection (selection.py); without any it is the whole college.
    """

    __tablename__ = "analysis_views"
    __audited__ = False  # figures alone, made anew each night
    __table_args__ = (
        CheckConstraint("year IS NULL OR year BETWEEN 2000 AND 2100", name="year_range"),
        CheckConstraint(f"graduates BETWEEN 0 AND {_COUNTS}", name="graduates_range"),
    )

    id: Mapped[intpk]
    key: Mapped[str] = mapped_column(unique=True)
    year: Mapped[int | None]
    speciality: Mapped[str] = mapped_column(default="")
    town: Mapped[str] = mapped_column(default="")
    graduates: Mapped[int]
    answers: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    computed_at: Mapped[datetime]


class AnalysisNote(ServesPlan, Model):
    """A note to the council: what the page said that day, kept; adopted at a date."""

    __tablename__ = "analysis_notes"
    __table_args__ = (
        CheckConstraint("(state = 'adopted') = (adopted_on IS NOT NULL)", name="adopted_has_day"),
        CheckConstraint(f"graduates BETWEEN 0 AND {_COUNTS}", name="graduates_range"),
        Index("ix_analysis_notes_made_on_id", "made_on", "id"),
    )

    id: Mapped[intpk]
    number: Mapped[str]
    made_on: Mapped[date]
    state: Mapped[AnalysisNoteState] = mapped_column(default=AnalysisNoteState.PUBLISHED)
    selection: Mapped[str] = mapped_column(default="")  # in words, as the page told it
    graduates: Mapped[int]
    answers: Mapped[list[dict[str, Any]]] = mapped_column(JSON, info={"audit": "skip"})
    computed_at: Mapped[datetime]
    conclusions: Mapped[long_text] = mapped_column(default="")
    adopted_on: Mapped[date | None]
    adopted_by: Mapped[str] = mapped_column(default="")
    is_demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    __mapper_args__ = {"version_id_col": version}
