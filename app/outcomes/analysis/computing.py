"""From the tidy table to the answers of a selection: pandas begins here, not before."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from app.base.identity import town_identity
from app.outcomes.analysis.demand import YearFigures
from app.outcomes.analysis.enums import FEWEST
from app.outcomes.analysis.facts import frame_of
from app.outcomes.analysis.guarding import Guard, guard_of
from app.outcomes.analysis.questions import answer_all
from app.outcomes.analysis.results import AnalysisAnswer
from app.outcomes.analysis.selection import WHOLE, GraduateSelection

if TYPE_CHECKING:
    import pandas as pd


class Workshop:
    """The tidy table in memory, with what must be kept back of each selection."""

    def __init__(self, rows: Sequence[Sequence[Any]], *, names: Mapping[str, str]) -> None:
        self.frame: pd.DataFrame = frame_of(rows)
        self._names = names
        self._guard: Guard = guard_of(self.frame)

    def selections(self) -> Iterator[GraduateSelection]:
        """Yield everybody, then each year, speciality and settlement of enough graduates."""
        yield WHOLE
        for year in self._enough(self.frame["year"]):
            yield GraduateSelection(year=int(year))
        for code in self._enough(self.frame["speciality"]):
            yield GraduateSelection(speciality=str(code))
        towns = self.frame["town"]
        meant = self._enough(towns.map(town_identity))
        said = dict(zip(towns.map(town_identity), towns, strict=True))
        for town in meant:
            if town:
                yield GraduateSelection(town=str(said[town]))

    def _enough(self, values: "pd.Series[Any]") -> Collection[Any]:
        counts = values.value_counts()
        return sorted(counts.index[counts >= FEWEST])

    def answers(
        self, selection: GraduateSelection, *, years: Sequence[YearFigures]
    ) -> tuple[int, list[AnalysisAnswer]]:
        """Return how many graduates a selection has, and what they answer."""
        frame = selection.of(self.frame)
        found = answer_all(
            frame, names=self._names, years=years, apart=self._guard.apart(selection)
        )
        return len(frame), [self._guard.screened(one, selection) for one in found]
