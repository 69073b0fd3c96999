"""Mentors and mentorships."""

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.base.collation import sort_key_column
from app.base.columns import intpk, long_text
from app.base.identity_columns import identity_column
from app.base.money import MAX_KOPECKS
from app.base.search import Searchable, phone_words
from app.documents.names import Case, PersonName, inflect, initials
from app.documents.posts import inflect_post
from app.extensions import Model
from app.mentors.enums import (
    FIRST_YEAR,
    LAST_YEAR,
    MOST_LED,
    EndGround,
    MentorCategory,
    MentorEducation,
    MentoringBasis,
    MentorPay,
    MentorshipKind,
    MentorshipState,
)
from app.mentors.rules import identity_of
from app.plan.models import ServesPlan

if TYPE_CHECKING:
    from app.mentors.passport_models import MentorPost
    from app.organizations.models import Organization
    from app.students.models import Speciality, Student

_WHILE_ACTIVE = text(f"state = '{MentorshipState.ACTIVE.value}'")


class Mentor(Searchable, Model):
    """A person of an organization who leads students."""

    __tablename__ = "mentors"
    __table_args__ = (
        UniqueConstraint(
            "organization_id",
            "last_name",
            "first_name",
            "middle_name",
            "position",
            name="uq_mentors_person",
        ),
        Index("ix_mentors_name_key_id", "name_key", "id"),
        CheckConstraint(
            f"experience_since BETWEEN {FIRST_YEAR} AND {LAST_YEAR}", name="experience_since_range"
        ),
        CheckConstraint(f"load_limit BETWEEN 1 AND {MOST_LED}", name="load_limit_range"),
        CheckConstraint(f"pay_amount BETWEEN 1 AND {MAX_KOPECKS}", name="pay_amount_range"),
        CheckConstraint(
            "pay_amount IS NULL OR (pay IS NOT NULL AND pay <> 'none')", name="amount_is_of_pay"
        ),
    )

    id: Mapped[intpk]
    last_name: Mapped[str] = mapped_column(index=True)
    first_name: Mapped[str]
    middle_name: Mapped[str] = mapped_column(default="")
    name_key: Mapped[str] = sort_key_column("last_name", "first_name", "middle_name")
    identity_key: Mapped[str] = identity_column(
        identity_of, "last_name", "first_name", "middle_name"
    )
    organization_id: Mapped[int] = mapped_column(
        ForeignKey("organizations.id", ondelete="RESTRICT"), index=True
    )
    position: Mapped[str]
    experience_since: Mapped[int | None]
    phone: Mapped[str | None]
    email: Mapped[str | None]
    user_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), unique=True
    )
    own_name_dative: Mapped[str] = mapped_column(default="")
    own_position_dative: Mapped[str] = mapped_column(default="")
    post_since: Mapped[date | None]  # at the main place; former ones are MentorPost
    category: Mapped[MentorCategory | None]
    education: Mapped[MentorEducation | None]
    education_detail: Mapped[str] = mapped_column(default="")
    basis: Mapped[MentoringBasis | None]
    order_number: Mapped[str] = mapped_column(default="")
    order_on: Mapped[date | None]
    ordered_by: Mapped[str] = mapped_column(default="")
    consent_on: Mapped[date | None]
    agreement_number: Mapped[str] = mapped_column(default="")
    agreement_on: Mapped[date | None]
    pay: Mapped[MentorPay | None]
    pay_amount: Mapped[int | None]  # kopecks
    load_limit: Mapped[int | None]  # how many at once, over all organizations; None: no limit
    archived_on: Mapped[date | None]  # the day the person stopped being a mentor
    is_demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    organization: Mapped["Organization"] = relationship()
    posts: Mapped[list["MentorPost"]] = relationship(
        back_populates="mentor", order_by="MentorPost.until.desc(), MentorPost.id"
    )
    specialities: Mapped[list["Speciality"]] = relationship(
        secondary="mentor_specialities", order_by="Speciality.code", info={"audit": "ids"}
    )

    __mapper_args__ = {"version_id_col": version}

    # Whether the page's reader may open the card: `queries.note_openable` says so for a batch.
    is_openable = True

    @property
    def name(self) -> PersonName:
        """Return the name in its parts."""
        return PersonName(self.last_name, self.first_name, self.middle_name)

    @property
    def full_name(self) -> str:
        """Return «Фамилия Имя Отчество»."""
        return str(self.name)

    @property
    def short_name(self) -> str:
        """Return «Фамилия И. О.»."""
        return initials(self.name)

    @property
    def name_dative(self) -> str:
        """Return to whom a letter goes; the card's own spelling wins over the rules."""
        return inflect(self.name, Case.DATIVE, override=self.own_name_dative)

    @property
    def position_dative(self) -> str:
        """Return the post for a letter, "" when nobody knows its dative."""
        return inflect_post(self.position, Case.DATIVE, override=self.own_position_dative)

    @property
    def speciality_ids(self) -> list[int]:
        """Return whose students the mentor leads, as forms and spreadsheets take it."""
        return [one.id for one in self.specialities]

    def experience(self, today: date) -> int:
        """Return whole calendar years in the profession, 0 when its beginning is not known."""
        return today.year - self.experience_since if self.experience_since else 0

    def search_text(self) -> str:
        """Return what people search mentors by."""
        return f"{self.full_name} {self.position}"

    def guarded_text(self) -> str:
        """Return the mentor's contacts."""
        return f"{phone_words(self.phone)} {self.email or ''}"


class Mentee(Searchable, Model):
    """Whom a mentor leads and the college has no record of: a young teacher, a pupil.

    No more is kept than the programme needs. A pupil is a minor: the name may be the first name
    with a letter, and the consent of the representative is a day, its paper stays with the school.
    """

    __tablename__ = "mentees"
    __table_args__ = (
        CheckConstraint("kind <> 'employer_student'", name="students_have_records"),
        CheckConstraint(
            "kind <> 'student_pupil' OR consent_on IS NOT NULL", name="pupil_has_consent"
        ),
    )

    id: Mapped[intpk]
    kind: Mapped[MentorshipKind]
    name: Mapped[str]
    organization_id: Mapped[int] = mapped_column(
        ForeignKey("organizations.id", ondelete="RESTRICT"), index=True
    )
    detail: Mapped[str] = mapped_column(default="")  # the post, or the class
    consent_on: Mapped[date | None]
    is_demo: Mapped[bool] = mapped_column(default=False)

    organization: Mapped["Organization"] = relationship()

    def search_text(self) -> str:
        """Return what people search such persons by."""
        return self.name


class Mentorship(ServesPlan, Model):
    """A mentor leads somebody from a day on; `ends_on` is there once it has ended.

    `organization_id` is for whom it is led: of a student the organization of what it belongs to,
    else the mentor's main place as it was then; of a mentee theirs.
    `follows_id` is the mentorship that this one goes on with after the mentor was replaced;
    `notice_on` the day on which one side told the other that it ends before its time. `ground`
    and `ground_id` name the record it belongs to, of another package.
    """

    __tablename__ = "mentorships"
    __table_args__ = (
        Index(
            "uq_mentorships_active_pair",
            "mentor_id",
            "student_id",
            unique=True,
            sqlite_where=_WHILE_ACTIVE,
            postgresql_where=_WHILE_ACTIVE,
        ),
        Index(
            "uq_mentorships_active_mentee",
            "mentor_id",
            "mentee_id",
            unique=True,
            sqlite_where=_WHILE_ACTIVE,
            postgresql_where=_WHILE_ACTIVE,
        ),
        CheckConstraint("ends_on >= starts_on", name="dates_in_order"),
        CheckConstraint("(state = 'active') = (ends_on IS NULL)", name="ended_has_date"),
        CheckConstraint("state <> 'broken_off' OR reason <> ''", name="broken_off_has_reason"),
        CheckConstraint("state <> 'finished' OR result <> ''", name="finished_has_result"),
        CheckConstraint("(student_id IS NULL) <> (mentee_id IS NULL)", name="of_one_person"),
        CheckConstraint(
            "(kind = 'employer_student') = (student_id IS NOT NULL)", name="kind_of_person"
        ),
        CheckConstraint("(ground = '') = (ground_id IS NULL)", name="ground_is_whole"),
        CheckConstraint("follows_id <> id", name="follows_another"),
    )

    id: Mapped[intpk]
    kind: Mapped[MentorshipKind] = mapped_column(default=MentorshipKind.EMPLOYER_STUDENT)
    mentor_id: Mapped[int] = mapped_column(
        ForeignKey("mentors.id", ondelete="RESTRICT"), index=True
    )
    student_id: Mapped[int | None] = mapped_column(
        ForeignKey("students.id", ondelete="RESTRICT"), index=True
    )
    mentee_id: Mapped[int | None] = mapped_column(
        ForeignKey("mentees.id", ondelete="RESTRICT"), index=True
    )
    organization_id: Mapped[int] = mapped_column(
        ForeignKey("organizations.id", ondelete="RESTRICT"), index=True
    )
    programme_id: Mapped[int | None] = mapped_column(
        ForeignKey("mentoring_programmes.id", ondelete="RESTRICT"), index=True
    )
    follows_id: Mapped[int | None] = mapped_column(
        ForeignKey("mentorships.id", ondelete="SET NULL"), unique=True
    )
    ground: Mapped[str] = mapped_column(default="")
    ground_id: Mapped[int | None]
    state: Mapped[MentorshipState] = mapped_column(default=MentorshipState.ACTIVE, index=True)
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    notice_on: Mapped[date | None]
    ended_by: Mapped[EndGround | None]
    goal: Mapped[long_text] = mapped_column(default="")
    result: Mapped[long_text] = mapped_column(default="")
    reason: Mapped[long_text] = mapped_column(default="")
    is_demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    mentor: Mapped[Mentor] = relationship()
    student: Mapped["Student | None"] = relationship()
    mentee: Mapped[Mentee | None] = relationship()
    organization: Mapped["Organization"] = relationship()

    __mapper_args__ = {"version_id_col": version}

    @property
    def shown_name(self) -> str:
        """Return who is led, as `privacy/shown.py` lets this reader see it."""
        if self.student:
            return self.student.shown_name
        return self.mentee.name if self.mentee else ""

    @property
    def whereabouts(self) -> str:
        """Return the student's group; of others the post or the class, and the organization."""
        if self.student:
            return self.student.group.name
        if self.mentee is None:
            return ""
        return ", ".join(filter(None, (self.mentee.detail, self.mentee.organization.short_name)))
