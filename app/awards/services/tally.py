"""What all sheets of a round say together: the one place that reads everybody's scores."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from app.awards import queries
from app.awards.enums import ConflictKind, RoundState, SheetState
from app.awards.errors import ScoresAwaitedError
from app.awards.models import AwardRound, Nomination, ScoreSheet
from app.awards.normalising import Leaning, leanings, normalised_means
from app.awards.permissions import Permission
from app.awards.ranking import NomineeStanding, Values, Weights, rank, sheet_mark
from app.awards.services.attendance import read_attendance
from app.awards.services.bench import taking_part
from app.base.errors import NotFoundError
from app.base.viewer import Viewer


@dataclass(frozen=True)
class Tally:
    """The ranking and what it rests on, nobody's scores by name.

    `named` are the nominations the council thanks, None where it did not meet over the round.

    `nominations` are those that take part, by id in the order of names; `conflicts` counts the
    submitted sheets that are left out for a conflict of interest, by nomination; `normalised` are
    the means with the members' harshness taken out, `leanings` how harsh they are.
    """

    standings: list[NomineeStanding]
    nominations: dict[int, Nomination]
    conflicts: dict[int, int]
    submitted: int
    abstained: int
    normalised: dict[int, float]
    leanings: list[Leaning]
    named: frozenset[int] | None = None

    @property
    def awarded(self) -> list[NomineeStanding]:
        """Return who receives an award."""
        return [standing for standing in self.standings if standing.awarded]

    @property
    def thanked(self) -> list[Nomination]:
        """Return who receives a letter, by name: everybody whom somebody has scored."""
        thanked = self.thanked_ids
        return [one for one in self.nominations.values() if one.id in thanked]

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

    Before the round is closed those alone who close it know, and they too not before the last
    sheet is in. Raises NotFoundError for everybody else, ScoresAwaitedError.
    """
    closed = round_.state is RoundState.CLOSED
    if not visible_to.can(Permission.RESULT_VIEW if closed else Permission.ROUND_MANAGE):
        raise NotFoundError
    if not closed and not read_attendance(round_, actor=visible_to).is_complete:
        raise ScoresAwaitedError
    return count_tally(round_, visible_to=visible_to)


def count_tally(
    round_: AwardRound, *, visible_to: Viewer, among: Mapping[int, Nomination] | None = None
) -> Tally:
    """Rank a round's nominations for services that tell nobody the ranking.

    `among` are those that take part, where they have been read already.
    """
    nominations = dict(among) if among is not None else taking_part(round_, visible_to)
    sheets = queries.list_sheets(round_)
    given = [sheet for sheet in sheets if sheet.state is SheetState.SUBMITTED]
    aside = set_aside(round_, nominations, given)
    submitted = [sheet for sheet in given if sheet.id not in aside]
    weights = {criterion.id: criterion.weight for criterion in queries.list_criteria(round_)}
    values = queries.list_values(round_)
    scored: dict[int, dict[int, Values]] = {id_: {} for id_ in nominations}
    for sheet in submitted:
        scored[sheet.nomination_id][sheet.member_id] = values.get(sheet.id, {})
    marks = _marks(scored, weights)
    return Tally(
        standings=rank(
            {id_: list(given.values()) for id_, given in scored.items()},
            weights=weights,
            awards=round_.awards_count,
        ),
        nominations=nominations,
        conflicts=_counted(nominations, [sheet for sheet in given if sheet.id in aside]),
        submitted=len(submitted),
        normalised=normalised_means(marks),
        leanings=list(leanings(marks).values()),
        abstained=sum(sheet.state is SheetState.ABSTAINED for sheet in sheets),
    )


def set_aside(
    round_: AwardRound, nominations: dict[int, Nomination], submitted: list[ScoreSheet]
) -> dict[int, ConflictKind]:
    """Return the sheets that do not count, by id: conflicts of interest as of now.

    After the closing they are what was kept then: nothing that people become later changes it.
    """
    if round_.state is RoundState.CLOSED:
        return {sheet.id: sheet.set_aside for sheet in submitted if sheet.set_aside}
    members = list({sheet.member_id: sheet.member for sheet in submitted}.values())
    found = queries.conflicts_of(nominations.values(), members)
    kinds = ((sheet.id, found[sheet.nomination_id].get(sheet.member_id)) for sheet in submitted)
    return {id_: kind for id_, kind in kinds if kind}


def _marks(
    scored: Mapping[int, Mapping[int, Values]], weights: Weights
) -> dict[int, dict[int, float]]:
    return {
        id_: {member: float(sheet_mark(one, weights)) for member, one in given.items()}
        for id_, given in scored.items()
    }


def _counted(nominations: dict[int, Nomination], aside: list[ScoreSheet]) -> dict[int, int]:
    counts = Counter(sheet.nomination_id for sheet in aside)
    return {nomination_id: counts[nomination_id] for nomination_id in nominations}
