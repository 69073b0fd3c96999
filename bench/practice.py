"""A distribution of practice by all rules at once, beside the same without rules.

    python -m bench.practice [--students N] [--write]

A market has n students with five wishes each and n/10 places of twelve seats at n/20 bases in ten
towns. Rules: three priority classes, limits of towns, minimums of places, declared conflicts,
pairs, people kept apart. Solving, explaining and the independent check are counted; seconds are of
the processor, of one run on one machine.
"""

import argparse
import random
import resource
import time
from dataclasses import replace

from app.matching import Instance, solve
from app.practice.conditions.rules import PlaceGroup
from app.practice.distribution_instance import (
    NO_CONDITIONS,
    Applicant,
    Conditions,
    OfferedPlace,
    build_instance,
    outcomes,
)
from app.practice.enums import Advantage
from app.practice.keeping_apart import keep_apart
from bench.document import machine, write_between

WISHES, SEATS, TOWNS = 5, 12, 10
PAIRS, APART = 0.02, 0.0002  # of the students


def make_market(students: int) -> tuple[list[Applicant], list[OfferedPlace], Conditions]:
    """Return a made-up market with its conditions; the same size gives the same one."""
    source = random.Random(students)
    count = max(students // 10, WISHES)
    offers = [
        OfferedPlace(
            place,
            SEATS,
            minimum=3 if place % 20 == 0 else 0,
            organization_id=place // 2,
            base_id=place // 2,
            town=str(place // 2 % TOWNS),
            has_dormitory=place % 7 == 0,
        )
        for place in range(1, count + 1)
    ]
    applicants = [
        Applicant(
            student,
            1,
            tuple(source.sample(range(1, count + 1), WISHES)),
            town=str(source.randrange(TOWNS)),
            needs_dormitory=source.random() < 0.1,
            contract_with=(source.randrange(count // 2),) if source.random() < 0.05 else (),
        )
        for student in range(1, students + 1)
    ]
    people = source.sample(range(1, students + 1), int(students * PAIRS) // 2 * 2)
    pairs = sorted((min(two), max(two)) for two in zip(people[::2], people[1::2], strict=True))
    lists = {one.student_id: one.place_ids for one in applicants}
    friends = dict(pairs)
    applicants = [  # friends write one list
        replace(one, place_ids=lists[friends.get(one.student_id, one.student_id)])
        for one in applicants
    ]
    return applicants, offers, _conditions(source, offers, pairs, students)


def _conditions(
    source: random.Random,
    offers: list[OfferedPlace],
    pairs: list[tuple[int, int]],
    students: int,
) -> Conditions:
    enemies = source.sample(range(1, students + 1), max(int(students * APART), 1) * 2)
    places: dict[str, list[int]] = {}
    for offer in offers:
        places.setdefault(offer.town, []).append(offer.place_id)
    maximum = int(students / TOWNS * 0.95)
    return Conditions(
        advantages=tuple(Advantage),
        conflicts={(one, source.randrange(len(offers) // 2)) for one in range(1, students, 50)},
        pairs=pairs,
        groups=[PlaceGroup(f"town:{town}", tuple(ids), maximum) for town, ids in places.items()],
        apart=sorted((min(two), max(two)) for two in zip(enemies[::2], enemies[1::2], strict=True)),
    )


def distribute(
    applicants: list[Applicant], offers: list[OfferedPlace], conditions: Conditions
) -> float:
    """Return the seconds of processor from the rows to everybody's outcome."""
    begun = time.process_time()
    asked: Instance = build_instance(
        applicants, offers, by_hand={}, seed=2024, conditions=conditions
    )
    result = solve(keep_apart(asked, conditions.apart, offers), explain=True)
    outcomes(result)
    if not result.verdict.feasible:
        raise SystemExit("the checker refuses the result")
    return time.process_time() - begun


def main() -> None:
    """Print, or write into docs/benchmarks.md, what the rules cost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--students", type=int, default=50_000)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    applicants, offers, conditions = make_market(arguments.students)
    plain = distribute(applicants, offers, NO_CONDITIONS)
    ruled = distribute(applicants, offers, conditions)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    rows = [
        "| студентов | без правил, с | по всем правилам, с | во сколько раз | память, МБ |",
        "|---|---|---|---|---|",
        f"| {arguments.students} | {plain:.2f} | {ruled:.2f} | {ruled / plain:.1f} | {peak:.0f} |",
    ]
    lines = [machine(), "", *rows]
    if arguments.write:
        write_between("practice", lines)
    else:
        print("\n".join(lines))


if __name__ == "__main__":
    main()
