"""The council beside the nominations of a round: who may judge whom."""

from dataclasses import dataclass

from app.awards import queries
from app.awards.assignment import LEAST
from app.awards.enums import NominationState
from app.awards.models import AwardRound, Nomination
from app.base.viewer import Viewer


@dataclass(frozen=True)
class Bench:
    """The council beside the nominations of a round: who may judge whom."""

    nominations: dict[int, Nomination]
    members: list[int]
    excluded: queries.Conflicts

    @property
    def alone(self) -> list[Nomination]:
        """Return the nominations that fewer than two members may judge."""
        found = self.nominations.values()
        return [one for one in found if len(self.members) - len(self.excluded[one.id]) < LEAST]


def read_bench(round_: AwardRound, *, actor: Viewer) -> Bench:
    """Return who may judge whom in a round, as of now."""
    nominations, judges = taking_part(round_, actor), queries.list_judges()
    found = queries.conflicts_of(nominations.values(), judges)
    return Bench(nominations, [one.id for one in judges], found)


def taking_part(round_: AwardRound, visible_to: Viewer) -> dict[int, Nomination]:
    """Return the nominations that take part, by id in the order of names."""
    nominations = queries.list_nominations(round_, visible_to=visible_to)
    return {one.id: one for one in nominations if one.state is NominationState.NOMINATED}
