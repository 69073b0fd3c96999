"""``make bench``: the benchmarks with their tables; ``ARGS="pages --soak"`` runs one of them.

Without a name all run, one after the other, and all arguments must be known to each.
"""

import sys

from bench import (
    contracts,
    graduates,
    importing,
    interviews,
    matching,
    outcomes,
    pages,
    practice,
    practice_day,
    reading,
    region,
    searching,
)

BENCHMARKS = {
    "graduates": graduates.main,
    "contracts": contracts.main,
    "matching": matching.main,
    "outcomes": outcomes.main,
    "pages": pages.main,
    "practice": practice.main,
    "practice_day": practice_day.main,
    "reading": reading.main,
    "importing": importing.main,
    "interviews": interviews.main,
    "searching": searching.main,
    "region": region.main,
}


def main() -> None:
    """Run the benchmark that the first argument names, or all."""
    name = sys.argv[1] if len(sys.argv) > 1 else ""
    chosen = [BENCHMARKS[sys.argv.pop(1)]] if name in BENCHMARKS else BENCHMARKS.values()
    for benchmark in chosen:
        benchmark()


main()
