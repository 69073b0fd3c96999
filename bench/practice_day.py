"""The two busiest moments of a practice period: the last minute of applications, and the run.

    CLUSTER_DATABASE_URL=… python -m bench.practice_day [--rush 60] [--within 10] [--write NAME]

The database is an empty one; it is migrated and filled here. The site runs under gunicorn with the
settings of `make run`. So many students press «send», each with another order, several times over:
at moments of their own within some seconds, then in the same moment. Their answers stand beside
those of one student who presses alone. Then the period is closed and one job of the worker
distributes everybody, from the claim of the job to the stored preview, beside the engine alone on
the same question. Nothing of it is lost: the stored orders are compared with those sent. Seconds
are of the clock.
"""

import argparse
import http.client
import os
import random
import re
import statistics
import time
import urllib.parse
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Barrier

from flask import Flask

from bench.document import machine, write_between
from bench.servers import running_ours

WISHES, SEATS, GROUP, TURNS = 5, 12, 25, 5
_HIDDEN = re.compile(r'<input[^>]*type="hidden"[^>]*>')
_ATTRIBUTE = re.compile(r'(name|value)="([^"]*)"')


@dataclass
class Presser:
    """A student in front of the open page: the session, the page, the order to send."""

    student_id: int
    cookie: str
    order: Sequence[int] = ()
    body: str = ""


@dataclass(frozen=True)
class Day:
    """What was measured."""

    alone: float
    spread: list[float]
    rush: list[float]
    lost: int
    run: float
    engine: float


def p99(seconds: list[float]) -> float:
    """Return the answer that ninety-nine of a hundred were not slower than."""
    return sorted(seconds)[int(len(seconds) * 0.99) - 1]


def fill(app: Flask, students: int, rush: int) -> tuple[int, list[int], list[Presser]]:
    """Make the period with everybody's applications but those of the rush."""
    from app.extensions import db
    from app.practice.models import Wish
    from tests.factories import StudentFactory, StudyGroupFactory, user_of
    from tests.practice.factories import (
        PracticeApplicationFactory,
        PracticePeriodFactory,
        PracticePlaceFactory,
    )

    source = random.Random(students)
    period = PracticePeriodFactory(
        groups=[StudyGroupFactory() for _ in range(-(-students // GROUP))]
    )
    places = [PracticePlaceFactory(period=period, seats=SEATS) for _ in range(students // 10)]
    ids = [place.id for place in places]
    pressers = []
    for number in range(students):
        student = StudentFactory(group=period.groups[number // GROUP], consents=())
        if number < rush:
            pressers.append(Presser(student.id, _cookie(app, user_of(student))))
            continue
        application = PracticeApplicationFactory(period=period, student=student)
        application.wishes = [
            Wish(rank=rank, place_id=place)
            for rank, place in enumerate(source.sample(ids, WISHES), start=1)
        ]
    db.session.commit()
    return period.id, ids, pressers


def _cookie(app: Flask, user: object) -> str:
    client = app.test_client()
    with client.session_transaction() as session:
        session["_user_id"], session["_fresh"] = user.get_id(), True  # type: ignore[attr-defined]
    found = client.get_cookie("session")
    assert found is not None
    return f"session={found.value}"


def open_page(address: str, path: str, presser: Presser, order: Sequence[int]) -> None:
    """Open the page as a browser does, and fill in the order."""
    host = urllib.parse.urlsplit(address).netloc
    connection = http.client.HTTPConnection(host, timeout=60)
    connection.request("GET", path, headers={"Cookie": presser.cookie})
    answer = connection.getresponse()
    page = answer.read().decode()
    assert answer.status == 200, (answer.status, path)
    for header in answer.msg.get_all("Set-Cookie") or ():
        if header.startswith("session="):
            presser.cookie = header.partition(";")[0]
    form = page[page.index('id="wishes"') :]
    found = (dict(_ATTRIBUTE.findall(one)) for one in _HIDDEN.findall(form))
    hidden = {one["name"]: one.get("value", "") for one in found if "name" in one}
    hidden.pop("wish", None)
    presser.order = order
    presser.body = urllib.parse.urlencode(
        [*hidden.items(), *(("wish", place) for place in order), ("send", "1")]
    )


def press(
    address: str, path: str, presser: Presser, barrier: Barrier | None = None, after: float = 0
) -> float:
    """Send the form, so long after everybody is there; return the seconds until the answer."""
    host = urllib.parse.urlsplit(address).netloc
    connection = http.client.HTTPConnection(host, timeout=60)
    headers = {
        "Cookie": presser.cookie,
        "Content-Type": "application/x-www-form-urlencoded",
        "Referer": f"{address}{path}",
    }
    if barrier:
        barrier.wait()
        time.sleep(after)
    start = time.perf_counter()
    connection.request("POST", path, presser.body, headers)
    answer = connection.getresponse()
    answer.read()
    assert answer.status == 302, (answer.status, presser.student_id)
    return time.perf_counter() - start


def rush_in(
    address: str, path: str, pressers: list[Presser], places: list[int], *, within: float = 0
) -> list[float]:
    """Let everybody press, turn after turn; return every answer's seconds.

    All in the same moment, or each at a moment of the own `within` so many seconds.
    """
    source, seconds = random.Random(len(pressers)), []
    for _turn in range(TURNS):
        for presser in pressers:
            open_page(address, path, presser, source.sample(places, WISHES))
        barrier = Barrier(len(pressers))
        with ThreadPoolExecutor(len(pressers)) as pool:
            sent = [
                pool.submit(press, address, path, one, barrier, source.random() * within)
                for one in pressers
            ]
            seconds += [each.result() for each in sent]
    return seconds


def press_alone(address: str, path: str, presser: Presser, places: list[int]) -> float:
    """Return the median answer of one student who presses again and again."""
    source, seconds = random.Random(1), []
    for _turn in range(4 * TURNS):
        open_page(address, path, presser, source.sample(places, WISHES))
        seconds.append(press(address, path, presser))
    return statistics.median(seconds)


def count_lost(period_id: int, pressers: list[Presser]) -> int:
    """Count those whose stored order is not the last they sent."""
    from app.extensions import db
    from app.practice.models import PracticeApplication

    db.session.rollback()
    found = db.session.scalars(db.select(PracticeApplication).filter_by(period_id=period_id))
    stored = {one.student_id: [wish.place_id for wish in one.wishes] for one in found}
    return sum(stored.get(one.student_id) != list(one.order) for one in pressers)


def run_worker(period_id: int) -> tuple[float, float]:
    """Close the period; return the seconds of one job, and of the engine alone."""
    from app.accounts.enums import Role
    from app.base import clock
    from app.extensions import db
    from app.jobs.enums import JobState
    from app.jobs.running import run_job
    from app.jobs.services import enqueue
    from app.matching import solve
    from app.practice.enums import PeriodState
    from app.practice.jobs import DISTRIBUTE
    from app.practice.models import PracticePeriod
    from app.practice.services.distribution import read_instance
    from tests.factories import UserFactory

    period = db.session.get_one(PracticePeriod, period_id)
    period.state = PeriodState.CLOSED
    staff = UserFactory(role=Role.STAFF)
    payload = {"period_id": period_id, "actor_id": staff.id}
    job = enqueue(DISTRIBUTE, payload, actor=staff, now=clock.now())
    db.session.commit()
    instance = read_instance(period)
    start = time.perf_counter()
    solve(instance, explain=True)
    engine = time.perf_counter() - start
    db.session.rollback()
    start = time.perf_counter()
    run_job(job.id)
    spent = time.perf_counter() - start
    db.session.rollback()
    assert job.state is JobState.DONE, job.error
    return spent, engine


def measure(students: int, rush: int, within: float) -> Day:
    """Live through the day of a period in the database of the environment."""
    from flask_migrate import upgrade

    from app.factory import create_app

    app = create_app()
    with app.app_context():
        upgrade()
        period_id, places, pressers = fill(app, students, rush)
        path = f"/practice/periods/{period_id}/wishes"
        with running_ours(os.environ["CLUSTER_DATABASE_URL"]) as address:
            alone = press_alone(address, path, pressers[0], places)
            spread = rush_in(address, path, pressers, places, within=within)
            seconds = rush_in(address, path, pressers, places)
        lost = count_lost(period_id, pressers)
        return Day(alone, spread, seconds, lost, *run_worker(period_id))


def main() -> None:
    """Print, or write into docs/benchmarks.md, how the day went."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--students", type=int, default=600)
    parser.add_argument("--rush", type=int, default=60)
    parser.add_argument("--within", type=float, default=10)
    parser.add_argument("--write", default="")
    asked, _others = parser.parse_known_args()
    if "CLUSTER_DATABASE_URL" not in os.environ:
        print("Set CLUSTER_DATABASE_URL to an empty database.")
        return
    day = measure(asked.students, asked.rush, asked.within)
    alone = ("alone", day.alone)
    lines = [
        f"{machine()}; {asked.students} students, {asked.rush} who press.",
        "",
        "| | s | beside | times |",
        "|---|--:|--:|--:|",
        _row(f"within {asked.within:.0f} s, median", statistics.median(day.spread), *alone),
        _row(f"within {asked.within:.0f} s, p99", p99(day.spread), *alone),
        _row("in the same moment, median", statistics.median(day.rush), *alone),
        _row("in the same moment, p99", p99(day.rush), *alone),
        _row("one job of the worker", day.run, "the engine", day.engine),
        "",
        f"Lost: {day.lost}.",
    ]
    print("\n".join(lines))
    if asked.write:
        write_between(asked.write, lines)


def _row(name: str, seconds: float, beside: str, other: float) -> str:
    return f"| {name} | {seconds:.3f} | {beside}: {other:.3f} | {seconds / other:.1f} |"


if __name__ == "__main__":
    main()
