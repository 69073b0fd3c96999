"""Target training contracts and what their parties owe."""

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, text
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from app.base.collation import sort_key_column
from app.base.columns import intpk, long_text
from app.base.identity import fold
from app.base.search import Searchable
from app.contracts.enums import (
    ConsentGiver,
    ContractParty,
    ContractState,
    LegalRegime,
    ObligationState,
    RepresentativeWay,
    TrainingFinancing,
    TrainingForm,
    TrainingLevel,
)
from app.extensions import Model
from app.organizations.models import Organization
from app.plan.models import ServesPlan
from app.students.models import Student

if TYPE_CHECKING:
    from app.contracts.support.models import SupportMeasure

_IN_FORCE = "state IN ('signed', 'studying', 'to_employ', 'working', 'suspended')"
_BROKEN_OFF = (
    "state IN ('terminated', 'broken_by_citizen', 'broken_by_customer', 'expelled', 'cancelled')"
)


class TargetContract(Searchable, ServesPlan, Model):
    """A contract between a customer and a student.

    The columns hold what the parties agreed on last: as signed, with every amendment put in.
    What held on another day is told by `life.terms_on`, the state of a day by `life.state_on`.

    Parties: `organization_id` is the customer; `employer_id` who employs, None: the customer
    itself; `college_is_party` says that the college signs and has duties of its own.
    `legal_basis` is the regulation of the day of signing (of the draft before), fixed by signing.
    Training: what is trained for and where; an empty `training_organization` is the college,
    `is_quota` a place within the quota of targeted admission, `accreditation` its requisites.
    Work: `work_place` is where (empty: the employer), `employ_within_months` by when after the
    training, `work_started_on` the day of the employment contract, from which the years count;
    until it is known `work_begins_on` and `work_ends_on` are what the training's end promises.
    `portal_…`: number and days of the way on the state portal «Работа в России».
    """

    __tablename__ = "target_contracts"
    __table_args__ = (
        # Three to five by the law; what was signed for less is kept as it was signed.
        CheckConstraint(
            "work_years BETWEEN 1 AND 5 AND (work_years >= 3 OR signed_on IS NOT NULL)",
            name="work_years_range",
        ),
        CheckConstraint("signed_on IS NULL OR signed_on >= drafted_on", name="signed_after_draft"),
        CheckConstraint("work_ends_on > work_begins_on", name="work_order"),
        CheckConstraint("work_begins_on > training_until", name="work_after_training"),
        CheckConstraint(f"NOT ({_IN_FORCE}) OR signed_on IS NOT NULL", name="signed_has_date"),
        CheckConstraint(
            f"terminated_on IS NULL OR ({_BROKEN_OFF} AND terminated_on >= drafted_on)",
            name="terminated_after_draft",
        ),
        CheckConstraint(
            "employ_within_months IS NULL OR employ_within_months BETWEEN 1 AND 24",
            name="employ_within_range",
        ),
        CheckConstraint(
            "training_from IS NULL OR training_from < training_until", name="training_order"
        ),
        Index("ix_target_contracts_number_order_id", "number_order", "id"),
        # Mostly nobody else employs: of such an index alone the database would expect nothing.
        Index(
            "ix_target_contracts_employer_id",
            "employer_id",
            sqlite_where=text("employer_id IS NOT NULL"),
            postgresql_where=text("employer_id IS NOT NULL"),
        ),
        Index("ix_target_contracts_training_until_id", "training_until", "id"),
        # Figures count states by year and by customer within an index.
        Index("ix_target_contracts_drafted_on_state", "drafted_on", "state"),
        Index("ix_target_contracts_organization_id_state", "organization_id", "state"),
        # At most one contract in force for a student, on both databases.
        Index(
            "uq_target_contracts_student_in_force",
            "student_id",
            unique=True,
            sqlite_where=text(_IN_FORCE),
            postgresql_where=text(_IN_FORCE),
        ),
    )

    id: Mapped[intpk]
    number: Mapped[str] = mapped_column(unique=True)
    number_key: Mapped[str] = mapped_column(unique=True, info={"audit": "skip"})
    number_order: Mapped[str] = sort_key_column("number")
    organization_id: Mapped[int] = mapped_column(
        ForeignKey("organizations.id", ondelete="RESTRICT")
    )
    student_id: Mapped[int] = mapped_column(
        ForeignKey("students.id", ondelete="RESTRICT"), index=True
    )
    employer_id: Mapped[int | None] = mapped_column(
        ForeignKey("organizations.id", ondelete="RESTRICT")
    )
    college_is_party: Mapped[bool] = mapped_column(default=False)
    legal_basis: Mapped[LegalRegime]
    state: Mapped[ContractState] = mapped_column(default=ContractState.DRAFT, index=True)
    drafted_on: Mapped[date]
    signed_on: Mapped[date | None]
    training_level: Mapped[TrainingLevel | None]
    training_code: Mapped[str] = mapped_column(default="")
    training_name: Mapped[str] = mapped_column(default="")
    training_form: Mapped[TrainingForm | None]
    training_organization: Mapped[str] = mapped_column(default="")
    training_from: Mapped[date | None]
    training_until: Mapped[date]
    is_quota: Mapped[bool] = mapped_column(default=False)
    financing: Mapped[TrainingFinancing | None]
    accreditation: Mapped[str] = mapped_column(default="")
    work_region: Mapped[str] = mapped_column(default="")
    work_town: Mapped[str] = mapped_column(default="")
    work_place: Mapped[str] = mapped_column(default="")
    employ_within_months: Mapped[int | None]
    work_started_on: Mapped[date | None]
    work_years: Mapped[int]
    work_begins_on: Mapped[date]
    work_ends_on: Mapped[date]
    position: Mapped[str] = mapped_column(default="")
    pay_terms: Mapped[str] = mapped_column(Text, default="")
    practice_text: Mapped[str] = mapped_column(Text, default="")
    responsibility_text: Mapped[str] = mapped_column(Text, default="")
    portal_offer_number: Mapped[str] = mapped_column(default="")
    portal_offer_on: Mapped[date | None]
    portal_application_on: Mapped[date | None]
    portal_result_on: Mapped[date | None]
    representative_kind: Mapped[ConsentGiver | None]
    representative_name: Mapped[str] = mapped_column(default="")
    representative_document: Mapped[str] = mapped_column(default="")
    representative_consent_on: Mapped[date | None]
    consent_way: Mapped[RepresentativeWay | None]
    terminated_on: Mapped[date | None] = mapped_column(index=True)
    termination_reason: Mapped[str] = mapped_column(Text, default="")
    is_demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    organization: Mapped[Organization] = relationship(foreign_keys=[organization_id])
    employer: Mapped[Organization | None] = relationship(foreign_keys=[employer_id])
    student: Mapped[Student] = relationship()
    obligations: Mapped[list["Obligation"]] = relationship(
        back_populates="contract",
        order_by="Obligation.due_on, Obligation.id",
        cascade="all, delete-orphan",
    )

    support: Mapped[list["SupportMeasure"]] = relationship(
        back_populates="contract",
        order_by="SupportMeasure.id",
        cascade="all, delete-orphan",
    )

    __mapper_args__ = {"version_id_col": version}

    @property
    def who_employs(self) -> Organization:
        """Who employs by the contract: the customer where nobody else does."""
        return self.employer or self.organization

    @validates("number")
    def _keep_key(self, _name: str, number: str) -> str:
        self.number_key = fold(number)
        return number

    def search_text(self) -> str:
        """Return what people search contracts by; the parties are found by their own words."""
        return f"{self.number} {self.number_key}"


class Obligation(Model):
    """What a party owes by a date; `reminded_for` is the last date its party was reminded of."""

    __tablename__ = "contract_obligations"
    __table_args__ = (
        CheckConstraint("state <> 'done' OR settled_on IS NOT NULL", name="done_has_date"),
    )

    id: Mapped[intpk]
    contract_id: Mapped[int] = mapped_column(
        ForeignKey("target_contracts.id", ondelete="CASCADE"), index=True
    )
    party: Mapped[ContractParty]
    text: Mapped[long_text]
    due_on: Mapped[date] = mapped_column(index=True)
    state: Mapped[ObligationState] = mapped_column(default=ObligationState.OPEN)
    settled_on: Mapped[date | None]
    note: Mapped[str] = mapped_column(Text, default="")
    reminded_for: Mapped[date | None] = mapped_column(info={"audit": "skip"})
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    contract: Mapped[TargetContract] = relationship(back_populates="obligations")

    __mapper_args__ = {"version_id_col": version}
