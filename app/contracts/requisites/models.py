"""The sealed requisites of a contract's citizen."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.base.columns import intpk
from app.base.sealed import SealedText
from app.extensions import Model

_HIDDEN = {"audit": "mask"}


class CitizenRequisites(Model):
    """What one contract's papers print of people; the log hears only that it changed.

    `giver_`: the representative who consents, where the citizen is a minor.
    """

    __tablename__ = "contract_requisites"

    id: Mapped[intpk]
    contract_id: Mapped[int] = mapped_column(
        ForeignKey("target_contracts.id", ondelete="CASCADE"), unique=True
    )
    passport: Mapped[str] = mapped_column(SealedText, default="", info=_HIDDEN)
    passport_issued: Mapped[str] = mapped_column(SealedText, default="", info=_HIDDEN)
    snils: Mapped[str] = mapped_column(SealedText, default="", info=_HIDDEN)
    address: Mapped[str] = mapped_column(SealedText, default="", info=_HIDDEN)
    account: Mapped[str] = mapped_column(SealedText, default="", info=_HIDDEN)
    giver_passport: Mapped[str] = mapped_column(SealedText, default="", info=_HIDDEN)
    giver_passport_issued: Mapped[str] = mapped_column(SealedText, default="", info=_HIDDEN)
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    __mapper_args__ = {"version_id_col": version}
