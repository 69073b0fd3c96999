"""Bodies with their members; meetings with agenda, attendance and decisions."""

from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any, Optional

from sqlalchemy import (
    CheckConstraint,
    Connection,
    ForeignKey,
    Index,
    Text,
    UniqueConstraint,
    event,
    insert,
    text,
    update,
)
from sqlalchemy.orm import Mapped, Mapper, mapped_column, relationship

from app.activities.meetings.enums import (
    MAX_MINUTES,
    MAX_SHARE,
    MAX_VOTES,
    Answer,
    BodyKind,
    BodyRole,
    DecisionKind,
    DecisionState,
    MeetingForm,
    MeetingState,
    Presence,
)
from app.base.collation import sort_key, sort_key_column
from app.base.columns import intpk, long_text
from app.base.search import Searchable
from app.extensions import Model
from app.plan.models import ServesPlan
from app.settings.models import Council

if TYPE_CHECKING:
    from app.accounts.models import User
    from app.organizations.models import Organization


class MeetingBody(Model):
    """Who meets: a council of the settings, or a working group.

    A council's body is kept in step with it by the session (see below); a group keeps its own.
    """

    __tablename__ = "meeting_bodies"
    __table_args__ = (
        CheckConstraint(
            f"quorum_part BETWEEN 1 AND {MAX_SHARE} AND quorum_whole BETWEEN 1 AND {MAX_SHARE}"
            " AND quorum_part <= quorum_whole",
            name="quorum_share",
        ),
        CheckConstraint("(kind = 'council') = (council_id IS NOT NULL)", name="council_or_group"),
        Index("ix_meeting_bodies_name_key_id", "name_key", "id"),
    )

    id: Mapped[intpk]
    kind: Mapped[BodyKind]
    council_id: Mapped[int | None] = mapped_column(
        ForeignKey("councils.id", ondelete="CASCADE"), unique=True
    )
    name: Mapped[str]
    name_key: Mapped[str] = sort_key_column("name")
    name_genitive: Mapped[str] = mapped_column(default="")
    # «More than half» is 1 of 2 and more; «two thirds» is 2 of 3.
    quorum_part: Mapped[int] = mapped_column(default=1)
    quorum_whole: Mapped[int] = mapped_column(default=2)
    quorum_is_more: Mapped[bool] = mapped_column(default=True)
    archived_on: Mapped[date | None]  # the day it was dissolved
    is_demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    council: Mapped[Council | None] = relationship()
    members: Mapped[list["BodyMember"]] = relationship(
        back_populates="body", order_by="BodyMember.position, BodyMember.id"
    )

    __mapper_args__ = {"version_id_col": version}

    @property
    def quorum_share(self) -> str:
        """The share as people write it: «1/2»."""
        return f"{self.quorum_part}/{self.quorum_whole}"

    @quorum_share.setter
    def quorum_share(self, share: str) -> None:
        part, _, whole = share.partition("/")
        self.quorum_part, self.quorum_whole = int(part), int(whole)


class BodyMember(Model):
    """Somebody in a body from a day until a day: by an account or by name alone."""

    __tablename__ = "body_members"
    __table_args__ = (
        CheckConstraint("until IS NULL OR until >= since", name="days_in_order"),
        CheckConstraint("position BETWEEN 0 AND 1000", name="position_range"),
        Index(
            "uq_body_members_person",
            "body_id",
            "user_id",
            unique=True,
            sqlite_where=text("until IS NULL AND user_id IS NOT NULL"),
            postgresql_where=text("until IS NULL AND user_id IS NOT NULL"),
        ),
    )

    id: Mapped[intpk]
    body_id: Mapped[int] = mapped_column(ForeignKey("meeting_bodies.id", ondelete="CASCADE"))
    user_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
    name: Mapped[str]
    post: Mapped[str] = mapped_column(default="")
    organization_id: Mapped[int | None] = mapped_column(
        ForeignKey("organizations.id", ondelete="RESTRICT"), index=True
    )
    email: Mapped[str] = mapped_column(default="")
    role: Mapped[BodyRole] = mapped_column(default=BodyRole.MEMBER)
    position: Mapped[int] = mapped_column(default=0, info={"audit": "skip"})  # by role
    is_voting: Mapped[bool] = mapped_column(default=True)
    since: Mapped[date]
    until: Mapped[date | None]
    is_demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    body: Mapped[MeetingBody] = relationship(back_populates="members")
    user: Mapped[Optional["User"]] = relationship()
    organization: Mapped[Optional["Organization"]] = relationship()

    __mapper_args__ = {"version_id_col": version}

    @property
    def standing(self) -> str:
        """Post and organization in one line, as minutes print them."""
        place = self.organization.short_name if self.organization else ""
        return ", ".join(part for part in (self.post, place) if part)


class Meeting(ServesPlan, Searchable, Model):
    """A body meets on a day; its minutes get their number when they are signed."""

    __tablename__ = "meetings"
    __table_args__ = (
        CheckConstraint("(state = 'signed') = (minutes_number IS NOT NULL)", name="signed_number"),
        CheckConstraint("(state = 'signed') = (signed_on IS NOT NULL)", name="signed_day"),
        CheckConstraint("signed_on IS NULL OR signed_on >= held_on", name="signed_after_meeting"),
        CheckConstraint("state NOT IN ('failed', 'cancelled') OR reason <> ''", name="why_not"),
        CheckConstraint(f"minutes_number BETWEEN 1 AND {MAX_MINUTES}", name="minutes_range"),
        CheckConstraint("year BETWEEN 1900 AND 2100", name="year_range"),
        UniqueConstraint("body_id", "year", "minutes_number", name="uq_meetings_minutes"),
        Index("ix_meetings_held_on_id", "held_on", "id"),
    )

    id: Mapped[intpk]
    body_id: Mapped[int] = mapped_column(ForeignKey("meeting_bodies.id", ondelete="RESTRICT"))
    title: Mapped[str] = mapped_column(default="")
    form: Mapped[MeetingForm] = mapped_column(default=MeetingForm.IN_PERSON)
    held_on: Mapped[date]
    year: Mapped[int] = mapped_column(info={"audit": "skip"})  # of held_on: minutes count in it
    starts_at: Mapped[time | None]
    place: Mapped[str] = mapped_column(default="")
    online_url: Mapped[str] = mapped_column(default="")
    chair_id: Mapped[int | None] = mapped_column(
        ForeignKey("body_members.id", ondelete="SET NULL"), index=True
    )
    secretary_id: Mapped[int | None] = mapped_column(
        ForeignKey("body_members.id", ondelete="SET NULL"), index=True
    )
    state: Mapped[MeetingState] = mapped_column(default=MeetingState.PLANNED, index=True)
    reason: Mapped[str] = mapped_column(Text, default="")  # why cancelled, not held or moved
    moved_from: Mapped[date | None]  # the day it was set for before
    invited_at: Mapped[datetime | None]
    minutes_number: Mapped[int | None]
    signed_on: Mapped[date | None]
    is_demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    body: Mapped[MeetingBody] = relationship()
    chair: Mapped[BodyMember | None] = relationship(foreign_keys=[chair_id])
    secretary: Mapped[BodyMember | None] = relationship(foreign_keys=[secretary_id])
    questions: Mapped[list["AgendaQuestion"]] = relationship(
        back_populates="meeting",
        order_by="AgendaQuestion.position, AgendaQuestion.id",
        cascade="all, delete-orphan",
    )
    roll: Mapped[list["RollEntry"]] = relationship(
        back_populates="meeting", order_by="RollEntry.id", cascade="all, delete-orphan"
    )
    guests: Mapped[list["MeetingGuest"]] = relationship(
        back_populates="meeting", order_by="MeetingGuest.id", cascade="all, delete-orphan"
    )

    __mapper_args__ = {"version_id_col": version}

    @property
    def has_roll(self) -> bool:
        """Tell whether it was noted who came."""
        return any(entry.presence for entry in self.roll)

    def search_text(self) -> str:
        """Return what people search meetings by; the body is found by its own name."""
        number = f"{self.minutes_number}" if self.minutes_number else ""
        return f"{self.title} {self.body.name} {number}"


class AgendaQuestion(Model):
    """A question of the agenda, and what the minutes say of it."""

    __tablename__ = "meeting_questions"
    __table_args__ = (
        CheckConstraint("position BETWEEN 1 AND 1000", name="position_range"),
        CheckConstraint(
            f"votes_for BETWEEN 0 AND {MAX_VOTES} AND votes_against BETWEEN 0 AND {MAX_VOTES}"
            f" AND votes_abstained BETWEEN 0 AND {MAX_VOTES}",
            name="votes_range",
        ),
        CheckConstraint(
            "(votes_for IS NULL) = (votes_against IS NULL)"
            " AND (votes_for IS NULL) = (votes_abstained IS NULL)",
            name="votes_together",
        ),
        Index("ix_meeting_questions_meeting_id_position", "meeting_id", "position"),
    )

    id: Mapped[intpk]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id", ondelete="CASCADE"))
    position: Mapped[int]
    text: Mapped[long_text]
    speaker: Mapped[str] = mapped_column(default="")
    materials: Mapped[str] = mapped_column(Text, default="")
    heard: Mapped[str] = mapped_column(Text, default="")  # «слушали», «выступили»
    votes_for: Mapped[int | None]
    votes_against: Mapped[int | None]
    votes_abstained: Mapped[int | None]
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    meeting: Mapped[Meeting] = relationship(back_populates="questions")
    decisions: Mapped[list["Decision"]] = relationship(
        back_populates="question", order_by="Decision.id", cascade="all, delete-orphan"
    )

    __mapper_args__ = {"version_id_col": version}


class RollEntry(Model):
    """One member and one meeting: the answer to the invitation, then whether they came."""

    __tablename__ = "meeting_roll_entries"
    __table_args__ = (
        UniqueConstraint("meeting_id", "member_id"),
        CheckConstraint("presence <> 'substitute' OR substitute <> ''", name="substitute_has_name"),
    )

    id: Mapped[intpk]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id", ondelete="CASCADE"))
    member_id: Mapped[int] = mapped_column(
        ForeignKey("body_members.id", ondelete="RESTRICT"), index=True
    )
    answer: Mapped[Answer | None]
    answer_note: Mapped[str] = mapped_column(default="")
    answered_at: Mapped[datetime | None]
    presence: Mapped[Presence | None]
    reason: Mapped[str] = mapped_column(default="")  # of an absence
    substitute: Mapped[str] = mapped_column(default="")

    meeting: Mapped[Meeting] = relationship(back_populates="roll")
    member: Mapped[BodyMember] = relationship()


class MeetingGuest(Model):
    """Somebody invited who is no member."""

    __tablename__ = "meeting_guests"

    id: Mapped[intpk]
    meeting_id: Mapped[int] = mapped_column(
        ForeignKey("meetings.id", ondelete="CASCADE"), index=True
    )
    name: Mapped[str]
    post: Mapped[str] = mapped_column(default="")

    meeting: Mapped[Meeting] = relationship(back_populates="guests")


class Decision(Searchable, Model):
    """What a meeting decided on a question: a task with an owner and a date, or a resolution."""

    __tablename__ = "meeting_decisions"
    __table_args__ = (
        CheckConstraint("(state = 'done') = (done_on IS NOT NULL)", name="done_day"),
        CheckConstraint("kind = 'task' OR state = 'open'", name="resolution_is_no_task"),
        Index("ix_meeting_decisions_due_on_id", "due_on", "id"),
    )

    id: Mapped[intpk]
    meeting_id: Mapped[int] = mapped_column(
        ForeignKey("meetings.id", ondelete="CASCADE"), index=True
    )
    question_id: Mapped[int] = mapped_column(
        ForeignKey("meeting_questions.id", ondelete="CASCADE"), index=True
    )
    text: Mapped[long_text]
    kind: Mapped[DecisionKind] = mapped_column(default=DecisionKind.TASK)
    owner_user_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
    owner_organization_id: Mapped[int | None] = mapped_column(
        ForeignKey("organizations.id", ondelete="RESTRICT"), index=True
    )
    owner_body_id: Mapped[int | None] = mapped_column(
        ForeignKey("meeting_bodies.id", ondelete="RESTRICT"), index=True
    )
    owner_name: Mapped[str] = mapped_column(default="")
    due_on: Mapped[date | None]
    state: Mapped[DecisionState] = mapped_column(default=DecisionState.OPEN, index=True)
    report: Mapped[str] = mapped_column(Text, default="")
    done_on: Mapped[date | None]
    is_demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    meeting: Mapped[Meeting] = relationship()
    question: Mapped[AgendaQuestion] = relationship(back_populates="decisions")
    owner_user: Mapped[Optional["User"]] = relationship()
    owner_organization: Mapped[Optional["Organization"]] = relationship()
    owner_body: Mapped[MeetingBody | None] = relationship()

    __mapper_args__ = {"version_id_col": version}

    @property
    def is_task(self) -> bool:
        """Tell whether somebody has to do something."""
        return self.kind is DecisionKind.TASK

    @property
    def is_dropped(self) -> bool:
        """Tell whether the task was taken off."""
        return self.state is DecisionState.DROPPED

    @property
    def owner(self) -> str:
        """Who has to do it, as people read it; empty while nobody was named."""
        if self.owner_user:
            return self.owner_user.display_name
        if self.owner_organization:
            return self.owner_organization.short_name
        return self.owner_body.name if self.owner_body else self.owner_name

    def search_text(self) -> str:
        """Return what people search decisions by."""
        return self.text


def _values_of(council: Council) -> dict[str, Any]:
    return {
        "name": council.name,
        "name_key": sort_key(council.name),
        "name_genitive": council.name_genitive,
        "archived_on": council.archived_on,
        "is_demo": council.is_demo,
    }


@event.listens_for(Council, "after_insert")
def _add_body(_mapper: Mapper[Council], connection: Connection, council: Council) -> None:
    """Give a new council its body: every council may meet."""
    values = {"kind": BodyKind.COUNCIL, "council_id": council.id, "version": 1}
    connection.execute(insert(MeetingBody).values(**values, **_values_of(council)))


@event.listens_for(Council, "after_update")
def _keep_body(_mapper: Mapper[Council], connection: Connection, council: Council) -> None:
    """Let a body say what its council says."""
    own = MeetingBody.council_id == council.id
    connection.execute(update(MeetingBody).where(own).values(**_values_of(council)))
