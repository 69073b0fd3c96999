"""Requests of organizations that are not in the cluster yet."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.base.columns import intpk, long_text
from app.base.identity_columns import identity_column
from app.extensions import Model
from app.joining.enums import JoinState
from app.organizations.enums import OrganizationKind
from app.organizations.rules import identity_of


class JoinRequest(Model):
    """An organization asks to take part; the person named there agreed that this is stored."""

    __tablename__ = "join_requests"
    __table_args__ = (
        Index("ix_join_requests_created_at_id", "created_at", "id"),
        Index("ix_join_requests_state_created_at", "state", "created_at"),
    )

    id: Mapped[intpk]
    name: Mapped[str]
    kind: Mapped[OrganizationKind]
    town: Mapped[str]
    identity_key: Mapped[str] = identity_column(identity_of, "name", "town")
    contact_name: Mapped[str]
    contact_position: Mapped[str]
    phone: Mapped[str]
    email: Mapped[str]
    wants_places: Mapped[bool] = mapped_column(default=False)
    wants_vacancies: Mapped[bool] = mapped_column(default=False)
    wants_mentors: Mapped[bool] = mapped_column(default=False)
    comment: Mapped[long_text] = mapped_column(default="")
    state: Mapped[JoinState] = mapped_column(default=JoinState.NEW)
    reason: Mapped[long_text] = mapped_column(default="")
    organization_id: Mapped[int | None] = mapped_column(
        ForeignKey("organizations.id", ondelete="SET NULL"), index=True
    )
    created_at: Mapped[datetime]
    answered_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    __mapper_args__ = {"version_id_col": version}
