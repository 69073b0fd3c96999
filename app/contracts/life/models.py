"""The history of a contract: its moves, who signed and by what right, its amendments."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.base.columns import enum_named, intpk
from app.contracts.enums import ContractEvent, ContractState, SignatureWay, SigningParty
from app.contracts.models import TargetContract
from app.extensions import Model
from app.organizations.models import Organization
from app.settings.models import PartySignatory


class ContractMove(Model):
    """A step of a contract on a day; the rows by their id are its whole history.

    `happened_on` is when it happened, `entered_at` when it was written down; `is_backdated` marks
    what was entered for a day that was over, with a `reason`. `until` is the day a suspension is
    meant to last to, `party` whose signature came.
    """

    __tablename__ = "contract_moves"
    __table_args__ = (
        Index("ix_contract_moves_contract_id_id", "contract_id", "id"),
        CheckConstraint("until IS NULL OR until >= happened_on", name="until_in_order"),
    )

    id: Mapped[intpk]
    contract_id: Mapped[int] = mapped_column(ForeignKey("target_contracts.id", ondelete="CASCADE"))
    event: Mapped[ContractEvent]
    before: Mapped[ContractState] = mapped_column(enum_named(ContractState, "before"))
    after: Mapped[ContractState] = mapped_column(enum_named(ContractState, "after"))
    happened_on: Mapped[date]
    until: Mapped[date | None]
    party: Mapped[SigningParty | None]
    reason: Mapped[str] = mapped_column(Text, default="")
    is_backdated: Mapped[bool] = mapped_column(default=False)
    entered_at: Mapped[datetime | None]
    entered_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )


class PartySignature(Model):
    """That a party has signed: who, when, how. All of them and a scan make a contract signed."""

    __tablename__ = "contract_signatures"
    __table_args__ = (UniqueConstraint("contract_id", "party"),)

    id: Mapped[intpk]
    contract_id: Mapped[int] = mapped_column(ForeignKey("target_contracts.id", ondelete="CASCADE"))
    party: Mapped[SigningParty]
    name: Mapped[str]
    way: Mapped[SignatureWay]
    signed_on: Mapped[date]
    entered_at: Mapped[datetime]
    entered_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )


class ContractSignatory(PartySignatory, Model):
    """Who signs for a party of this contract, where it is not who its settings name."""

    __tablename__ = "contract_signatories"
    __table_args__ = (UniqueConstraint("contract_id", "party"),)

    id: Mapped[intpk]
    contract_id: Mapped[int] = mapped_column(ForeignKey("target_contracts.id", ondelete="CASCADE"))
    party: Mapped[SigningParty]
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    contract: Mapped[TargetContract] = relationship()

    __mapper_args__ = {"version_id_col": version}


class ContractAmendment(Model):
    """An additional agreement: what holds otherwise from a day (`holds_from`) on.

    `changes` says by the name of the contract's column what stood before and what stands after, as
    text that `life.amending` reads; the employer, a record, has columns of its own, so that merged
    twins are followed. Amendments of one contract hold from days that never go back.
    """

    __tablename__ = "contract_amendments"
    __table_args__ = (
        UniqueConstraint("contract_id", "number"),
        Index("ix_contract_amendments_contract_id_holds_from", "contract_id", "holds_from"),
    )

    id: Mapped[intpk]
    contract_id: Mapped[int] = mapped_column(ForeignKey("target_contracts.id", ondelete="CASCADE"))
    number: Mapped[str]
    signed_on: Mapped[date]
    holds_from: Mapped[date]
    reason: Mapped[str] = mapped_column(Text)
    changes: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    changes_employer: Mapped[bool] = mapped_column(default=False)
    employer_before_id: Mapped[int | None] = mapped_column(
        ForeignKey("organizations.id", ondelete="RESTRICT"), index=True
    )
    employer_after_id: Mapped[int | None] = mapped_column(
        ForeignKey("organizations.id", ondelete="RESTRICT"), index=True
    )
    is_backdated: Mapped[bool] = mapped_column(default=False)
    entered_at: Mapped[datetime]
    entered_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )

    contract: Mapped[TargetContract] = relationship()
    employer_before: Mapped[Organization | None] = relationship(foreign_keys=[employer_before_id])
    employer_after: Mapped[Organization | None] = relationship(foreign_keys=[employer_after_id])
