"""The council beside the nominations of a round: who may judge whom, who was asked, who spoke."""

from dataclasses import dataclass

from app.accounts.models import User
from app.awards import queries
from app.awards.assignment import LEAST
from app.awards.enums import NominationState
from app.awards.models import AwardRound, Nomination, ScoreDuty
from app.awards.permissions import Permission
from app.base.viewer import Viewer, require


@dataclass(frozen=True)
class Bench:
    """The council beside the nominations of a round: who may judge whom."""

    nominations: dict[int, Nomination]
    judges: list[User]
    excluded: queries.Conflicts

    @property
    def members(self) -> list[int]:
        """Return the ids of the council."""
        return [one.id for one in self.judges]

    @property
    def alone(self) -> list[Nomination]:
        """Return the nominations that fewer than two members may judge."""
        found = self.nominations.values()
        return [one for one in found if len(self.judges) - len(self.excluded[one.id]) < LEAST]


@dataclass(frozen=True)
class Docket:
    """A round's bench, whom the draw asked of what, and who has spoken; nobody's scores."""

    round: AwardRound
    bench: Bench
    duties: list[ScoreDuty]
    verdicts: list[queries.CouncilVerdict]


def read_bench(round_: AwardRound, *, actor: Viewer) -> Bench:
    """Return who may judge whom in a round, as of now."""
    nominations, judges = taking_part(round_, actor), queries.list_judges()
    found = queries.conflicts_of(nominations.values(), judges)
    return Bench(nominations, judges, found)


def read_docket(round_: AwardRound, *, actor: Viewer) -> Docket:
    """Read who judges what in a round, once for all that a page tells of it."""
    require(actor, Permission.ROUND_MANAGE)
    bench = read_bench(round_, actor=actor)
    return Docket(round_, bench, queries.list_duties(round_), queries.list_verdicts(round_))


def taking_part(round_: AwardRound, visible_to: Viewer) -> dict[int, Nomination]:
    """Return the nominations that take part, by id in the order of names."""
    nominations = queries.list_nominations(round_, visible_to=visible_to)
    return {one.id: one for one in nominations if one.state is NominationState.NOMINATED}
