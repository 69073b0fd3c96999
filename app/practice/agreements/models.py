"""Agreements in editions: the agreement's own text, and one for each amendment."""

from datetime import date
from typing import TYPE_CHECKING, Optional

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Table,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from app.base.collation import sort_key_column
from app.base.columns import intpk, long_text
from app.base.identity import fold
from app.base.search import Searchable
from app.extensions import Model
from app.files.models import StoredFile
from app.practice.agreements.enums import (
    MAX_STUDENTS,
    AgreementKind,
    AgreementSide,
    AgreementState,
)
from app.practice.enums import PracticeKind
from app.practice.registry.models import PracticeBase
from app.settings.models import PartySignatory

if TYPE_CHECKING:
    from app.organizations.models import Organization
    from app.practice.models import PracticePeriod
    from app.students.models import Speciality

_OPEN = text("signed_on IS NULL")

agreement_bases = Table(
    "agreement_bases",
    Model.metadata,
    Column(
        "edition_id",
        ForeignKey("agreement_editions.id", ondelete="CASCADE"),
        primary_key=True,
    ),
    Column(
        "base_id",
        ForeignKey("practice_bases.id", ondelete="RESTRICT"),
        primary_key=True,
        index=True,
    ),
)


class PracticeAgreement(Searchable, Model):
    """An agreement with an organization; `starts_on` and `ends_on` are its term as signed by now.

    A termination counts from `terminated_on`: the day before is the last one.
    """

    __tablename__ = "practice_agreements"
    __table_args__ = (
        CheckConstraint("ends_on >= starts_on", name="term_in_order"),
        CheckConstraint("state <> 'expired'", name="expiry_is_computed"),
        CheckConstraint(
            "state NOT IN ('signed', 'extended') OR signed_on IS NOT NULL", name="signed_has_day"
        ),
        CheckConstraint(
            "(state = 'terminated') = (terminated_on IS NOT NULL)", name="terminated_has_day"
        ),
        CheckConstraint("serial BETWEEN 1 AND 1000000", name="serial_range"),
        Index("ix_practice_agreements_number_order_id", "number_order", "id"),
        Index("ix_practice_agreements_ends_on_id", "ends_on", "id"),
    )

    id: Mapped[intpk]
    number: Mapped[str] = mapped_column(unique=True)
    number_key: Mapped[str] = mapped_column(unique=True, info={"audit": "skip"})
    number_order: Mapped[str] = sort_key_column("number")
    serial: Mapped[int | None] = mapped_column(info={"audit": "skip"})  # None: numbered by hand
    organization_id: Mapped[int] = mapped_column(
        ForeignKey("organizations.id", ondelete="RESTRICT"), index=True
    )
    kind: Mapped[AgreementKind] = mapped_column(default=AgreementKind.THROUGH)
    period_id: Mapped[int | None] = mapped_column(
        ForeignKey("practice_periods.id", ondelete="SET NULL"), index=True
    )
    state: Mapped[AgreementState] = mapped_column(default=AgreementState.DRAFT, index=True)
    drafted_on: Mapped[date]
    signed_on: Mapped[date | None]
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    terminated_on: Mapped[date | None]
    termination_reason: Mapped[long_text] = mapped_column(default="")
    reminded_of: Mapped[date | None] = mapped_column(info={"audit": "skip"})  # the end told about
    is_demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    organization: Mapped["Organization"] = relationship()
    period: Mapped[Optional["PracticePeriod"]] = relationship()
    editions: Mapped[list["AgreementEdition"]] = relationship(
        back_populates="agreement",
        order_by="AgreementEdition.number",
        cascade="all, delete-orphan",
    )

    __mapper_args__ = {"version_id_col": version}

    @validates("number")
    def _keep_key(self, _name: str, number: str) -> str:
        self.number_key = fold(number)
        return number

    @property
    def original(self) -> "AgreementEdition":
        """Return the agreement's own text, without amendments."""
        return self.editions[0]

    @property
    def amendments(self) -> list["AgreementEdition"]:
        """Return the amendments by their numbers, drafts among them."""
        return self.editions[1:]

    @property
    def open_amendment(self) -> Optional["AgreementEdition"]:
        """Return the amendment that is not signed yet."""
        return next((one for one in self.amendments if one.signed_on is None), None)

    @property
    def base_ids(self) -> list[int]:
        """Return the bases of the agreement's own text, as its form names them."""
        return self.original.base_ids

    def edition_on(self, day: date) -> "AgreementEdition":
        """Return what holds on a day; the agreement's own text before anything is signed."""
        held = [one for one in self.editions if one.signed_on and one.since <= day]
        return held[-1] if held else self.original

    def search_text(self) -> str:
        """Return what people search agreements by; the organization is found by its own words."""
        return f"{self.number} {self.number_key}"


class AgreementEdition(Model):
    """What an agreement says from a day on. Number 0 is the agreement, others its amendments."""

    __tablename__ = "agreement_editions"
    __table_args__ = (
        CheckConstraint("until >= since", name="term_in_order"),
        CheckConstraint("number BETWEEN 0 AND 1000", name="number_range"),
        # A scan is what proves that a paper is signed; after its term it is forgotten.
        CheckConstraint(
            "signed_on IS NULL OR scan_id IS NOT NULL OR forgotten_on IS NOT NULL",
            name="signed_has_scan",
        ),
        UniqueConstraint("agreement_id", "number"),
        Index(
            "uq_agreement_editions_open",
            "agreement_id",
            unique=True,
            sqlite_where=_OPEN,
            postgresql_where=_OPEN,
        ),
    )

    id: Mapped[intpk]
    agreement_id: Mapped[int] = mapped_column(
        ForeignKey("practice_agreements.id", ondelete="CASCADE")
    )
    number: Mapped[int] = mapped_column(default=0)
    drafted_on: Mapped[date]
    since: Mapped[date]
    until: Mapped[date]  # the last day of the agreement's term, as this edition says it
    note: Mapped[long_text] = mapped_column(default="")  # what changes besides, in words
    signed_on: Mapped[date | None]
    scan_id: Mapped[int | None] = mapped_column(
        ForeignKey("stored_files.id", ondelete="RESTRICT"), index=True
    )
    forgotten_on: Mapped[date | None]  # the day its text, scan and names were removed
    is_demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    agreement: Mapped[PracticeAgreement] = relationship(back_populates="editions")
    scan: Mapped[StoredFile | None] = relationship()
    bases: Mapped[list[PracticeBase]] = relationship(
        secondary=agreement_bases, order_by=PracticeBase.id
    )
    signatories: Mapped[list["AgreementSignatory"]] = relationship(
        back_populates="edition",
        order_by="AgreementSignatory.side",
        cascade="all, delete-orphan",
    )
    programmes: Mapped[list["AgreementProgramme"]] = relationship(
        back_populates="edition",
        order_by="AgreementProgramme.position, AgreementProgramme.id",
        cascade="all, delete-orphan",
    )
    rooms: Mapped[list["AgreementRoom"]] = relationship(
        back_populates="edition",
        order_by="AgreementRoom.position, AgreementRoom.id",
        cascade="all, delete-orphan",
    )

    __mapper_args__ = {"version_id_col": version}

    @property
    def is_amendment(self) -> bool:
        """Tell whether this is an amendment, not the agreement's own text."""
        return self.number > 0

    @property
    def base_ids(self) -> list[int]:
        """Return the bases it is for; none means all of the organization."""
        return [base.id for base in self.bases]

    def signatory_of(self, side: AgreementSide) -> "AgreementSignatory":
        """Return who signs for a party: every edition names both."""
        return next(one for one in self.signatories if one.side is side)


class AgreementSignatory(PartySignatory, Model):
    """Who signs an edition for a party."""

    __tablename__ = "agreement_signatories"
    __table_args__ = (UniqueConstraint("edition_id", "side"),)

    id: Mapped[intpk]
    edition_id: Mapped[int] = mapped_column(ForeignKey("agreement_editions.id", ondelete="CASCADE"))
    side: Mapped[AgreementSide]
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    edition: Mapped[AgreementEdition] = relationship(back_populates="signatories")

    __mapper_args__ = {"version_id_col": version}


class AgreementProgramme(Model):
    """A row of appendix 1: which programme, which part of it, how many students, when."""

    __tablename__ = "agreement_programmes"
    __table_args__ = (
        CheckConstraint(f"students BETWEEN 1 AND {MAX_STUDENTS}", name="students_range"),
        CheckConstraint("position BETWEEN 0 AND 1000", name="position_range"),
        CheckConstraint(
            "(starts_on IS NULL) = (ends_on IS NULL) AND (ends_on IS NULL OR ends_on >= starts_on)",
            name="dates_in_order",
        ),
    )

    id: Mapped[intpk]
    edition_id: Mapped[int] = mapped_column(
        ForeignKey("agreement_editions.id", ondelete="CASCADE"), index=True
    )
    position: Mapped[int] = mapped_column(default=0, info={"audit": "skip"})
    speciality_id: Mapped[int] = mapped_column(
        ForeignKey("specialities.id", ondelete="RESTRICT"), index=True
    )
    kind: Mapped[PracticeKind]
    module: Mapped[str] = mapped_column(default="")
    students: Mapped[int]
    starts_on: Mapped[date | None]  # None: by the calendar of the year
    ends_on: Mapped[date | None]
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    edition: Mapped[AgreementEdition] = relationship(back_populates="programmes")
    speciality: Mapped["Speciality"] = relationship()

    __mapper_args__ = {"version_id_col": version}


class AgreementRoom(Model):
    """A row of appendix 2: premises and what stands in them."""

    __tablename__ = "agreement_rooms"
    __table_args__ = (CheckConstraint("position BETWEEN 0 AND 1000", name="position_range"),)

    id: Mapped[intpk]
    edition_id: Mapped[int] = mapped_column(
        ForeignKey("agreement_editions.id", ondelete="CASCADE"), index=True
    )
    position: Mapped[int] = mapped_column(default=0, info={"audit": "skip"})
    room: Mapped[str]
    equipment: Mapped[long_text] = mapped_column(default="")
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    edition: Mapped[AgreementEdition] = relationship(back_populates="rooms")

    __mapper_args__ = {"version_id_col": version}
