"""CVs in the candidates' own words, favourites, questions about vacancies, invitations."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Optional

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.base.columns import intpk, long_text
from app.extensions import Model
from app.jobfair.candidates.enums import CvVisibility, QuestionState, WorkShare
from app.jobfair.models import Vacancy

if TYPE_CHECKING:
    from app.accounts.models import User
    from app.students.models import Student


class CandidateProfile(Model):
    """What a student adds to a CV, which parts of it are shown, and to whom.

    Practice, marks and certificates are not kept here: they are read where they stand.
    """

    __tablename__ = "candidate_profiles"

    id: Mapped[intpk]
    student_id: Mapped[int] = mapped_column(
        ForeignKey("students.id", ondelete="RESTRICT"), unique=True
    )
    about: Mapped[long_text] = mapped_column(default="")
    skills: Mapped[long_text] = mapped_column(default="")
    wanted_town: Mapped[str] = mapped_column(default="")
    wanted_from: Mapped[date | None]
    wanted_share: Mapped[WorkShare] = mapped_column(default=WorkShare.ANY)
    shows_practice: Mapped[bool] = mapped_column(default=True)
    shows_marks: Mapped[bool] = mapped_column(default=True)
    shows_feedback: Mapped[bool] = mapped_column(default=False)
    shows_certificates: Mapped[bool] = mapped_column(default=True)
    visibility: Mapped[CvVisibility] = mapped_column(default=CvVisibility.APPLIED, index=True)
    changed_at: Mapped[datetime] = mapped_column(info={"audit": "skip"})
    is_demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    student: Mapped["Student"] = relationship()

    __mapper_args__ = {"version_id_col": version}


class FavouriteVacancy(Model):
    """A student put a star on a vacancy; nobody else sees it."""

    __tablename__ = "favourite_vacancies"
    __audited__ = False  # it decides nothing
    __table_args__ = (UniqueConstraint("student_id", "vacancy_id"),)

    id: Mapped[intpk]
    student_id: Mapped[int] = mapped_column(ForeignKey("students.id", ondelete="CASCADE"))
    vacancy_id: Mapped[int] = mapped_column(
        ForeignKey("vacancies.id", ondelete="CASCADE"), index=True
    )
    added_at: Mapped[datetime]

    vacancy: Mapped[Vacancy] = relationship()


class VacancyQuestion(Model):
    """A question about a vacancy and its answer, for everybody; who asked is shown to nobody."""

    __tablename__ = "vacancy_questions"
    __table_args__ = (
        CheckConstraint("state <> 'answered' OR answer <> ''", name="answered_in_words"),
        CheckConstraint("state <> 'rejected' OR reason <> ''", name="rejected_why"),
        Index("ix_vacancy_questions_asked_at_id", "asked_at", "id"),
        Index("ix_vacancy_questions_vacancy_id_state", "vacancy_id", "state"),
    )

    id: Mapped[intpk]
    vacancy_id: Mapped[int] = mapped_column(ForeignKey("vacancies.id", ondelete="CASCADE"))
    student_id: Mapped[int] = mapped_column(
        ForeignKey("students.id", ondelete="RESTRICT"), index=True
    )
    text: Mapped[long_text]
    answer: Mapped[long_text] = mapped_column(default="")
    reason: Mapped[long_text] = mapped_column(default="")  # why it is not shown
    state: Mapped[QuestionState] = mapped_column(default=QuestionState.ASKED, index=True)
    asked_at: Mapped[datetime]
    answered_at: Mapped[datetime | None]
    answered_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
    is_demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    vacancy: Mapped[Vacancy] = relationship()
    student: Mapped["Student"] = relationship()

    __mapper_args__ = {"version_id_col": version}


class CandidateInvitation(Model):
    """An employer asks a candidate, who opened the CV to all, to apply for a vacancy."""

    __tablename__ = "candidate_invitations"
    __table_args__ = (UniqueConstraint("vacancy_id", "student_id"),)

    id: Mapped[intpk]
    vacancy_id: Mapped[int] = mapped_column(ForeignKey("vacancies.id", ondelete="CASCADE"))
    student_id: Mapped[int] = mapped_column(
        ForeignKey("students.id", ondelete="RESTRICT"), index=True
    )
    message: Mapped[long_text] = mapped_column(default="")
    invited_at: Mapped[datetime]
    invited_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
    declined_at: Mapped[datetime | None]
    is_demo: Mapped[bool] = mapped_column(default=False)

    vacancy: Mapped[Vacancy] = relationship()
    student: Mapped["Student"] = relationship()
    invited_by: Mapped[Optional["User"]] = relationship()
