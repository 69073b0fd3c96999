"""How often the analysis of graduates errs: on generated graduates with an effect and without one.

Each draw is a table of graduates made anew from its own seed; the questions are answered as the
site answers them, probabilities corrected for their number. Without any effect what is found is an
error; with one, what is not found is missed, and what is found the other way round is worse.
"""

import argparse
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial

from app.outcomes.analysis.enums import AnalysisQuestion, Certainty
from app.outcomes.analysis.questions import answer_all
from tests.outcomes.analysis.generated import generate

DRAWS, GRADUATES = 1_000, 400
EFFECTS = {"stays_at_base": 0.15, "mentor_helps": 0.2, "rank_hurts": 0.15}
DIRECTIONS = {
    AnalysisQuestion.PRACTICE: 1,
    AnalysisQuestion.MENTORING: 1,
    AnalysisQuestion.WISHES: -1,
    AnalysisQuestion.BASES: 0,
}


@dataclass(frozen=True)
class Rates:
    """Of so many draws: how often each question found something, any of them, the wrong way."""

    draws: int
    found: Counter[AnalysisQuestion]
    anything: int
    wrong_way: int


def _draw(seed: int, *, effect: bool) -> dict[AnalysisQuestion, int]:
    """Return the direction of each question that found something."""
    given = EFFECTS if effect else {}
    frame = generate(GRADUATES, seed=seed, bases=8, **given)
    answers = answer_all(frame, names={}, years=[])
    return {one.question: one.direction for one in answers if one.verdict is Certainty.FOUND}


def measure(draws: int, *, effect: bool, processes: int) -> Rates:
    """Draw and count."""
    found: Counter[AnalysisQuestion] = Counter()
    anything = wrong_way = 0
    with ProcessPoolExecutor(processes) as pool:
        for one in pool.map(partial(_draw, effect=effect), range(draws), chunksize=10):
            found.update(one.keys())
            anything += bool(one)
            wrong_way += any(DIRECTIONS[key] not in {0, way} for key, way in one.items())
    return Rates(draws, found, anything, wrong_way)


def _table(without: Rates, with_effect: Rates) -> str:
    rows = [
        f"| {key.value} | {without.found[key] / without.draws:.1%} "
        f"| {with_effect.found[key] / with_effect.draws:.1%} |"
        for key in DIRECTIONS
    ]
    either = (
        f"| any of them | {without.anything / without.draws:.1%} "
        f"| {with_effect.anything / with_effect.draws:.1%} |"
    )
    return "\n".join(
        [
            "| question | found without an effect | found with one |",
            "|---|--:|--:|",
            *rows,
            either,
            "",
            f"{without.draws:,} tables of {GRADUATES} graduates each way; found the wrong way "
            f"round with an effect: {with_effect.wrong_way}.",
        ]
    )


def main() -> None:
    """Print the table of error rates."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--draws", type=int, default=DRAWS)
    parser.add_argument("--processes", type=int, default=1)
    args = parser.parse_args()
    began = time.perf_counter()
    without = measure(args.draws, effect=False, processes=args.processes)
    with_effect = measure(args.draws, effect=True, processes=args.processes)
    print(_table(without, with_effect))
    print(f"{time.perf_counter() - began:.0f} s")
