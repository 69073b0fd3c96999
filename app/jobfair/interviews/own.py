"""A person's own talks, as a phone in the hall shows them: what happens when, the buttons."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from app.base.viewer import Viewer
from app.jobfair.enums import FairParty
from app.jobfair.interviews.day import FairDay
from app.jobfair.interviews.enums import InterviewState, TalkEvent, TalkSide
from app.jobfair.interviews.models import Interview
from app.jobfair.interviews.queries.results import results_of
from app.jobfair.interviews.rules import SIDE_OF, may_read, talk_events
from app.jobfair.interviews.timetable_models import TalkResult
from app.jobfair.interviews.wording import slot_words
from app.jobfair.models import Fair
from app.privacy.shown import reveal

_OTHER = {TalkSide.EMPLOYER: TalkSide.STUDENT, TalkSide.STUDENT: TalkSide.EMPLOYER}


@dataclass(frozen=True)
class OwnTalk:
    """A talk as one party sees it; `theirs` is None until both have spoken."""

    interview: Interview
    when: str
    who: str
    where: str
    side: TalkSide | None
    mine: TalkResult | None
    theirs: TalkResult | None
    events: Collection[TalkEvent]

    @property
    def is_waiting(self) -> bool:
        """Tell whether the talk has no time yet."""
        return self.interview.state is InterviewState.RESERVE


def own_talks(
    interviews: Sequence[Interview],
    *,
    fair: Fair,
    day: FairDay | None,
    viewer: Viewer,
    party: FairParty | None,
    today: date,
) -> list[OwnTalk]:
    """Return talks with what was said of them; a flat number of statements."""
    reveal([one.student for one in interviews], to=viewer)
    said = results_of([one.id for one in interviews])
    side = SIDE_OF.get(party) if party else None
    return [
        OwnTalk(
            interview=one,
            when=slot_words(day, one.slot),
            who=_who(one, side),
            where=one.participant.stand,
            side=side,
            mine=said[one.id].get(side) if side else None,
            theirs=_theirs(said[one.id], side, party),
            events=talk_events(
                one.state, party, fair=fair.state, held_on=fair.held_on, today=today
            ),
        )
        for one in sorted(interviews, key=_in_time)
    ]


def _in_time(one: Interview) -> tuple[bool, int, int]:
    waiting = one.state is InterviewState.RESERVE
    return waiting, one.slot if one.slot is not None else 10_000, one.id


def _who(one: Interview, side: TalkSide | None) -> str:
    if side is TalkSide.STUDENT:
        return str(one.participant.organization.short_name)
    return str(one.student.shown_name)


def _theirs(
    said: dict[TalkSide, TalkResult], side: TalkSide | None, party: FairParty | None
) -> TalkResult | None:
    other = _OTHER[side] if side else None
    if other is None or not may_read(other, said, party=party):
        return None
    return said[other]
