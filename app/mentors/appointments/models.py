"""Orders that appoint mentors and whom they appoint."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.base.collation import sort_key_column
from app.base.columns import intpk
from app.extensions import Model
from app.mentors.enums import MentoringBasis
from app.mentors.models import Mentor


class MentorAppointment(Model):
    """An order; once it is issued (`issued_on`) its paper stands and nothing changes."""

    __tablename__ = "mentor_appointments"
    __table_args__ = (
        UniqueConstraint("number", "year", name="uq_mentor_appointments_number_year"),
        Index("ix_mentor_appointments_signed_on_id", "signed_on", "id"),
        Index("ix_mentor_appointments_number_key_id", "number_key", "id"),
        CheckConstraint("ends_on >= starts_on", name="days_in_order"),
        CheckConstraint("year BETWEEN 2000 AND 2100", name="year_range"),
    )

    id: Mapped[intpk]
    number: Mapped[str]
    number_key: Mapped[str] = sort_key_column("number")
    year: Mapped[int]
    signed_on: Mapped[date]
    basis: Mapped[MentoringBasis]
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    issued_on: Mapped[date | None]
    is_demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    __mapper_args__ = {"version_id_col": version}


class AppointmentLine(Model):
    """Somebody whom an order appoints."""

    __tablename__ = "mentor_appointment_lines"
    __table_args__ = (
        UniqueConstraint(
            "appointment_id", "mentor_id", name="uq_mentor_appointment_lines_appointment_id"
        ),
    )

    id: Mapped[intpk]
    appointment_id: Mapped[int] = mapped_column(
        ForeignKey("mentor_appointments.id", ondelete="CASCADE")
    )
    mentor_id: Mapped[int] = mapped_column(ForeignKey("mentors.id", ondelete="CASCADE"), index=True)

    appointment: Mapped[MentorAppointment] = relationship()
    mentor: Mapped[Mentor] = relationship()
