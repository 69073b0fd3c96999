"""Certificates of the cluster's people."""

from datetime import date
from typing import TYPE_CHECKING, Any, Optional

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.activities.certificates.enums import CertificateKind
from app.activities.certificates.rules import MAX_HOURS, identity_of
from app.base.collation import sort_key_column
from app.base.columns import intpk
from app.base.identity_columns import identity_column
from app.base.search import Searchable
from app.extensions import Model
from app.plan.models import ServesPlan

if TYPE_CHECKING:
    from app.accounts.models import User
    from app.organizations.models import Organization

_NUMBERED = text("identity <> ''")


class PersonCertificate(Searchable, ServesPlan, Model):
    """A certificate; without an organization it is the college's own employee's.

    `reminded_for` is the last day of which the person was told already.
    """

    __tablename__ = "person_certificates"
    __table_args__ = (
        CheckConstraint("valid_until >= issued_on", name="days_in_order"),
        CheckConstraint(f"hours BETWEEN 1 AND {MAX_HOURS}", name="hours_range"),
        Index("ix_person_certificates_name_key_id", "name_key", "id"),
        Index("ix_person_certificates_issued_on_id", "issued_on", "id"),
        Index("ix_person_certificates_valid_until_id", "valid_until", "id"),
        Index(
            "uq_person_certificates_identity",
            "identity",
            unique=True,
            sqlite_where=_NUMBERED,
            postgresql_where=_NUMBERED,
        ),
    )

    id: Mapped[intpk]
    full_name: Mapped[str]
    name_key: Mapped[str] = sort_key_column("full_name")
    user_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
    organization_id: Mapped[int | None] = mapped_column(
        ForeignKey("organizations.id", ondelete="RESTRICT"), index=True
    )
    kind: Mapped[CertificateKind] = mapped_column(index=True)
    programme: Mapped[str]
    provider: Mapped[str]
    hours: Mapped[int | None]
    number: Mapped[str] = mapped_column(default="")
    identity: Mapped[str] = identity_column(identity_of, "full_name", "number")
    issued_on: Mapped[date]
    valid_until: Mapped[date | None]
    reminded_for: Mapped[date | None] = mapped_column(info={"audit": "skip"})
    is_demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    user: Mapped[Optional["User"]] = relationship()
    organization: Mapped[Optional["Organization"]] = relationship()

    __mapper_args__: dict[str, Any] = {"version_id_col": version}

    def search_text(self) -> str:
        """Return what people search certificates by."""
        return f"{self.full_name} {self.programme} {self.provider} {self.number}"
