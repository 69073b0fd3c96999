"""Specialities, study groups, students."""

from datetime import date, datetime
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import User
from app.base.collation import sort_key_column
from app.base.columns import enum_named, intpk, long_text
from app.base.identity_columns import identity_column
from app.base.search import Searchable, phone_words
from app.extensions import Model
from app.students.enums import StudentEvent, StudentState
from app.students.rules import ADULT, HIDDEN_NAME, age_on, full_name, identity_of


def group_label(name: str, archived_on: date | None) -> str:
    """Return a group's name; a closed one leaves it to another, so its year stands there too."""
    if archived_on is None:
        return name
    return _("%(name)s (закрыта в %(year)s)", name=name, year=archived_on.year)


class Speciality(Model):
    """A speciality of the federal list: 44.02.01 «Дошкольное образование»."""

    __tablename__ = "specialities"

    id: Mapped[intpk]
    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    qualification: Mapped[str] = mapped_column(default="")

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class StudyGroup(Searchable, Model):
    """A study group of the college in its current course.

    One with a `training_organization` is no group of the college: it says where, for what and
    until when students of universities are trained who have a contract here. It has no course,
    and no list, choice or move of the college's groups knows it (`queries.is_of_college`).
    """

    __tablename__ = "study_groups"
    __table_args__ = (
        CheckConstraint("course BETWEEN 1 AND 5", name="course_range"),
        CheckConstraint(
            "(training_organization = '') = (course IS NOT NULL)", name="own_has_course"
        ),
        CheckConstraint("graduation_year BETWEEN 2000 AND 2100", name="graduation_year_range"),
        # A group that is closed leaves its name to the next one.
        Index(
            "uq_study_groups_name",
            "name",
            unique=True,
            sqlite_where=text("archived_on IS NULL"),
            postgresql_where=text("archived_on IS NULL"),
        ),
        Index("ix_study_groups_name_key_id", "name_key", "id"),
    )

    id: Mapped[intpk]
    name: Mapped[str]
    speciality_id: Mapped[int] = mapped_column(
        ForeignKey("specialities.id", ondelete="RESTRICT"), index=True
    )
    # None of training elsewhere alone: nobody here follows its courses.
    course: Mapped[int] = mapped_column(nullable=True)
    graduation_year: Mapped[int]
    training_organization: Mapped[str] = mapped_column(default="")
    curator: Mapped[str] = mapped_column(default="")
    archived_on: Mapped[date | None]
    name_key: Mapped[str] = sort_key_column("name")
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    speciality: Mapped[Speciality] = relationship()

    __mapper_args__ = {"version_id_col": version}

    def search_text(self) -> str:
        """Return what people search groups by."""
        return self.name

    @property
    def is_elsewhere(self) -> bool:
        """Tell whether another organization trains; `students.queries.is_of_college` in SQL."""
        return bool(self.training_organization)

    @property
    def label(self) -> str:
        """Return the name, of a closed group with the year it ended in."""
        return group_label(self.name, self.archived_on)


class GroupYear(Model):
    """What a group was called in an academic year, and its course: lists of then stay true."""

    __tablename__ = "group_years"
    __table_args__ = (
        UniqueConstraint("group_id", "first_year"),
        CheckConstraint("course BETWEEN 1 AND 5", name="course_range"),
        CheckConstraint("first_year BETWEEN 1990 AND 2100", name="first_year_range"),
    )

    id: Mapped[intpk]
    group_id: Mapped[int] = mapped_column(ForeignKey("study_groups.id", ondelete="CASCADE"))
    first_year: Mapped[int] = mapped_column(index=True)
    name: Mapped[str]
    course: Mapped[int]

    group: Mapped[StudyGroup] = relationship()


class YearMove(Model):
    """The groups were moved to an academic year; `groups` holds how each was before and after."""

    __tablename__ = "year_moves"
    __table_args__ = (
        CheckConstraint("first_year BETWEEN 1990 AND 2100", name="first_year_range"),
        Index(
            "uq_year_moves_first_year",
            "first_year",
            unique=True,
            sqlite_where=text("undone_at IS NULL"),
            postgresql_where=text("undone_at IS NULL"),
        ),
    )

    id: Mapped[intpk]
    first_year: Mapped[int]
    moved_at: Mapped[datetime]
    moved_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
    undone_at: Mapped[datetime | None]
    groups: Mapped[list[dict[str, Any]]] = mapped_column(JSON, info={"audit": "skip"})

    moved_by: Mapped[User | None] = relationship()


class Student(Searchable, Model):
    """A student; the birth date is here because being under 18 changes who must agree."""

    __tablename__ = "students"
    __table_args__ = (
        UniqueConstraint(
            "group_id",
            "last_name",
            "first_name",
            "middle_name",
            "birth_date",
            name="uq_students_person",
        ),
        Index("ix_students_name_key_id", "name_key", "id"),
        Index("ix_students_state_name_key_id", "state", "name_key", "id"),
    )

    id: Mapped[intpk]
    last_name: Mapped[str] = mapped_column(index=True)
    first_name: Mapped[str]
    middle_name: Mapped[str] = mapped_column(default="")
    name_key: Mapped[str] = sort_key_column("last_name", "first_name", "middle_name")
    birth_date: Mapped[date]
    identity_key: Mapped[str] = identity_column(
        identity_of, "last_name", "first_name", "middle_name", "birth_date"
    )
    group_id: Mapped[int] = mapped_column(
        ForeignKey("study_groups.id", ondelete="RESTRICT"), index=True
    )
    user_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), unique=True
    )
    town: Mapped[str] = mapped_column(default="")
    phone: Mapped[str | None]
    email: Mapped[str | None]
    erased_on: Mapped[date | None]  # the day the personal data was removed; the row stays counted
    # Today's state; a change of a later day waits in `student_changes` for the nightly job.
    state: Mapped[StudentState] = mapped_column(default=StudentState.STUDYING)
    state_since: Mapped[date | None]
    is_demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    group: Mapped[StudyGroup] = relationship()
    account: Mapped[User | None] = relationship()

    __mapper_args__ = {"version_id_col": version}

    # Whether the page's reader may have the name: `privacy.shown.reveal` says so for a batch.
    is_revealed = False

    @property
    def full_name(self) -> str:
        """Return «Фамилия Имя Отчество»."""
        return full_name(self.last_name, self.first_name, self.middle_name)

    @property
    def shown_name(self) -> str:
        """Return the name for a reader outside of the college: hidden until it was revealed."""
        return self.full_name if self.is_revealed else HIDDEN_NAME.format(self.id)

    @property
    def contact_email(self) -> str | None:
        """Return the one address of the person: the account's, none when that is closed."""
        if self.account is None:
            return self.email
        return self.account.email if self.account.active else None

    @property
    def is_studying(self) -> bool:
        """Tell whether the student studies today; `students.queries.is_studying` in SQL."""
        return self.state is StudentState.STUDYING

    @property
    def is_outside(self) -> bool:
        """Tell whether somebody of another organization stands here, for a contract alone."""
        return self.state is StudentState.OUTSIDE

    @property
    def training_organization(self) -> str:
        """Return where else the person is trained, nothing for the college's own."""
        return self.group.training_organization

    @property
    def speciality_id(self) -> int:
        """Return what the person is trained for."""
        return self.group.speciality_id

    @property
    def graduation_year(self) -> int:
        """Return when the training ends."""
        return self.group.graduation_year

    def is_minor(self, today: date) -> bool:
        """Tell whether the student is under 18 on a date."""
        return age_on(self.birth_date, today) < ADULT

    def search_text(self) -> str:
        """Return what people search students by."""
        return self.full_name

    def guarded_text(self) -> str:
        """Return the student's contacts."""
        return f"{phone_words(self.phone)} {self.email or ''}"


class GroupMembership(Model):
    """A student was in a group from a day, until a day when it is over (the day of leaving)."""

    __tablename__ = "group_memberships"
    __table_args__ = (
        CheckConstraint("until >= since", name="dates_in_order"),
        Index("ix_group_memberships_group_id_since", "group_id", "since"),
    )

    id: Mapped[intpk]
    student_id: Mapped[int] = mapped_column(
        ForeignKey("students.id", ondelete="CASCADE"), index=True
    )
    group_id: Mapped[int] = mapped_column(ForeignKey("study_groups.id", ondelete="RESTRICT"))
    since: Mapped[date]
    until: Mapped[date | None]

    student: Mapped[Student] = relationship()
    group: Mapped[StudyGroup] = relationship()


class StudentChange(Model):
    """One change of a student's state by an order; not applied yet while its day is to come."""

    __tablename__ = "student_changes"
    __table_args__ = (
        CheckConstraint("(order_number = '') = (order_on IS NULL)", name="order_has_both"),
        Index(
            "uq_student_changes_planned",
            "student_id",
            unique=True,
            sqlite_where=text("applied_on IS NULL"),
            postgresql_where=text("applied_on IS NULL"),
        ),
    )

    id: Mapped[intpk]
    student_id: Mapped[int] = mapped_column(
        ForeignKey("students.id", ondelete="CASCADE"), index=True
    )
    event: Mapped[StudentEvent]
    before: Mapped[StudentState] = mapped_column(enum_named(StudentState, "before"))
    after: Mapped[StudentState] = mapped_column(enum_named(StudentState, "after"))
    since_before: Mapped[date | None] = mapped_column(info={"audit": "skip"})
    day: Mapped[date] = mapped_column(index=True)
    order_number: Mapped[str] = mapped_column(default="")
    order_on: Mapped[date | None]
    # Staff alone read it.
    reason: Mapped[long_text] = mapped_column(default="", info={"audit": "mask"})
    group_before_id: Mapped[int] = mapped_column(
        ForeignKey("study_groups.id", ondelete="RESTRICT"), index=True
    )
    group_id: Mapped[int] = mapped_column(
        ForeignKey("study_groups.id", ondelete="RESTRICT"), index=True
    )
    decided_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
    decided_at: Mapped[datetime]
    applied_on: Mapped[date | None]
    year_move_id: Mapped[int | None] = mapped_column(
        ForeignKey("year_moves.id", ondelete="SET NULL"), index=True
    )

    student: Mapped[Student] = relationship()
    group: Mapped[StudyGroup] = relationship(foreign_keys=[group_id])
    decided_by: Mapped[User | None] = relationship()
