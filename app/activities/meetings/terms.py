"""What forms fill in for the services of meetings."""

from dataclasses import dataclass
from datetime import date, time

from app.activities.meetings.enums import (
    Answer,
    BodyRole,
    DecisionKind,
    MeetingForm,
    Presence,
    Rhythm,
)


@dataclass(frozen=True)
class QuorumTerms:
    """A body's rule: «1/2» and more, «2/3» or more."""

    quorum_share: str
    quorum_is_more: bool


@dataclass(frozen=True)
class MemberTerms:
    """Who is a member: an account or a name, the role, from what day."""

    user_id: int | None
    name: str
    post: str
    organization_id: int | None
    email: str
    role: BodyRole
    is_voting: bool
    since: date


@dataclass(frozen=True)
class MeetingTerms:
    """When, where and how a body meets."""

    title: str
    form: MeetingForm
    held_on: date
    starts_at: time | None
    place: str
    online_url: str


@dataclass(frozen=True)
class AgendaQuestionTerms:
    """A question of the agenda."""

    text: str
    speaker: str
    materials: str


@dataclass(frozen=True)
class RecordTerms:
    """What the minutes say of a question."""

    heard: str
    votes_for: int | None
    votes_against: int | None
    votes_abstained: int | None


@dataclass(frozen=True)
class DecisionTerms:
    """What was decided; a task has an owner and a date before the minutes are signed."""

    text: str
    kind: DecisionKind
    owner_user_id: int | None
    owner_organization_id: int | None
    owner_body_id: int | None
    owner_name: str
    due_on: date | None


@dataclass(frozen=True)
class PresenceTerms:
    """Whether a member came; the note is the reason of an absence or who stood in."""

    presence: Presence
    note: str


@dataclass(frozen=True)
class AnswerTerms:
    """What a member says before the meeting."""

    answer: Answer
    note: str


@dataclass(frozen=True)
class MeetingSeriesTerms:
    """A year of meetings in one step; each is a record of its own."""

    title: str
    form: MeetingForm
    starts_at: time | None
    place: str
    online_url: str
    rhythm: Rhythm
    first_year: int
    first_on: date | None
    given: tuple[date, ...]
    questions: tuple[str, ...]


@dataclass(frozen=True)
class MinutesSigningTerms:
    """Who signs minutes and when; without a number they get the next one."""

    chair_id: int | None
    secretary_id: int | None
    signed_on: date
    number: int | None
