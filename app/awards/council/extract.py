"""The extract of the minutes: one question of a meeting, and whom the council named."""

from collections.abc import Iterator, Mapping
from datetime import date

from flask_babel import gettext as _

from app.activities.meetings.queries import quorum_of_meeting
from app.activities.meetings.summary import body_in_genitive, quorum_in_words, votes_in_words
from app.awards.council.models import CouncilSession, NominationVerdict
from app.awards.services.tally import Tally
from app.documents.award_forms import AWARD_EXTRACT
from app.documents.names import initials, parse_name
from app.documents.snapshot import Snapshot, take_snapshot


def snapshot_of_extract(
    session: CouncilSession,
    tally: Tally,
    verdicts: Mapping[int, NominationVerdict],
    *,
    kinds: Mapping[int, str],
    made_on: date,
) -> Snapshot:
    """Return what the extract says; it is dated by the day of the meeting.

    `kinds` is what everybody's award is called, by nomination.
    """
    meeting, question = session.meeting, session.question
    quorum = quorum_of_meeting(meeting)
    values = {
        "number": str(meeting.minutes_number or ""),
        "body": body_in_genitive(meeting.body),
        "quorum": quorum_in_words(quorum),
        "question_number": str(question.position) if question else "",
        "question": question.text if question else session.round.title,
        "heard": question.heard if question else "",
        "votes": votes_in_words(question, present=quorum.present) if question else "",
        "decision": _("по итогам конкурса «%(title)s» решить так:", title=session.round.title),
        "rows": list(_rows(tally, verdicts, kinds)),
        "chair_role": _("Председательствующий"),
        "chair_name": _signed(meeting.chair.name if meeting.chair else ""),
        "secretary_name": _signed(meeting.secretary.name if meeting.secretary else ""),
        "made_on": made_on,
    }
    return take_snapshot(AWARD_EXTRACT, values, date=meeting.held_on)


def votes_of(verdict: NominationVerdict) -> str:
    """Return «за — 5, против — 1, воздержались — 0», "" where nobody counted apart."""
    if verdict.votes_for is None:
        return ""
    return _(
        "за — %(yes)s, против — %(no)s, воздержались — %(abstained)s",
        yes=verdict.votes_for,
        no=verdict.votes_against,
        abstained=verdict.votes_abstained,
    )


def _rows(
    tally: Tally, verdicts: Mapping[int, NominationVerdict], kinds: Mapping[int, str]
) -> Iterator[dict[str, str]]:
    decided = [one for one in tally.standings if one.nomination_id in verdicts]
    for number, standing in enumerate(decided, 1):
        verdict = verdicts[standing.nomination_id]
        mentor = tally.nominations[standing.nomination_id].mentor
        yield {
            "number": str(number),
            "name": mentor.full_name,
            "organization": mentor.organization.short_name,
            "award": kinds.get(standing.nomination_id) or str(verdict.outcome.label),
            "votes": votes_of(verdict) or _("по общему списку"),
        }


def _signed(name: str) -> str:
    return initials(parse_name(name), last_first=False) if name else ""
