"""Texts and consents; what was opened, erased and anonymised."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Optional

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.base.columns import intpk, long_text
from app.extensions import Model
from app.privacy.enums import ConsentState, ConsentWay, GivenBy, RepresentativeKind, Seen

if TYPE_CHECKING:
    from app.accounts.models import User
    from app.files.models import StoredFile
    from app.students.models import Student

_GIVEN = text(f"state = '{ConsentState.GIVEN.value}'")
_WITHDRAWN = text("withdrawn_at IS NOT NULL")
MOST = 1_000_000


class PrivacyText(Model):
    """A version of the text of a consent or of the policy; what was signed never changes."""

    __tablename__ = "privacy_texts"
    __table_args__ = (
        UniqueConstraint("name", "number"),
        CheckConstraint(f"number BETWEEN 1 AND {MOST}", name="number_range"),
    )

    id: Mapped[intpk]
    name: Mapped[str]
    number: Mapped[int]
    body: Mapped[long_text]
    created_at: Mapped[datetime]
    created_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )


class Consent(Model):
    """One signature under one text: of the person, or of the representative of a minor.

    Whether somebody has consented is asked in one place, `queries.consents.has_consent`.
    """

    __tablename__ = "consents"
    __table_args__ = (
        CheckConstraint("(student_id IS NULL) <> (mentor_id IS NULL)", name="of_one_person"),
        CheckConstraint(
            "(state = 'withdrawn') = (withdrawn_at IS NOT NULL)", name="withdrawn_has_time"
        ),
        CheckConstraint(
            "(given_by = 'representative') = (representative_kind IS NOT NULL)",
            name="representative_is_some",
        ),
        CheckConstraint(
            "given_by = 'person' OR student_id IS NOT NULL", name="minors_are_students"
        ),
        Index(
            "uq_consents_student_given",
            "student_id",
            "kind",
            "given_by",
            unique=True,
            sqlite_where=_GIVEN,
            postgresql_where=_GIVEN,
        ),
        Index(
            "uq_consents_mentor_given",
            "mentor_id",
            "kind",
            unique=True,
            sqlite_where=_GIVEN,
            postgresql_where=_GIVEN,
        ),
        Index("ix_consents_student_id_kind", "student_id", "kind"),
        Index("ix_consents_mentor_id_kind", "mentor_id", "kind"),
        Index(
            "ix_consents_withdrawn_at",
            "withdrawn_at",
            sqlite_where=_WITHDRAWN,
            postgresql_where=_WITHDRAWN,
        ),
    )

    id: Mapped[intpk]
    student_id: Mapped[int | None] = mapped_column(ForeignKey("students.id", ondelete="RESTRICT"))
    mentor_id: Mapped[int | None] = mapped_column(ForeignKey("mentors.id", ondelete="RESTRICT"))
    kind: Mapped[str]
    text_id: Mapped[int] = mapped_column(
        ForeignKey("privacy_texts.id", ondelete="RESTRICT"), index=True
    )
    given_by: Mapped[GivenBy]
    representative_name: Mapped[str] = mapped_column(default="")
    representative_kind: Mapped[RepresentativeKind | None]
    way: Mapped[ConsentWay]
    given_on: Mapped[date]
    recorded_at: Mapped[datetime]
    recorded_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
    file_id: Mapped[int | None] = mapped_column(
        ForeignKey("stored_files.id", ondelete="SET NULL"), index=True
    )
    state: Mapped[ConsentState] = mapped_column(default=ConsentState.GIVEN)
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
    note: Mapped[long_text] = mapped_column(default="")
    is_demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    text: Mapped[PrivacyText] = relationship()
    student: Mapped[Optional["Student"]] = relationship()
    file: Mapped[Optional["StoredFile"]] = relationship()

    __mapper_args__ = {"version_id_col": version}

    @property
    def is_given(self) -> bool:
        """Tell whether the consent is in force."""
        return self.state is ConsentState.GIVEN


class AccessRecord(Model):
    """Somebody of the staff opened what is held on a minor. Rows are only ever added."""

    __tablename__ = "access_records"
    __audited__ = False
    __table_args__ = (
        Index("ix_access_records_student_id_id", "student_id", "id"),
        CheckConstraint(f"people BETWEEN 1 AND {MOST}", name="people_range"),
    )

    id: Mapped[intpk]
    at: Mapped[datetime] = mapped_column(index=True)
    actor_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
    actor_name: Mapped[str]
    what: Mapped[Seen]
    student_id: Mapped[int | None] = mapped_column(ForeignKey("students.id", ondelete="SET NULL"))
    people: Mapped[int] = mapped_column(default=1)  # minors in a sheet
    request_id: Mapped[str] = mapped_column(default="")

    student: Mapped[Optional["Student"]] = relationship()
    actor: Mapped[Optional["User"]] = relationship()


class Erasure(Model):
    """That a person was erased, on whose request: the proof for who asked, without a name."""

    __tablename__ = "erasures"

    id: Mapped[intpk]
    kind: Mapped[str]
    person_id: Mapped[int]
    at: Mapped[datetime]
    actor_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
    reason: Mapped[str]
    counts: Mapped[dict[str, Any]] = mapped_column(JSON)


class RetentionRun(Model):
    """What a night did to the records of one kind that were past their term."""

    __tablename__ = "retention_runs"
    __audited__ = False
    __table_args__ = (
        CheckConstraint("done >= 0 AND done <= 1000000000", name="done_range"),
        CheckConstraint("held >= 0 AND held <= 1000000000", name="held_range"),
    )

    id: Mapped[intpk]
    kind: Mapped[str] = mapped_column(index=True)
    at: Mapped[datetime] = mapped_column(index=True)
    months: Mapped[int]
    done: Mapped[int]
    held: Mapped[int] = mapped_column(default=0)  # kept by a duty: a contract in force
