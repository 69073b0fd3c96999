"""What several pages of a round show: what this person may do, its nominations, its council."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

from flask_login import current_user

from app.awards import queries, rules
from app.awards.enums import (
    AwardParty,
    ConflictKind,
    NominationEvent,
    NominationState,
    RoundEvent,
    SheetState,
)
from app.awards.models import AwardRound, Nomination, ScoreSheet
from app.awards.ranking import NomineeStanding
from app.awards.rules import parties_of
from app.awards.services.duties import read_progress
from app.awards.services.tally import Tally
from app.base import clock
from app.web.paging import PageOfRows, part_of

# Rows of a table of nominations, and of each of several lists on the page of a round.
PER_TABLE, PER_LIST = 100, 40


class NominationLine(NamedTuple):
    """A nomination as a page shows it to one person."""

    nomination: Nomination
    sheet: ScoreSheet | None
    takes_part: bool
    judged: bool
    events: frozenset[NominationEvent]
    conflict: ConflictKind | None = None

    @property
    def is_returned(self) -> bool:
        """Tell whether it waits for whoever made it."""
        return self.nomination.state is NominationState.RETURNED

    @property
    def asked(self) -> bool:
        """Tell whether this person is to score it now."""
        return NominationEvent.SCORE in self.events


def events_of(round_: AwardRound) -> frozenset[RoundEvent]:
    """Return what this person may do to a round today."""
    parties = _sides()
    events = rules.round_events(
        round_.state,
        parties,
        nominations_until=round_.nominations_until,
        scoring_until=round_.scoring_until,
        today=clock.today(),
    )
    if rules.may_nominate(parties, round_):
        return events
    return events - {RoundEvent.NOMINATE}


def _sides() -> frozenset[AwardParty]:
    """Return the sides these pages know: a student's are pages of the own (views/own.py)."""
    return parties_of(current_user) - {AwardParty.STUDENT}


def nomination_lines(round_: AwardRound, events: Collection[RoundEvent]) -> list[NominationLine]:
    """Return the nominations this person reads; a withdrawn one only for those who nominate."""
    sheets = queries.own_sheets(round_, member=current_user)
    nominations = queries.list_nominations(round_, visible_to=current_user)
    asked = _asked_of(round_, nominations, events)
    parties = _sides()
    found = (nomination_line(one, sheets.get(one.id), events, parties) for one in nominations)
    lines = [_for_judge(line, asked) for line in found]
    return [line for line in lines if line.takes_part or parties != {AwardParty.COUNCIL}]


def line_for(nomination: Nomination) -> NominationLine:
    """Return the line of one nomination alone."""
    events = events_of(nomination.round)
    sheet = queries.find_sheet(nomination, member=current_user)
    asked = _asked_of(nomination.round, [nomination], events)
    line = nomination_line(nomination, sheet, events, _sides())
    return _for_judge(line, asked)


def _asked_of(
    round_: AwardRound, nominations: Sequence[Nomination], events: Collection[RoundEvent]
) -> dict[int, ConflictKind | None]:
    """Return the nominations this member is to score, with the conflict of interest of each."""
    if RoundEvent.SCORE not in events:
        return {}
    conflicts = queries.conflicts_of(nominations, [current_user])
    found = {one.id: conflicts[one.id].get(current_user.id) for one in nominations}
    if not round_.assignment_seed:
        return found
    own = queries.nominations_on_duty(round_, member=current_user)
    return {id_: kind for id_, kind in found.items() if id_ in own}


def _for_judge(line: NominationLine, asked: Mapping[int, ConflictKind | None]) -> NominationLine:
    id_ = line.nomination.id
    if id_ in asked:
        return line._replace(conflict=asked[id_])
    return line._replace(events=line.events - {NominationEvent.SCORE})


def nomination_line(
    nomination: Nomination,
    sheet: ScoreSheet | None,
    events: Collection[RoundEvent],
    parties: frozenset[AwardParty],
) -> NominationLine:
    """Return a nomination with what this person has said of it and may do to it."""
    return NominationLine(
        nomination,
        sheet,
        takes_part=nomination.state is NominationState.NOMINATED,
        judged=sheet is not None and sheet.state is not SheetState.DRAFT,
        events=rules.nomination_events(
            nomination.state,
            rules.sides_over(parties, by_student=nomination.by_student, is_own=False),
            of_round=events,
        ),
    )


def attendance_of(round_: AwardRound, events: Collection[RoundEvent]) -> dict[str, Any]:
    """Return what the council has said so far, for those who wait to close the round."""
    if RoundEvent.CLOSE not in events:
        return {"attendance": None}
    progress = read_progress(round_, actor=current_user)
    return {"attendance": progress.attendance, "disagreements": progress.disagreements}


def part_of_standings(tally: Tally) -> PageOfRows[NomineeStanding]:
    """Return the requested part of a ranking."""
    return part_of(tally.standings, per_page=PER_LIST, parameter="standings")
