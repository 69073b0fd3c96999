"""Days of the monitoring, a row per graduate on each, and what was said of it."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, declared_attr, mapped_column, relationship

from app.accounts.models import User
from app.base.columns import intpk, long_text
from app.extensions import Model
from app.organizations.models import Organization
from app.outcomes.categories import category_label
from app.outcomes.enums import (
    CutoffKind,
    CutoffState,
    OutcomeProof,
    OutcomeSource,
    OutcomeUrgency,
    StatementState,
)
from app.plan.models import ServesPlan
from app.students.models import Speciality, Student


class MonitoringCutoff(ServesPlan, Model):
    """A day on which the monitoring asks, and the years of graduation it covers."""

    __tablename__ = "monitoring_cutoffs"
    __table_args__ = (
        UniqueConstraint("day", "kind"),
        CheckConstraint("first_year BETWEEN 2000 AND 2100", name="first_year_range"),
        CheckConstraint("last_year BETWEEN first_year AND 2100", name="years_in_order"),
        CheckConstraint("(state = 'closed') = (closed_on IS NOT NULL)", name="closed_has_day"),
    )

    id: Mapped[intpk]
    kind: Mapped[CutoffKind]
    day: Mapped[date]
    first_year: Mapped[int]
    last_year: Mapped[int]
    certificates_until: Mapped[date | None]
    state: Mapped[CutoffState] = mapped_column(default=CutoffState.OPEN)
    closed_on: Mapped[date | None]
    is_demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    __mapper_args__ = {"version_id_col": version}

    @property
    def is_open(self) -> bool:
        """Whether facts are still collected."""
        return self.state is CutoffState.OPEN


class _Facts:
    """The columns of what is said of a graduate, by a record and by a statement alike."""

    organization_id: Mapped[int | None] = mapped_column(
        ForeignKey("organizations.id", ondelete="RESTRICT"), index=True
    )
    employer_name: Mapped[str] = mapped_column(default="")
    employer_town: Mapped[str] = mapped_column(default="")
    employer_region: Mapped[str] = mapped_column(default="")
    post: Mapped[str] = mapped_column(default="")
    by_speciality: Mapped[bool | None]
    since: Mapped[date | None]
    contract_number: Mapped[str] = mapped_column(default="")
    contract_on: Mapped[date | None]
    four_months: Mapped[bool | None]

    category: Any

    @declared_attr
    def organization(cls) -> Mapped[Organization | None]:
        """The employer, when it belongs to the cluster."""
        return relationship(Organization)

    @property
    def employer(self) -> str:
        """Return what the employer is called."""
        return self.organization.short_name if self.organization else self.employer_name

    @property
    def place(self) -> str:
        """Return where the employer is."""
        if self.organization:
            return self.organization.town
        return ", ".join(filter(None, (self.employer_town, self.employer_region)))

    @property
    def category_label(self) -> str:
        """Return what the category is called."""
        return category_label(self.category)


class GraduateOutcome(_Facts, Model):
    """What a graduate does on the day of a cut-off; without a category nobody knows.

    Who works at two places has a row for each, one of them the main: figures count that alone.
    `urgency` and `is_employed` follow from the category and are stored for lists and sums.
    """

    __tablename__ = "graduate_outcomes"
    __table_args__ = (
        CheckConstraint("graduation_year BETWEEN 2000 AND 2100", name="graduation_year_range"),
        CheckConstraint("urgency BETWEEN 0 AND 3", name="urgency_range"),
        CheckConstraint("(category IS NULL) = (source IS NULL)", name="known_from_somewhere"),
        CheckConstraint("is_main OR category IS NOT NULL", name="second_is_known"),
        CheckConstraint("organization_id IS NULL OR employer_name = ''", name="one_employer"),
        Index(
            "uq_graduate_outcomes_main",
            "cutoff_id",
            "student_id",
            unique=True,
            sqlite_where=text("is_main"),
            postgresql_where=text("is_main"),
        ),
        Index("ix_graduate_outcomes_cutoff_id_urgency_id", "cutoff_id", "urgency", "id"),
        Index(
            "ix_graduate_outcomes_cutoff_id_speciality_id_category",
            "cutoff_id",
            "speciality_id",
            "category",
        ),
        Index("ix_graduate_outcomes_certificate_until", "certificate_until"),
    )

    id: Mapped[intpk]
    cutoff_id: Mapped[int] = mapped_column(ForeignKey("monitoring_cutoffs.id", ondelete="RESTRICT"))
    student_id: Mapped[int] = mapped_column(
        ForeignKey("students.id", ondelete="RESTRICT"), index=True
    )
    # As the graduate left: a card may change, an old figure may not.
    graduation_year: Mapped[int]
    speciality_id: Mapped[int] = mapped_column(
        ForeignKey("specialities.id", ondelete="RESTRICT"), index=True
    )
    is_main: Mapped[bool] = mapped_column(default=True)
    category: Mapped[str | None]
    urgency: Mapped[int] = mapped_column(
        default=OutcomeUrgency.UNKNOWN.rank, info={"audit": "skip"}
    )
    is_employed: Mapped[bool] = mapped_column(default=False, info={"audit": "skip"})
    proof: Mapped[OutcomeProof | None]
    certificate_until: Mapped[date | None]
    certificate_on: Mapped[date | None]
    # Staff alone read it.
    note: Mapped[long_text] = mapped_column(default="", info={"audit": "mask"})
    source: Mapped[OutcomeSource | None]
    taken_reason: Mapped[str] = mapped_column(default="")
    entered_at: Mapped[datetime | None]
    entered_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
    asked_on: Mapped[date | None] = mapped_column(info={"audit": "skip"})
    is_demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    cutoff: Mapped[MonitoringCutoff] = relationship()
    student: Mapped[Student] = relationship()
    speciality: Mapped[Speciality] = relationship()
    entered_by: Mapped[User | None] = relationship()

    __mapper_args__ = {"version_id_col": version}

    proposed: tuple[str, ...] = ()  # what offers and contracts say: told to a page at once
    waits = False  # whether something said waits for staff: told to a page of records at once

    @property
    def standing(self) -> OutcomeUrgency:
        """Return who this is to the college: at risk, unknown, settled."""
        return list(OutcomeUrgency)[self.urgency]


class OutcomeStatement(_Facts, Model):
    """What somebody or some record said of a graduate on the day of a cut-off; never changed."""

    __tablename__ = "outcome_statements"
    __table_args__ = (
        CheckConstraint("(state = 'waiting') = (decided_at IS NULL)", name="decided_when"),
        CheckConstraint("organization_id IS NULL OR employer_name = ''", name="one_employer"),
        Index("ix_outcome_statements_state_outcome_id", "state", "outcome_id"),
    )

    id: Mapped[intpk]
    outcome_id: Mapped[int] = mapped_column(
        ForeignKey("graduate_outcomes.id", ondelete="CASCADE"), index=True
    )
    source: Mapped[OutcomeSource]
    said_at: Mapped[datetime]
    category: Mapped[str]  # empty: an employer says that the graduate does not work there
    state: Mapped[StatementState] = mapped_column(default=StatementState.WAITING)
    reason: Mapped[str] = mapped_column(default="")
    decided_at: Mapped[datetime | None]
    decided_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )

    outcome: Mapped[GraduateOutcome] = relationship()
