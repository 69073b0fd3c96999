"""Target offers of customers, and the applications of students for them."""

from datetime import date
from typing import Any

from sqlalchemy import CheckConstraint, Enum, ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.base.columns import intpk
from app.base.money import MAX_KOPECKS
from app.base.search import Searchable
from app.contracts.models import TargetContract
from app.contracts.offers.enums import (
    HIGHEST_MARK,
    LOWEST_MARK,
    MAX_SEATS,
    OrderingRule,
    TargetApplicationState,
    TargetOfferState,
    TargetRefusal,
)
from app.extensions import Model
from app.organizations.models import Organization
from app.students.models import Speciality, Student


def _rule(column: str) -> Enum:
    """Return the type of one of several columns with rules: each CHECK has its own name."""
    return Enum(
        OrderingRule,
        native_enum=False,
        create_constraint=True,
        length=40,
        values_callable=lambda kind: [member.value for member in kind],
        name=column,
    )


class TargetOffer(Searchable, Model):
    """A customer's offer to conclude contracts on targeted training.

    `offer_number`, `offer_published_on` and `result_published_on` are what the state portal
    «Работа в России» says. `taken` counts the selected, `ranked` how many were compared.
    `takes_outside`: who studies the speciality at another organization may have a place too.
    """

    __tablename__ = "target_offers"
    __table_args__ = (
        CheckConstraint(f"seats BETWEEN 1 AND {MAX_SEATS}", name="seats_range"),
        CheckConstraint("taken BETWEEN 0 AND seats", name="taken_range"),
        CheckConstraint("work_years BETWEEN 3 AND 5", name="work_years_range"),
        CheckConstraint(f"monthly_sum BETWEEN 1 AND {MAX_KOPECKS}", name="monthly_sum_range"),
        CheckConstraint("closes_on >= opens_on", name="days_in_order"),
        CheckConstraint("ranked BETWEEN 0 AND 100000", name="ranked_range"),
        Index("ix_target_offers_closes_on_id", "closes_on", "id"),
    )

    id: Mapped[intpk]
    organization_id: Mapped[int] = mapped_column(
        ForeignKey("organizations.id", ondelete="RESTRICT"), index=True
    )
    employer_id: Mapped[int | None] = mapped_column(
        ForeignKey("organizations.id", ondelete="RESTRICT"), index=True
    )
    speciality_id: Mapped[int] = mapped_column(
        ForeignKey("specialities.id", ondelete="RESTRICT"), index=True
    )
    state: Mapped[TargetOfferState] = mapped_column(default=TargetOfferState.DRAFT, index=True)
    state_reason: Mapped[str] = mapped_column(Text, default="")
    seats: Mapped[int]
    taken: Mapped[int] = mapped_column(default=0, info={"audit": "skip"})
    position: Mapped[str]
    work_place: Mapped[str] = mapped_column(default="")
    work_years: Mapped[int]
    support_text: Mapped[str] = mapped_column(Text, default="")
    monthly_sum: Mapped[int | None]
    requirements: Mapped[str] = mapped_column(Text, default="")
    takes_outside: Mapped[bool] = mapped_column(default=False)
    opens_on: Mapped[date]
    closes_on: Mapped[date]
    first_rule: Mapped[OrderingRule | None] = mapped_column(_rule("first_rule"))
    second_rule: Mapped[OrderingRule | None] = mapped_column(_rule("second_rule"))
    third_rule: Mapped[OrderingRule | None] = mapped_column(_rule("third_rule"))
    seed_text: Mapped[str] = mapped_column(default="")
    offer_number: Mapped[str] = mapped_column(default="")
    offer_published_on: Mapped[date | None]
    result_published_on: Mapped[date | None]
    ranked: Mapped[int | None]
    selected_on: Mapped[date | None]
    is_demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    organization: Mapped[Organization] = relationship(foreign_keys=[organization_id])
    employer: Mapped[Organization | None] = relationship(foreign_keys=[employer_id])
    speciality: Mapped[Speciality] = relationship()

    __mapper_args__: dict[str, Any] = {"version_id_col": version}

    @property
    def works_at(self) -> Organization:
        """Return where the graduate will work: at the customer unless another is named."""
        return self.employer or self.organization

    def search_text(self) -> str:
        """Return what people search offers by; the customer is found by its own words."""
        return f"{self.position} {self.work_place} {self.offer_number}"


class TargetApplication(Model):
    """A student's application for an offer; the mark in hundredths.

    `place` is where the published rules put it when the customer selected; `confirmed_on` the day
    the college compared what was said with its own papers.
    """

    __tablename__ = "target_applications"
    __table_args__ = (
        UniqueConstraint("offer_id", "student_id", name="uq_target_applications_offer_student"),
        CheckConstraint(
            f"average_mark BETWEEN {LOWEST_MARK} AND {HIGHEST_MARK}", name="average_mark_range"
        ),
        CheckConstraint("place BETWEEN 1 AND 100000", name="place_range"),
        CheckConstraint("state <> 'refused' OR refusal IS NOT NULL", name="refused_has_reason"),
        Index("ix_target_applications_applied_on_id", "applied_on", "id"),
    )

    id: Mapped[intpk]
    offer_id: Mapped[int] = mapped_column(ForeignKey(TargetOffer.id, ondelete="CASCADE"))
    student_id: Mapped[int] = mapped_column(
        ForeignKey("students.id", ondelete="RESTRICT"), index=True
    )
    state: Mapped[TargetApplicationState] = mapped_column(
        default=TargetApplicationState.APPLIED, index=True
    )
    applied_on: Mapped[date]
    average_mark: Mapped[int | None]
    lives_in_town: Mapped[bool] = mapped_column(default=False)
    practised: Mapped[bool] = mapped_column(default=False)
    note: Mapped[str] = mapped_column(Text, default="")
    confirmed_on: Mapped[date | None]
    place: Mapped[int | None]
    refusal: Mapped[TargetRefusal | None]
    reason: Mapped[str] = mapped_column(Text, default="")
    contract_id: Mapped[int | None] = mapped_column(
        ForeignKey(TargetContract.id, ondelete="SET NULL"), unique=True
    )
    is_demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    offer: Mapped[TargetOffer] = relationship()
    student: Mapped[Student] = relationship()
    contract: Mapped[TargetContract | None] = relationship()

    __mapper_args__: dict[str, Any] = {"version_id_col": version}
