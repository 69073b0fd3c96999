"""Fairs, vacancies, applications and offers."""

from datetime import date, datetime, time
from typing import TYPE_CHECKING, Optional

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.base.collation import sort_key_column
from app.base.columns import intpk, long_text
from app.base.identity import town_identity
from app.base.identity_columns import identity_column
from app.base.money import MAX_KOPECKS
from app.base.search import Searchable
from app.extensions import Model
from app.jobfair.enums import (
    MAX_RANK,
    MAX_SEATS,
    MAX_SHARE,
    MAX_TALK_MINUTES,
    MAX_WEEKLY_HOURS,
    MIN_SHARE,
    TALK_MINUTES,
    ApplicationState,
    Employment,
    FairState,
    LabourContract,
    OfferRefusal,
    OfferState,
    Selection,
    TeachingLevel,
    VacancyState,
)
from app.jobfair.kept import NOTHING_KEPT
from app.plan.models import ServesPlan

if TYPE_CHECKING:
    from app.accounts.models import User
    from app.organizations.models import Organization
    from app.students.models import Speciality, Student


class Fair(Searchable, ServesPlan, Model):
    """A job fair of the plan. Employers post vacancies up to `registration_until`.

    The other stages bind nobody while they have no day (`stages.py` has their order and what each
    governs). `talk_minutes`, `talks_from` and `pauses` divide the day (`venue/slots.py`).
    """

    __tablename__ = "fairs"
    __table_args__ = (
        CheckConstraint("starts_at < ends_at", name="times_in_order"),
        CheckConstraint("registration_until <= held_on", name="registration_before_fair"),
        CheckConstraint("signup_until <= held_on", name="signup_before_fair"),
        CheckConstraint("wishes_until <= held_on", name="wishes_before_fair"),
        CheckConstraint("timetable_on <= held_on", name="timetable_before_fair"),
        CheckConstraint("offers_until >= held_on", name="offers_after_fair"),
        CheckConstraint(
            f"talk_minutes BETWEEN 1 AND {MAX_TALK_MINUTES}", name="talk_minutes_range"
        ),
    )

    id: Mapped[intpk]
    title: Mapped[str]
    held_on: Mapped[date] = mapped_column(index=True)
    starts_at: Mapped[time]
    ends_at: Mapped[time]
    venue: Mapped[str]
    registration_until: Mapped[date]
    signup_until: Mapped[date | None]
    wishes_until: Mapped[date | None]
    timetable_on: Mapped[date | None]
    offers_until: Mapped[date | None]
    talk_minutes: Mapped[int] = mapped_column(default=TALK_MINUTES)
    talks_from: Mapped[time | None]
    pauses: Mapped[str] = mapped_column(default="")
    state: Mapped[FairState] = mapped_column(default=FairState.PLANNED, index=True)
    is_demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    __mapper_args__ = {"version_id_col": version}

    def search_text(self) -> str:
        """Return what people search fairs by."""
        return f"{self.title} {self.venue}"


class Position(Model):
    """A position of the cluster's list; what is usual for it is proposed to a new vacancy."""

    __tablename__ = "fair_positions"
    __table_args__ = (
        CheckConstraint(
            f"weekly_hours IS NULL OR weekly_hours BETWEEN 1 AND {MAX_WEEKLY_HOURS}",
            name="weekly_hours_range",
        ),
        Index("ix_fair_positions_name_key_id", "name_key", "id"),
    )

    id: Mapped[intpk]
    name: Mapped[str] = mapped_column(unique=True)
    name_key: Mapped[str] = sort_key_column("name")
    level: Mapped[TeachingLevel] = mapped_column(default=TeachingLevel.OTHER)
    qualification: Mapped[str] = mapped_column(default="")
    weekly_hours: Mapped[int | None]
    archived_on: Mapped[date | None]  # the day it left the list; vacancies keep it
    is_demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    __mapper_args__ = {"version_id_col": version}


def _work_checks() -> list[CheckConstraint]:
    return [
        CheckConstraint(
            f"share IS NULL OR share BETWEEN {MIN_SHARE} AND {MAX_SHARE}", name="share_range"
        ),
        CheckConstraint(
            f"weekly_hours IS NULL OR weekly_hours BETWEEN 1 AND {MAX_WEEKLY_HOURS}",
            name="weekly_hours_range",
        ),
        CheckConstraint(
            "contract <> 'fixed_term' OR contract_reason <> ''", name="fixed_term_reason"
        ),
        CheckConstraint(
            f"salary_from IS NULL OR salary_from BETWEEN 0 AND {MAX_KOPECKS}",
            name="salary_from_range",
        ),
        CheckConstraint(
            f"salary_to IS NULL OR salary_to BETWEEN 0 AND {MAX_KOPECKS}", name="salary_to_range"
        ),
        CheckConstraint(
            "salary_from IS NULL OR salary_to IS NULL OR salary_from <= salary_to",
            name="salary_in_order",
        ),
    ]


class OfferedWork:
    """What a vacancy promises and its offers keep.

    Salaries are whole kopecks a month, `share` hundredths of a full post.
    """

    title: Mapped[str]
    duties: Mapped[long_text]
    conditions: Mapped[str] = mapped_column(Text, default="")
    employment: Mapped[Employment]
    share: Mapped[int | None]
    weekly_hours: Mapped[int | None]
    contract: Mapped[LabourContract] = mapped_column(default=LabourContract.OPEN_ENDED)
    contract_reason: Mapped[str] = mapped_column(default="")
    salary_from: Mapped[int | None]
    salary_to: Mapped[int | None]
    salary_parts: Mapped[str] = mapped_column(default="")
    town: Mapped[str]
    address: Mapped[str] = mapped_column(default="")
    starts_on: Mapped[date | None]
    has_housing: Mapped[bool] = mapped_column(default=False)
    housing_note: Mapped[str] = mapped_column(default="")
    has_young_specialist_support: Mapped[bool] = mapped_column(default=False)
    has_rural_teacher_programme: Mapped[bool] = mapped_column(default=False)
    has_relocation_allowance: Mapped[bool] = mapped_column(default=False)
    promises_contract: Mapped[bool] = mapped_column(default=False)  # on target training


class Vacancy(OfferedWork, Searchable, Model):
    """Seats of one kind of work at one employer; `taken` counts its acceptances.

    `confirmed_at` says when the employer, or staff for the employer, last vouched for the text.
    A vacancy given back keeps its remark until it is approved. `published_at` is the first time it
    came into the catalogue. `portal_checked_on`: the day it was compared with the state portal.
    `reminded_at`: when its employer was last asked whether it still stands.
    """

    __tablename__ = "vacancies"
    __table_args__ = (
        CheckConstraint(f"seats BETWEEN 1 AND {MAX_SEATS}", name="seats_range"),
        CheckConstraint(f"taken BETWEEN 0 AND {MAX_SEATS}", name="taken_range"),
        CheckConstraint("taken <= seats", name="taken_within_seats"),
        CheckConstraint("state <> 'filled' OR taken = seats", name="filled_to_the_last_seat"),
        CheckConstraint("state <> 'rejected' OR rejection_reason <> ''", name="rejected_why"),
        *_work_checks(),
        UniqueConstraint("id", "fair_id"),  # what an application's pair of keys points to
        CheckConstraint(
            "portal_checked_on IS NULL OR portal_number <> '' OR portal_url <> ''",
            name="compared_with_something",
        ),
        Index("ix_vacancies_fair_id_state_title_key_id", "fair_id", "state", "title_key", "id"),
        Index("ix_vacancies_fair_id_state_published_at", "fair_id", "state", "published_at"),
    )

    id: Mapped[intpk]
    fair_id: Mapped[int] = mapped_column(ForeignKey("fairs.id", ondelete="RESTRICT"))
    organization_id: Mapped[int] = mapped_column(
        ForeignKey("organizations.id", ondelete="RESTRICT"), index=True
    )
    position_id: Mapped[int | None] = mapped_column(
        ForeignKey("fair_positions.id", ondelete="RESTRICT"), index=True
    )
    level: Mapped[TeachingLevel | None]
    qualification: Mapped[str] = mapped_column(default="")
    title_key: Mapped[str] = sort_key_column("title")
    town_key: Mapped[str] = sort_key_column("town")
    town_identity: Mapped[str] = identity_column(town_identity, "town")
    requirements: Mapped[str] = mapped_column(Text, default="")
    suits_beginners: Mapped[bool] = mapped_column(default=False)
    has_mentor: Mapped[bool] = mapped_column(default=False)
    is_quota: Mapped[bool] = mapped_column(default=False)  # a seat of the quota for the disabled
    contact_name: Mapped[str] = mapped_column(default="")
    contact_phone: Mapped[str | None]
    portal_number: Mapped[str] = mapped_column(default="")
    portal_url: Mapped[str] = mapped_column(Text, default="")
    portal_checked_on: Mapped[date | None]
    seats: Mapped[int]
    taken: Mapped[int] = mapped_column(default=0)
    speciality_id: Mapped[int | None] = mapped_column(
        ForeignKey("specialities.id", ondelete="RESTRICT"), index=True
    )
    state: Mapped[VacancyState] = mapped_column(default=VacancyState.DRAFT)
    rejection_reason: Mapped[str] = mapped_column(Text, default="")
    posted_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
    submitted_at: Mapped[datetime | None]
    published_at: Mapped[datetime | None]
    confirmed_at: Mapped[datetime | None]
    confirmed_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
    reminded_at: Mapped[datetime | None] = mapped_column(info={"audit": "skip"})
    is_demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    fair: Mapped[Fair] = relationship()
    organization: Mapped["Organization"] = relationship()
    speciality: Mapped[Optional["Speciality"]] = relationship()
    position: Mapped[Position | None] = relationship()
    confirmed_by: Mapped[Optional["User"]] = relationship(foreign_keys=confirmed_by_id)

    __mapper_args__ = {"version_id_col": version}

    # Seats that wait for those whose contracts they are of: `queries.kept.note_kept` says so.
    kept = NOTHING_KEPT

    @property
    def free(self) -> int:
        """Return how many seats are left for anybody: neither taken nor kept for somebody."""
        return max(0, self.seats - self.taken - len(self.kept))

    def search_text(self) -> str:
        """Return what people search vacancies by; the employer is found by its own words."""
        texts = (self.title, self.duties, self.requirements, self.conditions)
        return " ".join((*texts, self.qualification, self.salary_parts, self.town))


class FairApplication(Model):
    """A student's wish to work in a vacancy.

    The fair stands here a second time, tied to the vacancy's own by the pair of keys, so that
    the database itself refuses a student's second acceptance at one fair. `rank` is the place
    among the student's applications at the fair, from 1; `selection` is the employer's answer,
    `preference` the place among those whom the employer selected for the vacancy, from 1.
    `paper` is what an offer rests on that the student did not ask for: a seat was kept.
    """

    __tablename__ = "fair_applications"
    __table_args__ = (
        ForeignKeyConstraint(
            ["vacancy_id", "fair_id"], ["vacancies.id", "vacancies.fair_id"], ondelete="RESTRICT"
        ),
        CheckConstraint(f"rank IS NULL OR rank BETWEEN 1 AND {MAX_RANK}", name="rank_range"),
        CheckConstraint(
            "preference IS NULL OR preference BETWEEN 1 AND 10000", name="preference_range"
        ),
        UniqueConstraint("vacancy_id", "student_id"),
        Index(
            "uq_fair_applications_one_acceptance",
            "fair_id",
            "student_id",
            unique=True,
            sqlite_where=text("state = 'accepted'"),
            postgresql_where=text("state = 'accepted'"),
        ),
        Index("ix_fair_applications_fair_id_state", "fair_id", "state"),
        Index("ix_fair_applications_submitted_at_id", "submitted_at", "id"),
    )

    id: Mapped[intpk]
    vacancy_id: Mapped[int]
    fair_id: Mapped[int]
    student_id: Mapped[int] = mapped_column(
        ForeignKey("students.id", ondelete="RESTRICT"), index=True
    )
    note: Mapped[str] = mapped_column(Text, default="")
    state: Mapped[ApplicationState] = mapped_column(default=ApplicationState.SUBMITTED)
    rank: Mapped[int | None]
    selection: Mapped[Selection] = mapped_column(default=Selection.UNDECIDED)
    preference: Mapped[int | None]
    paper: Mapped[str] = mapped_column(default="")
    submitted_at: Mapped[datetime]
    decided_at: Mapped[datetime | None]
    is_demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    vacancy: Mapped[Vacancy] = relationship()
    student: Mapped["Student"] = relationship()
    offer: Mapped[Optional["FairOffer"]] = relationship(back_populates="application")

    __mapper_args__ = {"version_id_col": version}

    @property
    def is_invited(self) -> bool:
        """Tell whether the employer asks the student to a talk."""
        return self.selection is Selection.INVITED


class FairOffer(OfferedWork, Model):
    """An employer's offer to one applicant; `answer_until` is the last day to answer.

    It keeps the vacancy's terms as they were when it was made: consent is given to them, not to
    what the vacancy says later. `edition` grows whenever the student is offered something else.
    """

    __tablename__ = "fair_offers"
    __table_args__ = tuple(_work_checks())

    id: Mapped[intpk]
    application_id: Mapped[int] = mapped_column(
        ForeignKey("fair_applications.id", ondelete="CASCADE"), unique=True
    )
    edition: Mapped[int] = mapped_column(default=1)
    message: Mapped[str] = mapped_column(Text, default="")
    made_at: Mapped[datetime]
    answer_until: Mapped[date]
    state: Mapped[OfferState] = mapped_column(default=OfferState.MADE, index=True)
    answered_at: Mapped[datetime | None]
    release_reason: Mapped[str] = mapped_column(Text, default="")
    refusal: Mapped[OfferRefusal | None]
    is_demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    application: Mapped[FairApplication] = relationship(back_populates="offer")

    __mapper_args__ = {"version_id_col": version}
