"""The interview timetable of a large fair, beside the bare engine on the same talks.

    python -m bench.interviews [--students N] [--stands N] [--write]

Every student ranks eight of the stands, a third of the wishes are invited; a stand holds one to
eight talks at once, the day has sixteen slots, so that not all fit. Counted are the choice in turn
by the lottery, the engine, the independent check and the digest, then a stand that loses power for
half the day. Seconds are of the processor, the best of three runs; the floor is the engine alone
on the talks that were kept.
"""

import argparse
import random
import time as clock
from collections.abc import Callable
from datetime import time
from typing import Any

from app.jobfair.interviews.choosing import TalkWish
from app.jobfair.interviews.day import FairDay
from app.jobfair.interviews.planning import Away, TalkPair, TalkPlan, digest_of, make_plan, repair
from app.matching.timetable import Interviews, Talk, arrange
from bench.document import machine, write_between

WISHES, SLOTS, SEED, RUNS = 8, 16, 2024, 3
DAY = FairDay(tuple(time(10 + slot // 4, slot % 4 * 15) for slot in range(SLOTS)), 15)


def make_fair(students: int, stands: int) -> tuple[list[TalkWish], dict[int, int]]:
    """Return a made-up fair; the same size gives the same one."""
    source = random.Random(students)
    tables = {stand: source.choice((1, 2, 4, 8)) for stand in range(1, stands + 1)}
    wishes = [
        TalkWish(student, stand, None, rank, is_invited=source.random() < 1 / 3)
        for student in range(1, students + 1)
        for rank, stand in enumerate(source.sample(range(1, stands + 1), WISHES), start=1)
    ]
    return wishes, tables


def _best(work: Callable[[], Any]) -> tuple[float, Any]:
    found, result = float("inf"), None
    for _run in range(RUNS):
        begun = clock.process_time()
        result = work()
        found = min(found, clock.process_time() - begun)
    return found, result


def _whole(wishes: list[TalkWish], tables: dict[int, int]) -> TalkPlan:
    plan = make_plan(wishes, day=DAY, tables=tables, seed=SEED)
    digest_of(DAY, plan.seats, seed=SEED)
    if plan.faults:
        raise SystemExit("the checker refuses the timetable")
    return plan


def main() -> None:
    """Print, or write into docs/benchmarks.md, what a timetable and a change of it take."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--students", type=int, default=1_500)
    parser.add_argument("--stands", type=int, default=120)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    wishes, tables = make_fair(options.students, options.stands)
    whole, plan = _best(lambda: _whole(wishes, tables))
    talks = [Talk(f"s{pair.student}", f"p{pair.participant}") for pair in plan.seats]
    parallel = {f"p{stand}": count for stand, count in tables.items()}
    floor, _found = _best(lambda: arrange(Interviews(talks, slots=SLOTS, parallel=parallel)))
    ranks = {TalkPair(*one[:2]): one.rank for one in wishes}
    reserve = [TalkPair(*one.wish[:2]) for one in plan.reserve]
    away = Away(participants={1: [range(SLOTS // 2)]})
    change, found = _best(
        lambda: repair(plan.seats, ranks, day=DAY, tables=tables, away=away, now=0, reserve=reserve)
    )
    rows = [
        "| откликов | собеседований | в резерве | интервалов / граница | расписание, с | движок, с "
        "| отношение | изменение, с | перемен / граница |",
        "|---|---|---|---|---|---|---|---|---|",
        f"| {len(wishes)} | {len(plan.seats)} | {len(plan.reserve)} "
        f"| {plan.slots_used} / {plan.slots_bound} | {whole:.2f} | {floor:.2f} "
        f"| {whole / floor:.1f} | {change:.2f} "
        f"| {sum(one.before is not None for one in found.moves)} / {found.least} |",
    ]
    lines = [machine(), "", *rows]
    print("\n".join(lines))
    if options.write:
        write_between("interviews", lines)


if __name__ == "__main__":
    main()
