"""Specialities, study groups, students."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import User
from app.base.collation import sort_key_column
from app.base.columns import intpk
from app.base.identity import identity_column
from app.base.search import Searchable
from app.extensions import Model
from app.students.rules import ADULT, HIDDEN_NAME, age_on, full_name, identity_of


class Speciality(Model):
    """A speciality of the federal list: 44.02.01 «Дошкольное образование»."""

    __tablename__ = "specialities"

    id: Mapped[intpk]
    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    qualification: Mapped[str] = mapped_column(default="")

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class StudyGroup(Model):
    """A study group of the college in its current course."""

    __tablename__ = "study_groups"
    __table_args__ = (
        CheckConstraint("course BETWEEN 1 AND 5", name="course_range"),
        CheckConstraint("graduation_year BETWEEN 2000 AND 2100", name="graduation_year_range"),
        Index("ix_study_groups_name_key_id", "name_key", "id"),
    )

    id: Mapped[intpk]
    name: Mapped[str] = mapped_column(unique=True)
    speciality_id: Mapped[int] = mapped_column(
        ForeignKey("specialities.id", ondelete="RESTRICT"), index=True
    )
    course: Mapped[int]
    graduation_year: Mapped[int]
    name_key: Mapped[str] = sort_key_column("name")

    speciality: Mapped[Speciality] = relationship()


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

    def is_minor(self, today: date) -> bool:
        """Tell whether the student is under 18 on a date."""
        return age_on(self.birth_date, today) < ADULT

    def search_text(self) -> str:
        """Return what people search students by."""
        return self.full_name
