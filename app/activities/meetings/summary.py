"""A meeting in sentences: what it is called, what its minutes still need."""

from collections.abc import Iterator

from flask_babel import gettext as _

from app.activities.meetings.enums import BodyKind, DecisionKind
from app.activities.meetings.models import AgendaQuestion, Decision, Meeting, MeetingBody
from app.activities.meetings.quorum import Quorum, Votes
from app.activities.meetings.rules import MinutesDecision, MinutesQuestion, gaps_of
from app.base.typography import day


def meeting_name(meeting: Meeting) -> str:
    """Return «Совет кластера, 15 марта 2024 г.»."""
    return f"{meeting.body.name}, {day(meeting.held_on)}"


def body_in_genitive(body: MeetingBody) -> str:
    """Return what stands after «заседания»: «Совета кластера»."""
    if body.name_genitive:
        return body.name_genitive
    if body.kind is BodyKind.GROUP:
        return _("рабочей группы «%(name)s»", name=body.name)
    return _("органа «%(name)s»", name=body.name)


def votes_of(question: AgendaQuestion) -> Votes | None:
    """Return the votes on a question, None while nobody voted."""
    if question.votes_for is None:
        return None
    return Votes(question.votes_for, question.votes_against or 0, question.votes_abstained or 0)


def votes_in_words(question: AgendaQuestion, *, present: int) -> str:
    """Return «за — 5, против — 1, воздержались — 0. Принято большинством голосов.»."""
    votes = votes_of(question)
    if votes is None:
        return ""
    words = _(
        "за — %(yes)s, против — %(no)s, воздержались — %(abstained)s",
        yes=votes.in_favour,
        no=votes.against,
        abstained=votes.abstained,
    )
    silent = present - votes.given
    if silent > 0:
        words = _("%(words)s, не голосовали — %(silent)s", words=words, silent=silent)
    return f"{words}. {_outcome(votes, present)}"


def _outcome(votes: Votes, present: int) -> str:
    if not votes.is_adopted(present=present):
        return _("Не принято.")
    if votes.in_favour == present:
        return _("Принято единогласно.")
    return _("Принято большинством голосов.")


def quorum_in_words(quorum: Quorum) -> str:
    """Return how many there were and whether that was enough."""
    words = _(
        "С правом голоса: %(voting)s, участвовали: %(present)s, для кворума нужно: %(needed)s.",
        voting=quorum.voting,
        present=quorum.present,
        needed=quorum.needed,
    )
    return f"{words} {_('Кворум имеется.') if quorum.is_reached else _('Кворума нет.')}"


def place_of(decision: Decision, question: AgendaQuestion) -> str:
    """Return where a decision stands in the minutes: «2.1»."""
    return f"{question.position}.{question.decisions.index(decision) + 1}"


def signing_gaps(meeting: Meeting, quorum: Quorum) -> list[str]:
    """Return what keeps the minutes of a meeting from being signed, each in words."""
    questions = [
        MinutesQuestion(one.position, votes_of(one), bool(one.decisions))
        for one in meeting.questions
    ]
    return gaps_of(quorum, questions, list(_decisions(meeting)))


def _decisions(meeting: Meeting) -> Iterator[MinutesDecision]:
    for question in meeting.questions:
        for decision in question.decisions:
            yield MinutesDecision(
                place_of(decision, question),
                is_task=decision.kind is DecisionKind.TASK,
                has_owner=bool(decision.owner),
                has_date=decision.due_on is not None,
            )
