"""The repair as an integer programme that starts too kind and grows stricter where it matters.

Only some talks are *exact*, with a variable for each slot they can have. Any other talk stays in
its published slot or is held "elsewhere", which takes time of its person and of its stand, but no
slot in particular. So the optimum bounds every timetable. The talks it holds elsewhere are exact
in the next round; once there are none, the optimum is itself a timetable, and none is better.

The solver is OR-tools' CP-SAT, led by the linear relaxation, which is nearly a flow and seldom
fractional here. It is limited by work done, not by seconds, so that the result is the same on
every machine.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from app.matching.timetable.arranging import Key
from app.matching.timetable.change import TimetableChange, Vertex, ends
from app.matching.timetable.colouring import bits
from app.matching.timetable.interviews import Talk

LARGEST_VALUE = 2**53  # greater bounds would lose digits: the solver tells them as floats

_EFFORT = 1.2  # OR-tools' deterministic time for all rounds, within ten seconds
_EFFORT_PER_VARIABLE = 1e-5  # building a programme, which OR-tools does not count
_FEW = 300  # moved talks that can all be exact from the start

_PARAMETERS = {
    "num_workers": 1,
    "random_seed": 0,
    "cp_model_presolve": False,  # it makes the linear relaxation larger here, not smaller
    "linearization_level": 2,
    "add_lp_constraints_lazily": False,
    "root_lp_iterations": 100_000,
    "hint_conflict_limit": 0,  # the hint is an answer to fall back on, not where to search
}

Row = tuple[Vertex, int]  # a person or a stand in a slot
Choices = Mapping[Talk, tuple[int | None, ...]]  # the slots a talk can take; None is elsewhere


@dataclass(frozen=True, slots=True)
class Relaxed:
    """The talks a round would hold, with slots or elsewhere, and a bound on timetables' values."""

    choice_of: Mapping[Talk, int | None]
    bound: int

    @property
    def elsewhere(self) -> list[Talk]:
        """Talks whose slot is still open: where there are none, this is a timetable."""
        return [talk for talk, slot in self.choice_of.items() if slot is None]


class Relaxation:
    """Rounds of the programme; `answer` is a first timetable after the change."""

    def __init__(self, change: TimetableChange, answer: Mapping[Key, int]) -> None:
        self._change = change
        self._staying = {key for key, slot in answer.items() if slot == change.published.get(key)}
        moved = set(change.published) - self._staying
        self._exact = moved if len(moved) <= _FEW else set[Key]()
        self._crowded = change.crowded()
        self._effort = _EFFORT

    def solve(self, hint: Mapping[Key, int]) -> Relaxed | None:
        """The next round, with an answer as a hint; None when enough work is done."""
        choices = self._choices()
        self._effort -= _EFFORT_PER_VARIABLE * sum(map(len, choices.values()))
        if self._effort <= 0:
            return None
        relaxed, effort = _Programme(self._change, choices).solve(hint, self._effort)
        self._effort -= effort
        if relaxed is not None:
            self._refine(relaxed.elsewhere)
        return relaxed

    def _choices(self) -> Choices:
        """Choices of all talks but those that keep their slots at nobody's cost."""
        choices = {talk: self._choices_of(talk) for talk in self._change.talks}
        rows = Counter(row for talk, slots in choices.items() for row in _rows(talk, slots))
        contested = {row for row, count in rows.items() if count > self._change.seats(*row[0])}
        return {
            talk: slots
            for talk, slots in choices.items()
            if talk[:2] not in self._staying
            or not self._crowded.isdisjoint(ends(talk))
            or not contested.isdisjoint(_rows(talk, slots))
        }

    def _choices_of(self, talk: Talk) -> tuple[int | None, ...]:
        if talk[:2] in self._exact:
            return tuple(bits(self._change.hall.common(talk)))
        home = self._change.home(talk)
        return (None,) if home is None else (home, None)

    def _refine(self, elsewhere: list[Talk]) -> None:
        """Make talks exact, with the new ones that would stand in for them one by one."""
        self._exact.update(talk[:2] for talk in elsewhere)
        alike = {talk[1:] for talk in elsewhere if talk[:2] not in self._staying}
        self._exact.update(
            talk[:2]
            for talk in self._change.talks
            if talk[1:] in alike and talk[:2] not in self._staying
        )


class _Programme:
    """A variable for each choice of a talk; limits for the talk, and its person's and stand's."""

    def __init__(self, change: TimetableChange, choices: Choices) -> None:
        from ortools.sat.python import cp_model

        self._cp, self._change = cp_model, change
        self._model: Any = cp_model.CpModel()
        self._settled = [talk for talk in change.talks if talk not in choices]
        self._at = {
            talk: {slot: self._model.new_bool_var("") for slot in slots}
            for talk, slots in choices.items()
        }
        for at in self._at.values():
            self._model.add_at_most_one(at.values())
        self._limit_slots()
        self._limit_totals()
        self._model.maximize(
            sum(
                change.worth(talk, slot) * variable
                for talk, at in self._at.items()
                for slot, variable in at.items()
            )
        )

    def solve(self, hint: Mapping[Key, int], effort: float) -> tuple[Relaxed | None, float]:
        """The best that is found, with the work done."""
        self._hint(hint)
        solver: Any = self._cp.CpSolver()
        for name, value in _PARAMETERS.items():
            setattr(solver.parameters, name, value)
        solver.parameters.max_deterministic_time = effort
        status = solver.solve(self._model)
        found = status in (self._cp.OPTIMAL, self._cp.FEASIBLE)
        return self._read(solver) if found else None, solver.deterministic_time

    def _read(self, solver: Any) -> Relaxed:
        chosen = {
            talk: slot
            for talk, at in self._at.items()
            for slot, variable in at.items()
            if solver.boolean_value(variable)
        }
        settled = {talk: self._change.published[talk[:2]] for talk in self._settled}
        worth = sum(self._change.worth(talk, slot) for talk, slot in settled.items())
        return Relaxed(settled | chosen, worth + round(solver.best_objective_bound))

    def _hint(self, hint: Mapping[Key, int]) -> None:
        for talk, at in self._at.items():
            slot = hint.get(talk[:2])
            choice = slot if slot in at else None
            for one, variable in at.items():
                self._model.add_hint(variable, slot is not None and one == choice)

    def _limit_slots(self) -> None:
        """Nobody is at two talks at once, and no stand holds more than it has tables."""
        rows: defaultdict[Row, list[Any]] = defaultdict(list)
        for talk, at in self._at.items():
            for slot, variable in at.items():
                for row in _rows(talk, [slot]):
                    rows[row].append(variable)
        for (vertex, _), variables in rows.items():
            self._limit(variables, self._change.seats(*vertex))

    def _limit_totals(self) -> None:
        """Talks elsewhere need time as well."""
        limits = self._change.limits()
        totals: defaultdict[Vertex, list[Any]] = defaultdict(list)
        for talk, at in self._at.items():
            for vertex in ends(talk):
                totals[vertex].append(sum(at.values()))
        for vertex, talks in totals.items():
            self._limit(talks, limits[vertex])

    def _limit(self, terms: list[Any], limit: int) -> None:
        if len(terms) > limit:
            self._model.add(sum(terms) <= limit)


def _rows(talk: Talk, slots: Iterable[int | None]) -> Iterator[Row]:
    return ((vertex, slot) for slot in slots if slot is not None for vertex in ends(talk))
