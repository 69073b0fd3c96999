"""What a selection must keep back beside others: the cells of each question by selection.

A cell counts graduates, so that selections add up: of the bases that somebody works at another of
than the own, a graduate stands in it once.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from app.base.identity import town_identity
from app.outcomes.analysis.differences import Cell, Place, kept_back
from app.outcomes.analysis.enums import AnalysisQuestion, Certainty
from app.outcomes.analysis.facts import employed_at, stayed_a_year
from app.outcomes.analysis.questions import RANKS
from app.outcomes.analysis.results import AnalysisAnswer, AnswerLine
from app.outcomes.analysis.selection import GraduateSelection

if TYPE_CHECKING:
    import pandas as pd

_Q = AnalysisQuestion
_WITHHELD = frozenset({_Q.PRACTICE, _Q.MENTORING})


@dataclass(frozen=True)
class Guard:
    """The places that are kept back: of a question and its row by selection, of bases by year."""

    places: dict[tuple[AnalysisQuestion, str], set[Place]]
    bases: set[Place]

    def apart(self, selection: GraduateSelection) -> set[str]:
        """Return the bases that a selection may not tell by themselves."""
        return {str(base) for base, year in self.bases if base and year == selection.year}

    def screened(self, answer: AnalysisAnswer, selection: GraduateSelection) -> AnalysisAnswer:
        """Return an answer without what other selections would give away."""
        if answer.question is _Q.BASES and selection.names_town_or_speciality:
            return AnalysisAnswer(_Q.BASES, Certainty.WIDER, answer.known)
        hidden = [line for line in answer.lines if self._hides(answer.question, line, selection)]
        if not hidden:
            return answer
        if answer.question in _WITHHELD:
            return AnalysisAnswer(answer.question, Certainty.FEW, answer.known, has_hidden=True)
        lines = tuple(_emptied(line) if line in hidden else line for line in answer.lines)
        return replace(answer, lines=lines, has_hidden=True)

    def _hides(
        self, question: AnalysisQuestion, line: AnswerLine, selection: GraduateSelection
    ) -> bool:
        hidden = self.places.get((question, line.key), set())
        return place_of(selection) in hidden and not line.is_hidden


def place_of(selection: GraduateSelection) -> Place:
    """Return where the figures of a selection stand in the table of all."""
    return (
        selection.year,
        selection.speciality or None,
        town_identity(selection.town) or None,
    )


def guard_of(frame: "pd.DataFrame") -> Guard:
    """Read off the tidy table what must be kept back."""
    stands = list(zip(frame["year"], frame["speciality"], map(_town, frame["town"]), strict=True))
    by_index = dict(zip(frame.index, stands, strict=True))
    places = {
        key: kept_back(_cells((by_index[index], holds) for index, holds in people))
        for key, people in _people(frame).items()
    }
    return Guard(places, kept_back(_base_cells(frame)))


def _town(town: str) -> str:
    return town_identity(town) or "-"


def _cells(people: Iterable[tuple[Place, bool]]) -> dict[Place, Cell]:
    counts = Counter(people)
    return {
        place: (counts[place, True], counts[place, False]) for place in {key for key, _ in counts}
    }


_People = list[tuple[Any, bool]]


def _people(frame: "pd.DataFrame") -> dict[tuple[AnalysisQuestion, str], _People]:
    """Return by question and row who stands in it: the index, and whether it holds."""
    found: dict[tuple[AnalysisQuestion, str], _People] = {}
    known = frame.join(employed_at(frame), how="inner")
    every_base = {base for bases in known["bases"] for base in bases}
    own, other = [], []
    for index, bases, employer in zip(known.index, known["bases"], known["employer"], strict=True):
        if bases:
            own.append((index, employer in bases))
            other.append((index, employer in every_base and employer not in bases))
    found[_Q.PRACTICE, "exposed"], found[_Q.PRACTICE, "unexposed"] = own, other
    stays = stayed_a_year(frame)
    mentored = frame.loc[stays.index, "mentored"].astype(bool)
    for key, led in (("exposed", True), ("unexposed", False)):
        meant = stays[mentored == led]
        found[_Q.MENTORING, key] = [(index, bool(one)) for index, one in meant.items()]
    return found | _ranked(frame)


def _ranked(frame: "pd.DataFrame") -> dict[tuple[AnalysisQuestion, str], _People]:
    """Put each graduate on both sides: of a mean there are as many who know as are in it."""
    both = frame[frame["wish_rank"].notna() & frame["mark"].notna()]
    ranks = both["wish_rank"].round().clip(1, RANKS).astype(int)
    return {
        (_Q.WISHES, f"rank_{rank}"): [
            (index, side) for index in ranks.index[ranks == rank] for side in (True, False)
        ]
        for rank in range(1, RANKS + 1)
    }


def _base_cells(frame: "pd.DataFrame") -> dict[Place, Cell]:
    known = frame.join(employed_at(frame), how="inner")
    return _cells(
        ((base, year), employer == base)
        for year, bases, employer in zip(
            known["year"], known["bases"], known["employer"], strict=True
        )
        for base in bases
    )


def _emptied(line: AnswerLine) -> AnswerLine:
    return replace(line, total=None, hits=None, value=None, low=None, high=None)
