"""Speed and memory of the matching engine beside its peers and a loop in C.

    python -m bench.matching [--largest N] [--limit SECONDS] [--write]

Every figure comes from a fresh process: processor seconds (all cases use one core), the best of
several runs, and memory: what the work itself took at most, or, where tracing it would take too
long (a million proposers, work of over 5 s), the peak of the whole process with its input.
``--write`` puts the tables into docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import json
import math
import platform
import resource
import subprocess
import sys
import time
import tracemalloc
from pathlib import Path
from typing import Any

import numpy as np

from bench.matching_cases import CASES, OTHERS, Job

SIZES = (1_000, 10_000, 100_000, 1_000_000)
DOCUMENT = Path(__file__).parents[1] / "docs" / "benchmarks.md"
START, END = "<!-- table -->", "<!-- /table -->"
TRACED, SLOW = 100_000, 5.0  # tracing every allocation of larger or slower work takes minutes


def measure(case: str, size: int, *, skewed: bool) -> dict[str, float]:
    """Best processor seconds of a few runs, and megabytes."""
    _, prepare_case, _ = (CASES | OTHERS)[case]
    work = prepare_case(size, skewed=skewed)
    seconds = [_timed(work)]
    while len(seconds) < 7 and sum(seconds) < 3:
        seconds.append(_timed(work))
    traced = size <= TRACED and min(seconds) < SLOW
    return {"seconds": min(seconds), "megabytes": _traced(work) if traced else _resident()}


def compare(case: str, peer: str, size: int, *, skewed: bool) -> dict[str, float]:
    """How many times the peer's time a case takes, both by turns in one process, the best of each.

    By turns, because a machine that others use is now quick and now slow.
    """
    work, other = ((CASES | OTHERS)[name][1](size, skewed=skewed) for name in (case, peer))
    ours, theirs = [_timed(work)], [_timed(other)]
    while len(ours) < 9 and sum(ours) + sum(theirs) < 20:
        ours.append(_timed(work))
        theirs.append(_timed(other))
    return {"ratio": min(ours) / min(theirs)}


def _timed(work: Job) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _resident() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _traced(work: Job) -> float:
    tracemalloc.start()
    work()
    return tracemalloc.get_traced_memory()[1] / 2**20


def in_process(
    case: str, size: int, *, skewed: bool, limit: float, beside: str = ""
) -> dict[str, Any]:
    """One measurement in a process of its own, or why there is none."""
    command = [sys.executable, "-m", "bench.matching", "--one", case, str(size), str(int(skewed))]
    command += ["--beside", beside] if beside else []
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=limit, check=False)
    except subprocess.TimeoutExpired:
        return {"failed": f"> {limit:.0f}"}
    if done.returncode:
        return {"failed": done.stderr.strip().rsplit("\n", 1)[-1].split(":")[0]}
    return dict(json.loads(done.stdout))


def table(sizes: list[int], limit: float) -> list[str]:
    """The main table, a row per case, uniform and skewed wishes in each cell."""
    found: dict[tuple[str, int, bool], dict[str, Any]] = {}
    lines = ["| seconds, uniform / skewed | " + " | ".join(f"{size:,}" for size in sizes) + " |"]
    lines.append("|---" * (len(sizes) + 1) + "|")
    for case, (title, _, largest) in CASES.items():
        cells = []
        for size in sizes:
            for skewed in (False, True):
                previous = found.get((case, size // 10, skewed), {})
                skip = size > largest or "failed" in previous
                found[case, size, skewed] = (
                    {"failed": "–"} if skip else in_process(case, size, skewed=skewed, limit=limit)
                )
            cells.append(_cell(found[case, size, False], found[case, size, True]))
        lines.append(f"| {title} | " + " | ".join(cells) + " |")
        print(lines[-1], file=sys.stderr, flush=True)
    return [*lines, "", *ratios(sizes, limit), *growth(found, sizes)]


def _cell(uniform: dict[str, Any], skewed: dict[str, Any]) -> str:
    if "failed" in uniform and "failed" in skewed:
        return str(uniform["failed"])
    memory = max(one.get("megabytes", 0) for one in (uniform, skewed))
    return f"{_seconds(uniform)} / {_seconds(skewed)}, {memory:.3g} MB"


def _seconds(one: dict[str, Any]) -> str:
    if "failed" in one:
        return str(one["failed"])
    return f"{one['seconds']:.2g}" if one["seconds"] < 10 else f"{one['seconds']:.0f}"


def ratios(sizes: list[int], limit: float) -> list[str]:
    """What the goals compare, each pair by turns in one process."""
    pairs = [
        *(("numpy", "c", sizes[-1]), ("numba", "c", sizes[-1])),
        *(("plain", "c", size) for size in sizes[1:]),
        *((case, "strict", size) for size in sizes[:2] for case in ("algmatch", "matching")),
        *((case, "plain", 10_000) for case in ("checked", "verify")),
    ]
    lines = []
    for case, peer, size in pairs:
        both = [
            in_process(case, size, skewed=skewed, limit=3 * limit, beside=peer)
            for skewed in (False, True)
        ]
        shown = " / ".join(f"{one['ratio']:.3g}" if "ratio" in one else "–" for one in both)
        lines.append(f"- {CASES[case][0]} at {size:,}: {shown} times «{CASES[peer][0]}»")
        print(lines[-1], file=sys.stderr, flush=True)
    return lines


def growth(found: dict[tuple[str, int, bool], dict[str, Any]], sizes: list[int]) -> list[str]:
    """The exponent of n between 10,000 and the largest size."""
    lines = []
    for case in ("c", "numpy", "plain", "verified"):
        powers = []
        for skewed in (False, True):
            start, end = (
                found.get((case, size, skewed), {}).get("seconds") for size in (10_000, sizes[-1])
            )
            if start and end and sizes[-1] > 10_000:
                powers.append(math.log(end / start) / math.log(sizes[-1] / 10_000))
        shown = " / ".join(f"n^{power:.2f}" for power in powers)
        lines.append(f"- {CASES[case][0]}: time grows as {shown} from 10,000 on")
    return lines


def others(limit: float) -> list[str]:
    """Pairs and timetable, one line each."""
    lines = ["", "| seconds, uniform / skewed | |", "|---|---|"]
    for case, (title, _, size) in OTHERS.items():
        pair = [in_process(case, size, skewed=skewed, limit=limit) for skewed in (False, True)]
        lines.append(f"| {title} | {_cell(*pair)} |")
    return lines


def machine() -> str:
    """What the figures were measured on."""
    model = platform.processor() or platform.machine()
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        rows = (row.split(":", 1) for row in cpuinfo.read_text().splitlines() if ":" in row)
        model = next((value.strip() for key, value in rows if key.startswith("model name")), model)
    return f"{model}, Python {platform.python_version()}, NumPy {np.__version__}"


def main() -> None:
    """Measure one case for the parent process, or everything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--one", nargs=3, metavar=("CASE", "SIZE", "SKEWED"))
    parser.add_argument("--beside", metavar="CASE", help="with --one: the ratio to another case")
    parser.add_argument("--largest", type=int, default=SIZES[-1])
    parser.add_argument("--limit", type=float, default=300.0, help="seconds for one case")
    parser.add_argument("--write", action="store_true", help="update docs/benchmarks.md")
    options = parser.parse_args()
    if options.one:
        case, size, skewed = options.one
        is_skewed = bool(int(skewed))
        if options.beside:
            print(json.dumps(compare(case, options.beside, int(size), skewed=is_skewed)))
        else:
            print(json.dumps(measure(case, int(size), skewed=is_skewed)))
        return
    sizes = [size for size in SIZES if size <= options.largest]
    lines = [machine(), "", *table(sizes, options.limit), *others(options.limit)]
    print("\n".join(lines))
    if options.write:
        text = DOCUMENT.read_text(encoding="utf-8")
        head, rest = text.split(START)
        body = "\n".join([START, *lines, END])
        DOCUMENT.write_text(head + body + rest.split(END)[1], encoding="utf-8")


if __name__ == "__main__":
    main()
