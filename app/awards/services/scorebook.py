"""What one member has said of each nomination of a round, in the order they are scored."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from app.awards import queries
from app.awards.enums import ConflictKind, SheetState
from app.awards.models import AwardRound, Criterion, Nomination, ScoreSheet
from app.awards.ranking import sheet_mark, to_hundredths
from app.awards.services.bench import taking_part
from app.base.viewer import Viewer


@dataclass(frozen=True)
class ScorebookLine:
    """A nomination and the member's own sheet; `mark` is there once every score is."""

    number: int
    nomination: Nomination
    sheet: ScoreSheet | None
    mark: Decimal | None
    conflict: ConflictKind | None

    @property
    def is_said(self) -> bool:
        """Tell whether the member has scored it or left it to the others."""
        return self.sheet is not None and self.sheet.state is not SheetState.DRAFT


@dataclass(frozen=True)
class Scorebook:
    """A member's own sheets of a round and nobody else's."""

    lines: list[ScorebookLine]
    criteria: list[Criterion]

    @property
    def said(self) -> int:
        """Return how many nominations the member has judged."""
        return sum(line.is_said for line in self.lines)

    def line_of(self, nomination: Nomination) -> ScorebookLine | None:
        """Return the line of a nomination, None for one that does not take part."""
        return next((one for one in self.lines if one.nomination.id == nomination.id), None)

    def next_after(self, nomination: Nomination | None = None) -> Nomination | None:
        """Return the next nomination not yet judged, from the beginning after the last one.

        Without a nomination it is the first; None once everything is judged.
        """
        present = self.line_of(nomination) if nomination else None
        at = present.number if present else 0
        waiting = [one for one in [*self.lines[at:], *self.lines[:at]] if not one.is_said]
        others = [one for one in waiting if one is not present]
        return others[0].nomination if others else None


def read_scorebook(round_: AwardRound, *, member: Viewer) -> Scorebook:
    """Return a member's own sheets of the nominations that fell to him."""
    sheets = queries.own_sheets(round_, member=member)
    criteria = queries.list_criteria(round_)
    weights = {one.id: one.weight for one in criteria}
    nominations = list(taking_part(round_, member).values())
    if round_.assignment_seed:
        own = queries.nominations_on_duty(round_, member=member)
        nominations = [one for one in nominations if one.id in own]
    conflicts = queries.conflicts_of(nominations, [member])
    lines = [
        ScorebookLine(
            number, one, sheet := sheets.get(one.id), _mark(sheet, weights),
            conflicts[one.id].get(member.id),
        )
        for number, one in enumerate(nominations, 1)
    ]  # fmt: skip
    return Scorebook(lines, criteria)


def _mark(sheet: ScoreSheet | None, weights: Mapping[int, int]) -> Decimal | None:
    values = sheet.values if sheet else {}
    if not weights or weights.keys() - values.keys():
        return None
    return to_hundredths(sheet_mark(values, weights))
