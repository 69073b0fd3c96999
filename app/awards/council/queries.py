"""Reading where a round was decided and what was said of each nomination."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from app.activities.meetings.enums import MeetingState
from app.activities.meetings.models import AgendaQuestion, Meeting, MeetingBody
from app.awards.council.models import CouncilSession, NominationVerdict
from app.awards.honours.models import Honour
from app.awards.models import AwardRound, Nomination
from app.base.choices import Choices
from app.base.errors import NotFoundError
from app.base.search import matches
from app.base.typography import day
from app.extensions import db

_OPEN = (MeetingState.PLANNED, MeetingState.HELD, MeetingState.SIGNED)


def find_session(round_: AwardRound) -> CouncilSession | None:
    """Return where a round is decided, with the meeting and its question."""
    statement = select(CouncilSession).where(CouncilSession.round_id == round_.id)
    meeting = joinedload(CouncilSession.meeting)
    return db.session.scalar(
        statement.options(
            meeting.joinedload(Meeting.body),
            meeting.joinedload(Meeting.chair),
            meeting.joinedload(Meeting.secretary),
            joinedload(CouncilSession.question),
            joinedload(CouncilSession.round),
        )
    )


def get_session(session_id: int) -> CouncilSession:
    """Return the session of an extract; raises NotFoundError."""
    statement = select(CouncilSession).where(CouncilSession.id == session_id)
    found = db.session.scalar(statement.options(joinedload(CouncilSession.round)))
    if found is None:
        raise NotFoundError
    return found


def verdicts_of(session: CouncilSession) -> dict[int, NominationVerdict]:
    """Return what was decided, by nomination, as the database has it now."""
    statement = select(NominationVerdict).where(NominationVerdict.session_id == session.id)
    found = db.session.scalars(statement.execution_options(populate_existing=True))
    return {verdict.nomination_id: verdict for verdict in found}


def find_verdict(nomination: Nomination) -> NominationVerdict | None:
    """Return what was decided of one nomination."""
    statement = select(NominationVerdict).where(NominationVerdict.nomination_id == nomination.id)
    return db.session.scalar(statement)


def count_given(honour: Honour, *, but: int | None = None) -> int:
    """Count whom the council has given a kind of award, one nomination left out."""
    counted = select(func.count()).where(
        NominationVerdict.honour_id == honour.id, NominationVerdict.nomination_id != (but or 0)
    )
    return db.session.scalar(counted) or 0


def get_question(question_id: int) -> AgendaQuestion:
    """Return a question of an agenda that may be decided on; raises NotFoundError."""
    statement = (
        select(AgendaQuestion)
        .join(AgendaQuestion.meeting)
        .where(AgendaQuestion.id == question_id, Meeting.state.in_(_OPEN))
        .options(joinedload(AgendaQuestion.meeting))
    )
    question = db.session.scalar(statement)
    if question is None:
        raise NotFoundError
    return question


def question_choices(*, chosen: int | None = None) -> Choices:
    """Return the questions of agendas, those of the newest meetings first."""
    columns = select(
        AgendaQuestion.id, AgendaQuestion.position, AgendaQuestion.text, Meeting.held_on,
        MeetingBody.name,
    )  # fmt: skip
    statement = (
        columns.join(Meeting, Meeting.id == AgendaQuestion.meeting_id)
        .join(MeetingBody, MeetingBody.id == Meeting.body_id)
        .where(Meeting.state.in_(_OPEN) | (AgendaQuestion.id == (chosen or 0)))
    )
    newest = statement.order_by(Meeting.held_on.desc(), Meeting.id.desc(), AgendaQuestion.position)
    return Choices(
        name="award-questions",
        statement=newest,
        key=AgendaQuestion.id,
        label=_label,
        found_by=lambda words: matches(words, (Meeting, Meeting.id)),
    )


def _label(row: Any) -> str:
    text: Sequence[str] = row.text.splitlines() or [""]
    short = text[0] if len(text[0]) <= 80 else f"{text[0][:80]}…"
    return f"{row.name}, {day(row.held_on)}: {row.position}. {short}"
