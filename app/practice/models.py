"""Practice periods, places at bases, students' wishes and who got which place."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    Column,
    ColumnElement,
    ForeignKey,
    Table,
    UniqueConstraint,
    and_,
    or_,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.base.collation import sort_key_column
from app.base.columns import intpk
from app.base.search import Searchable
from app.extensions import Model
from app.plan.models import ServesPlan
from app.practice import rules
from app.practice.enums import (
    LARGEST_SEED,
    MAX_COURSE,
    MAX_HOURS,
    MAX_SEATS,
    MAX_SEMESTER,
    MAX_WISHES,
    Basis,
    ClearanceRule,
    ContractRule,
    PairRule,
    PeriodState,
    PlacementState,
    PracticeKind,
    RankingMode,
    SilentRule,
    SwapRule,
)
from app.practice.registry.models import PracticeBase

if TYPE_CHECKING:
    from app.accounts.models import User
    from app.organizations.models import Organization
    from app.students.models import Speciality, Student, StudyGroup

period_groups = Table(
    "practice_period_groups",
    Model.metadata,
    Column("period_id", ForeignKey("practice_periods.id", ondelete="CASCADE"), primary_key=True),
    Column(
        "group_id",
        ForeignKey("study_groups.id", ondelete="RESTRICT"),
        primary_key=True,
        index=True,
    ),
)


class PracticePeriod(Searchable, ServesPlan, Model):
    """Some weeks of practice of some groups. The seed is known before applications open."""

    __tablename__ = "practice_periods"
    __table_args__ = (
        CheckConstraint("ends_on >= starts_on", name="dates_in_order"),
        CheckConstraint(
            "applications_open_until >= applications_open_on", name="applications_in_order"
        ),
        CheckConstraint(f"max_wishes BETWEEN 1 AND {MAX_WISHES}", name="max_wishes_range"),
        CheckConstraint(f"seed BETWEEN 0 AND {LARGEST_SEED}", name="seed_range"),
        CheckConstraint(
            f"semester IS NULL OR semester BETWEEN 1 AND {MAX_SEMESTER}", name="semester_range"
        ),
        CheckConstraint(
            f"course IS NULL OR course BETWEEN 1 AND {MAX_COURSE}", name="course_range"
        ),
        CheckConstraint(f"hours IS NULL OR hours BETWEEN 1 AND {MAX_HOURS}", name="hours_range"),
    )

    id: Mapped[intpk]
    title: Mapped[str]
    title_key: Mapped[str] = sort_key_column("title")
    kind: Mapped[PracticeKind]
    module: Mapped[str] = mapped_column(default="")  # «ПМ.01 Проектирование уроков»
    semester: Mapped[int | None]
    course: Mapped[int | None]
    hours: Mapped[int | None]
    # The days of a practice spread over its weeks, Monday is 1; without them it is concentrated.
    weekdays: Mapped[list[int] | None] = mapped_column(JSON(none_as_null=True))
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    applications_open_on: Mapped[date]
    applications_open_until: Mapped[date]
    results_on: Mapped[date | None]  # promised to students; publishing does not wait for it
    max_wishes: Mapped[int] = mapped_column(default=5)
    # The rules everybody reads before applications open (app/practice/conditions).
    ranked_by: Mapped[RankingMode] = mapped_column(default=RankingMode.LOTTERY)
    contract_rule: Mapped[ContractRule] = mapped_column(default=ContractRule.NOTHING)
    prefers_dormitory: Mapped[bool] = mapped_column(default=False)
    prefers_town: Mapped[bool] = mapped_column(default=False)
    pair_rule: Mapped[PairRule] = mapped_column(default=PairRule.NONE)
    silent_rule: Mapped[SilentRule] = mapped_column(default=SilentRule.LEFT_OUT)
    clearances: Mapped[list[str]] = mapped_column(JSON, default=list)  # of ClearanceKind
    clearance_rule: Mapped[ClearanceRule] = mapped_column(default=ClearanceRule.WARN)
    swap_rule: Mapped[SwapRule] = mapped_column(default=SwapRule.BY_STAFF)
    seed_text: Mapped[str]
    seed: Mapped[int] = mapped_column(BigInteger)
    state: Mapped[PeriodState] = mapped_column(default=PeriodState.DRAFT, index=True)
    published_at: Mapped[datetime | None]
    reminded_on: Mapped[date | None]
    is_demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    groups: Mapped[list["StudyGroup"]] = relationship(
        secondary=period_groups, order_by="StudyGroup.name_key"
    )

    __mapper_args__ = {"version_id_col": version}

    @property
    def is_published(self) -> bool:
        """Tell whether everybody may see the outcome."""
        return self.state is PeriodState.PUBLISHED

    @property
    def is_distributed(self) -> bool:
        """Tell whether a distribution stands, published or not."""
        return self.state in {PeriodState.DISTRIBUTED, PeriodState.PUBLISHED}

    @property
    def seats_by_contract(self) -> bool:
        """Tell whether target contracts give seats before the distribution."""
        return self.contract_rule is ContractRule.FIXES

    def takes_applications(self, *, today: date) -> bool:
        """Tell whether students may send and change applications today."""
        return rules.takes_applications(
            self.state, self.applications_open_on, self.applications_open_until, today=today
        )

    def opens_later(self, *, today: date) -> bool:
        """Tell whether the days of applications are still to come."""
        return today < self.applications_open_on

    def search_text(self) -> str:
        """Return what people search periods by."""
        return f"{self.title} {self.kind.label} {self.module}"


class PeriodSupervisor(Model):
    """Who of the college leads a group through a period: printed in its papers as it stands here.

    `user` is the same person's account, if there is one.
    """

    __tablename__ = "practice_period_supervisors"
    __table_args__ = (UniqueConstraint("period_id", "group_id"),)

    id: Mapped[intpk]
    period_id: Mapped[int] = mapped_column(ForeignKey("practice_periods.id", ondelete="CASCADE"))
    group_id: Mapped[int] = mapped_column(
        ForeignKey("study_groups.id", ondelete="RESTRICT"), index=True
    )
    name: Mapped[str]
    position: Mapped[str] = mapped_column(default="")
    phone: Mapped[str | None]
    user_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
    is_demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    period: Mapped[PracticePeriod] = relationship()
    group: Mapped["StudyGroup"] = relationship()
    user: Mapped["User | None"] = relationship()

    __mapper_args__ = {"version_id_col": version}


class PracticePlace(Searchable, Model):
    """Seats of one kind of work at one base. `taken` grows and shrinks by one UPDATE only.

    A place the base took back after publishing has no seats, and stays for who wished for it.
    """

    __tablename__ = "practice_places"
    __table_args__ = (
        CheckConstraint(f"seats BETWEEN 0 AND {MAX_SEATS}", name="seats_range"),
        CheckConstraint(f"taken BETWEEN 0 AND {MAX_SEATS}", name="taken_range"),
        CheckConstraint("taken <= seats", name="taken_within_seats"),
        CheckConstraint(f"minimum BETWEEN 0 AND {MAX_SEATS}", name="minimum_range"),
        UniqueConstraint("period_id", "organization_id", "title"),
    )

    id: Mapped[intpk]
    period_id: Mapped[int] = mapped_column(ForeignKey("practice_periods.id", ondelete="CASCADE"))
    organization_id: Mapped[int] = mapped_column(
        ForeignKey("organizations.id", ondelete="RESTRICT"), index=True
    )
    base_id: Mapped[int] = mapped_column(
        ForeignKey("practice_bases.id", ondelete="RESTRICT"), index=True
    )
    title: Mapped[str]
    title_key: Mapped[str] = sort_key_column("title")
    seats: Mapped[int]
    taken: Mapped[int] = mapped_column(default=0, info={"audit": "skip"})
    minimum: Mapped[int] = mapped_column(default=0)  # with fewer students it does not open
    speciality_id: Mapped[int | None] = mapped_column(
        ForeignKey("specialities.id", ondelete="RESTRICT"), index=True
    )
    supervisor_name: Mapped[str] = mapped_column(default="")
    supervisor_phone: Mapped[str | None]
    tasks: Mapped[str | None]
    requirements: Mapped[str | None]
    is_demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    period: Mapped[PracticePeriod] = relationship()
    organization: Mapped["Organization"] = relationship()
    base: Mapped[PracticeBase] = relationship(lazy="selectin")  # whatever shows a place names it
    speciality: Mapped["Speciality | None"] = relationship()

    __mapper_args__ = {"version_id_col": version}

    def search_text(self) -> str:
        """Return what students search places by; the base is looked up by its own words."""
        return self.title


class PracticeApplication(Model):
    """A student's list of wishes in a period; it counts from `submitted_at` on.

    `group` is the student's at the time: who has left the period's groups since takes no part,
    and what was decided by the groups of that day stays true.
    """

    __tablename__ = "practice_applications"
    __table_args__ = (UniqueConstraint("period_id", "student_id"),)

    id: Mapped[intpk]
    period_id: Mapped[int] = mapped_column(ForeignKey("practice_periods.id", ondelete="CASCADE"))
    student_id: Mapped[int] = mapped_column(
        ForeignKey("students.id", ondelete="RESTRICT"), index=True
    )
    group_id: Mapped[int] = mapped_column(
        ForeignKey("study_groups.id", ondelete="RESTRICT"), index=True
    )
    submitted_at: Mapped[datetime | None]
    changed_at: Mapped[datetime]
    needs_dormitory: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    period: Mapped[PracticePeriod] = relationship()
    student: Mapped["Student"] = relationship()
    group: Mapped["StudyGroup"] = relationship()
    wishes: Mapped[list["Wish"]] = relationship(
        back_populates="application", order_by="Wish.rank", cascade="all, delete-orphan"
    )

    __mapper_args__ = {"version_id_col": version}


class Wish(Model):
    """One line of an application: a place and its rank from 1."""

    __tablename__ = "practice_wishes"
    __table_args__ = (
        CheckConstraint(f"rank BETWEEN 1 AND {MAX_WISHES}", name="rank_range"),
        UniqueConstraint("application_id", "rank"),
        UniqueConstraint("application_id", "place_id"),
    )

    id: Mapped[intpk]
    application_id: Mapped[int] = mapped_column(
        ForeignKey("practice_applications.id", ondelete="CASCADE")
    )
    rank: Mapped[int]
    place_id: Mapped[int] = mapped_column(
        ForeignKey("practice_places.id", ondelete="RESTRICT"), index=True
    )

    application: Mapped[PracticeApplication] = relationship(back_populates="wishes")
    place: Mapped[PracticePlace] = relationship()


class Distribution(Model):
    """A run of the matching: what went in, what came out, and the proof of both."""

    __tablename__ = "practice_distributions"
    __table_args__ = (CheckConstraint(f"seed BETWEEN 0 AND {LARGEST_SEED}", name="seed_range"),)

    id: Mapped[intpk]
    period_id: Mapped[int] = mapped_column(
        ForeignKey("practice_periods.id", ondelete="CASCADE"), index=True
    )
    algorithm: Mapped[str]
    seed: Mapped[int] = mapped_column(BigInteger)
    digest: Mapped[str]
    figures: Mapped[dict[str, Any]] = mapped_column(JSON)
    instance: Mapped[dict[str, Any]] = mapped_column(JSON, deferred=True, info={"audit": "skip"})
    result: Mapped[dict[str, Any]] = mapped_column(JSON, deferred=True, info={"audit": "skip"})
    created_at: Mapped[datetime]
    discarded_at: Mapped[datetime | None]

    period: Mapped[PracticePeriod] = relationship()


class Placement(Model):
    """A student's outcome in a period: a seat, or none with the reasons.

    Students see it only when the period is published. `explanation` holds a refusal for each
    wish ranked above the seat (app/practice/explanations.py). `state` says how far the practice
    has come; who left before its end has given the seat back (app/practice/states.py).
    """

    __tablename__ = "practice_placements"
    __table_args__ = (
        CheckConstraint(
            "(basis IN ('unplaced', 'unsent')) = (place_id IS NULL)", name="seat_by_basis"
        ),
        CheckConstraint("(basis = 'wish') = (rank IS NOT NULL)", name="rank_by_basis"),
        CheckConstraint(f"rank IS NULL OR rank BETWEEN 1 AND {MAX_WISHES}", name="rank_range"),
        CheckConstraint(
            "lottery_number IS NULL OR lottery_number BETWEEN 1 AND 1000000",
            name="lottery_number_range",
        ),
        CheckConstraint(
            "place_id IS NOT NULL OR state IN ('assigned', 'moved', 'broken_off')",
            name="state_needs_seat",
        ),
        CheckConstraint(
            "place_id IS NULL OR state NOT IN ('moved', 'broken_off')", name="state_frees_seat"
        ),
        UniqueConstraint("period_id", "student_id"),
    )

    id: Mapped[intpk]
    period_id: Mapped[int] = mapped_column(ForeignKey("practice_periods.id", ondelete="CASCADE"))
    student_id: Mapped[int] = mapped_column(
        ForeignKey("students.id", ondelete="RESTRICT"), index=True
    )
    place_id: Mapped[int | None] = mapped_column(
        ForeignKey("practice_places.id", ondelete="RESTRICT"), index=True
    )
    basis: Mapped[Basis]
    state: Mapped[PlacementState] = mapped_column(default=PlacementState.ASSIGNED, index=True)
    rank: Mapped[int | None]
    lottery_number: Mapped[int | None]
    explanation: Mapped[list[dict[str, Any]]] = mapped_column(
        JSON, default=list, info={"audit": "skip"}
    )
    note: Mapped[str] = mapped_column(default="")
    distribution_id: Mapped[int | None] = mapped_column(
        ForeignKey("practice_distributions.id", ondelete="SET NULL"), index=True
    )

    period: Mapped[PracticePeriod] = relationship()
    student: Mapped["Student"] = relationship()
    place: Mapped[PracticePlace | None] = relationship()

    @classmethod
    def waits_for_seat(cls) -> ColumnElement[bool]:
        """Select whom staff still have to place; whose practice ended early waits for nothing.

        True also of a student who has no outcome at all, in an outer join.
        """
        return and_(
            cls.place_id.is_(None),
            or_(cls.state.is_(None), cls.state == PlacementState.ASSIGNED),
        )

    @property
    def outcome(self) -> rules.SeatOutcome:
        """Return the outcome as a value."""
        return rules.SeatOutcome(self.place_id, self.basis, self.rank, self.note)
