"""What all sheets of a round say together: the one place that reads everybody's scores."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from app.awards import queries
from app.awards.enums import NominationState, RoundState, SheetState
from app.awards.models import AwardRound, Nomination, ScoreSheet
from app.awards.permissions import Permission
from app.awards.ranking import NomineeStanding, Values, rank
from app.base.errors import NotFoundError
from app.base.viewer import Viewer


@dataclass(frozen=True)
class Tally:
    """The ranking and what it rests on, nobody's scores by name.

    `named` are the nominations the council thanks, None where it did not meet over the round.

    `nominations` are those that take part, by id in the order of names; `conflicts` counts the
    submitted sheets about a colleague, by nomination.
    """

    standings: list[NomineeStanding]
    nominations: dict[int, Nomination]
    conflicts: dict[int, int]
    submitted: int
    abstained: int
    named: frozenset[int] | None = None

    @property
    def awarded(self) -> list[NomineeStanding]:
        """Return who receives an award."""
        return [standing for standing in self.standings if standing.awarded]

    @property
    def thanked(self) -> list[Nomination]:
        """Return who receives a letter, by name: everybody whom somebody has scored."""
        return [one for one in self.nominations.values() if one.id in self.thanked_ids]

    @property
    def thanked_ids(self) -> frozenset[int]:
        """Return whose nominations bring a letter: the council's word, else every scored one."""
        if self.named is not None:
            return self.named
        return frozenset(one.nomination_id for one in self.standings if one.place)

    def decided(self, *, awarded: Collection[int], thanked: Collection[int]) -> "Tally":
        """Return the same ranking with what the council made of it."""
        standings = [replace(one, awarded=one.nomination_id in awarded) for one in self.standings]
        return replace(self, standings=standings, named=frozenset(thanked))


def read_tally(round_: AwardRound, *, visible_to: Viewer) -> Tally:
    """Rank a round's nominations by what was submitted.

    Raises NotFoundError for everybody who may not know yet: before the round is closed only
    those who close it do.
    """
    closed = round_.state is RoundState.CLOSED
    if not visible_to.can(Permission.RESULT_VIEW if closed else Permission.ROUND_MANAGE):
        raise NotFoundError
    nominations = taking_part(round_, visible_to)
    sheets = queries.list_sheets(round_)
    submitted = [sheet for sheet in sheets if sheet.state is SheetState.SUBMITTED]
    return Tally(
        standings=_ranked(round_, nominations, submitted),
        nominations=nominations,
        conflicts=_conflicts(nominations, submitted),
        submitted=len(submitted),
        abstained=sum(sheet.state is SheetState.ABSTAINED for sheet in sheets),
    )


def taking_part(round_: AwardRound, visible_to: Viewer) -> dict[int, Nomination]:
    """Return the nominations that take part, by id in the order of names."""
    nominations = queries.list_nominations(round_, visible_to=visible_to)
    return {one.id: one for one in nominations if one.state is NominationState.NOMINATED}


def _ranked(
    round_: AwardRound, nominations: dict[int, Nomination], submitted: list[ScoreSheet]
) -> list[NomineeStanding]:
    values: dict[int, list[Values]] = {nomination_id: [] for nomination_id in nominations}
    for sheet in submitted:
        values[sheet.nomination_id].append(sheet.values)
    weights = {criterion.id: criterion.weight for criterion in queries.list_criteria(round_)}
    return rank(values, weights=weights, awards=round_.awards_count)


def _conflicts(nominations: dict[int, Nomination], submitted: list[ScoreSheet]) -> dict[int, int]:
    counts = dict.fromkeys(nominations, 0)
    for sheet in submitted:
        nomination = nominations[sheet.nomination_id]
        counts[nomination.id] += nomination.is_about_colleague_of(sheet.member)
    return counts
