"""Surveys with what was asked and answered, and forecasts of the need for staff."""

from datetime import date, datetime
from secrets import randbits
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import JSON, BigInteger, CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.base.collation import sort_key_column
from app.base.columns import intpk, long_text
from app.base.search import Searchable
from app.extensions import Model
from app.organizations.enums import OrganizationKind
from app.organizations.models import Organization
from app.plan.models import ServesPlan
from app.students.models import Speciality, Student
from app.surveys.enums import SCALES, ForecastState, QuestionKind, SurveyState
from app.surveys.rules import LONGEST_FORECAST, MAX_NEED, MAX_NUMBER

_ID_BITS = 62


class Survey(Searchable, ServesPlan, Model):
    """A survey; `note` are the conclusions with which it was summed up.

    `audience` names whom it asks by a record (`web/audiences.py`): "" is the cluster.
    """

    __tablename__ = "surveys"
    __table_args__ = (
        CheckConstraint("(state = 'draft') = (opened_at IS NULL)", name="opened_has_time"),
        CheckConstraint(
            "(state = 'summarised') = (summarised_on IS NOT NULL)", name="summarised_has_day"
        ),
        CheckConstraint("(audience = '') = (audience_id IS NULL)", name="audience_of_record"),
        Index("ix_surveys_closes_on_id", "closes_on", "id"),
        Index("ix_surveys_audience_audience_id", "audience", "audience_id"),
    )

    id: Mapped[intpk]
    title: Mapped[str]
    title_key: Mapped[str] = sort_key_column("title")
    purpose: Mapped[long_text]
    audience: Mapped[str] = mapped_column(default="")
    audience_id: Mapped[int | None]
    is_anonymous: Mapped[bool] = mapped_column(default=True)
    state: Mapped[SurveyState] = mapped_column(default=SurveyState.DRAFT, index=True)
    closes_on: Mapped[date]
    opened_at: Mapped[datetime | None]
    reminded_on: Mapped[date | None]
    summarised_on: Mapped[date | None]
    note: Mapped[long_text] = mapped_column(default="")
    earlier_id: Mapped[int | None] = mapped_column(
        ForeignKey("surveys.id", ondelete="SET NULL"), index=True
    )
    is_demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    questions: Mapped[list["SurveyQuestion"]] = relationship(
        back_populates="survey", order_by="SurveyQuestion.position", cascade="all, delete-orphan"
    )

    __mapper_args__ = {"version_id_col": version}

    def search_text(self) -> str:
        """Return what people search surveys by."""
        return f"{self.title} {self.purpose}"


class SurveyQuestion(Model):
    """A question; `earlier_id` is the one of last year's survey it was copied from."""

    __tablename__ = "survey_questions"
    __table_args__ = (
        CheckConstraint("position BETWEEN 0 AND 1000", name="position_range"),
        Index("ix_survey_questions_survey_id_position", "survey_id", "position"),
    )

    id: Mapped[intpk]
    survey_id: Mapped[int] = mapped_column(ForeignKey("surveys.id", ondelete="CASCADE"))
    position: Mapped[int]
    kind: Mapped[QuestionKind]
    text: Mapped[long_text]
    is_required: Mapped[bool] = mapped_column(default=True)
    options: Mapped[list[str]] = mapped_column(JSON, default=list)
    earlier_id: Mapped[int | None] = mapped_column(
        ForeignKey("survey_questions.id", ondelete="SET NULL"), index=True
    )

    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    survey: Mapped[Survey] = relationship(back_populates="questions")

    __mapper_args__: dict[str, Any] = {"version_id_col": version}

    @property
    def option_lines(self) -> str:
        """The options as a form has them, a line each."""
        return "\n".join(self.options)

    @property
    def scale(self) -> int:
        """The most of a scale that begins with 1; 0 where it is none."""
        return SCALES.get(self.kind, 0)

    @property
    def choices(self) -> list[str]:
        """What may be chosen, by index; «да» and «нет» where the question is so."""
        return [str(_("да")), str(_("нет"))] if self.kind is QuestionKind.YES_NO else self.options

    def words_of(self, answer: "SurveyAnswer") -> str:
        """Return an answer as people read it."""
        if answer.option is not None:
            return self.choices[answer.option] if answer.option < len(self.choices) else ""
        return answer.text if answer.number is None else str(answer.number)


class SurveyInvitation(Model):
    """Who is asked, an organization or a student.

    Of an anonymous survey it tells only whether they answered.
    """

    __tablename__ = "survey_invitations"
    __table_args__ = (
        UniqueConstraint("survey_id", "organization_id"),
        UniqueConstraint("survey_id", "student_id"),
        CheckConstraint("(organization_id IS NULL) <> (student_id IS NULL)", name="asks_one"),
        Index("ix_survey_invitations_survey_id_answered_on", "survey_id", "answered_on"),
    )

    id: Mapped[intpk]
    survey_id: Mapped[int] = mapped_column(ForeignKey("surveys.id", ondelete="CASCADE"))
    organization_id: Mapped[int | None] = mapped_column(
        ForeignKey("organizations.id", ondelete="CASCADE"), index=True
    )
    student_id: Mapped[int | None] = mapped_column(
        ForeignKey("students.id", ondelete="CASCADE"), index=True
    )
    invited_on: Mapped[date]
    answered_on: Mapped[date | None]

    survey: Mapped[Survey] = relationship()
    organization: Mapped[Organization | None] = relationship()
    student: Mapped[Student | None] = relationship()

    @property
    def who(self) -> str:
        """The name of whom was asked, for staff."""
        if self.student is not None:
            return self.student.full_name
        return self.organization.short_name if self.organization else ""

    @property
    def where(self) -> str:
        """The town of an organization, the study group of a student."""
        if self.student is not None:
            return str(self.student.group.name)
        return self.organization.town if self.organization else ""


def _unordered_id() -> int:
    """Return an id that tells nothing of when a row was written: ids in order would name people."""
    return randbits(_ID_BITS)


class SurveyResponse(Model):
    """One filled-in form; without an invitation where the survey is anonymous."""

    __tablename__ = "survey_responses"
    __audited__ = False  # who answered what is nobody's business, the log's least of all

    id: Mapped[int] = mapped_column(
        BigInteger, primary_key=True, autoincrement=False, default=_unordered_id
    )
    survey_id: Mapped[int] = mapped_column(ForeignKey("surveys.id", ondelete="CASCADE"), index=True)
    invitation_id: Mapped[int | None] = mapped_column(
        ForeignKey("survey_invitations.id", ondelete="CASCADE"), unique=True
    )
    organization_kind: Mapped[OrganizationKind | None]  # None of a student

    invitation: Mapped[SurveyInvitation | None] = relationship()


class SurveyAnswer(Model):
    """An answer to one question; several options of one question are several rows."""

    __tablename__ = "survey_answers"
    __audited__ = False
    __table_args__ = (
        CheckConstraint('"option" BETWEEN 0 AND 100', name="option_range"),
        CheckConstraint(f"number BETWEEN 0 AND {MAX_NUMBER}", name="number_range"),
        Index("ix_survey_answers_question_id_option", "question_id", "option"),
    )

    id: Mapped[int] = mapped_column(
        BigInteger, primary_key=True, autoincrement=False, default=_unordered_id
    )
    response_id: Mapped[int] = mapped_column(
        ForeignKey("survey_responses.id", ondelete="CASCADE"), index=True
    )
    question_id: Mapped[int] = mapped_column(ForeignKey("survey_questions.id", ondelete="CASCADE"))
    option: Mapped[int | None]
    number: Mapped[int | None]
    text: Mapped[long_text] = mapped_column(default="")

    response: Mapped[SurveyResponse] = relationship()


class Forecast(Searchable, ServesPlan, Model):
    """A forecast of the need for staff over some years."""

    __tablename__ = "forecasts"
    __table_args__ = (
        CheckConstraint("first_year BETWEEN 2000 AND 2100", name="first_year_range"),
        CheckConstraint(
            f"last_year BETWEEN first_year AND first_year + {LONGEST_FORECAST}",
            name="last_year_range",
        ),
        CheckConstraint(
            "(state = 'summed_up') = (summed_up_on IS NOT NULL)", name="summed_up_has_day"
        ),
        Index("ix_forecasts_closes_on_id", "closes_on", "id"),
    )

    id: Mapped[intpk]
    title: Mapped[str]
    title_key: Mapped[str] = sort_key_column("title")
    first_year: Mapped[int]
    last_year: Mapped[int]
    closes_on: Mapped[date]
    state: Mapped[ForecastState] = mapped_column(default=ForecastState.OPEN, index=True)
    summed_up_on: Mapped[date | None]
    is_demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    __mapper_args__ = {"version_id_col": version}

    @property
    def years(self) -> range:
        """The years of the table."""
        return range(self.first_year, self.last_year + 1)

    def search_text(self) -> str:
        """Return what people search forecasts by."""
        return f"{self.title} {self.first_year} {self.last_year}"


class ForecastReply(Model):
    """What one organization was asked and has answered; no lines and a day: it needs nobody."""

    __tablename__ = "forecast_replies"
    __table_args__ = (
        UniqueConstraint("forecast_id", "organization_id"),
        Index("ix_forecast_replies_forecast_id_answered_on", "forecast_id", "answered_on"),
    )

    id: Mapped[intpk]
    forecast_id: Mapped[int] = mapped_column(ForeignKey("forecasts.id", ondelete="CASCADE"))
    organization_id: Mapped[int] = mapped_column(
        ForeignKey("organizations.id", ondelete="CASCADE"), index=True
    )
    asked_on: Mapped[date | None]
    answered_on: Mapped[date | None]
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    forecast: Mapped[Forecast] = relationship()
    organization: Mapped[Organization] = relationship()
    lines: Mapped[list["ForecastLine"]] = relationship(
        back_populates="reply", cascade="all, delete-orphan"
    )

    __mapper_args__: dict[str, Any] = {"version_id_col": version}


class ForecastLine(Model):
    """How many of a speciality an organization will need in a year."""

    __tablename__ = "forecast_lines"
    __table_args__ = (
        UniqueConstraint("reply_id", "speciality_id", "year"),
        CheckConstraint("year BETWEEN 2000 AND 2110", name="year_range"),
        CheckConstraint(f"number BETWEEN 1 AND {MAX_NEED}", name="number_range"),
    )

    id: Mapped[intpk]
    reply_id: Mapped[int] = mapped_column(ForeignKey("forecast_replies.id", ondelete="CASCADE"))
    speciality_id: Mapped[int] = mapped_column(
        ForeignKey("specialities.id", ondelete="RESTRICT"), index=True
    )
    year: Mapped[int]
    number: Mapped[int]

    reply: Mapped[ForecastReply] = relationship(back_populates="lines")
    speciality: Mapped[Speciality] = relationship()
