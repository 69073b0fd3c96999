"""From the records of 50,000 graduates to the page that tells what works: one database's chain.

    CLUSTER_DATABASE_URL=… python -m bench.graduates [--write NAME]

The database is migrated and empty. It gets the demo cluster of a college and ten years of
graduates from the same seed, so that two databases can be compared: besides the seconds of each
step the digest of all answers is printed, and it has to be the same on both.
"""

import argparse
import hashlib
import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

from bench.document import machine, write_between

YEARS, OF_A_YEAR, BASES = 10, 5_000, 60
PAGE_TRIES, YEAR = 5, 2018


def main() -> None:
    """Fill the database, refresh the summary, open the page; print a row for each step."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--write", default="")
    asked, _others = parser.parse_known_args()
    if "CLUSTER_DATABASE_URL" not in os.environ:
        print("Set CLUSTER_DATABASE_URL to a migrated database without records.")
        return
    from app.factory import create_app

    app = create_app()
    steps: dict[str, float] = {}
    with app.app_context():
        with _timed(steps, "filled with records"):
            _fill()
        digest, graduates, views = _refresh(steps)
    _open_page(app, steps)
    lines = [
        f"{machine()}; {graduates:,} graduates, {views} selections, answers `{digest}`.",
        "",
        "| step | seconds |",
        "|---|--:|",
        *(f"| {name} | {seconds:.2f} |" for name, seconds in steps.items()),
    ]
    print("\n".join(lines))
    if asked.write:
        write_between(asked.write, lines)


@contextmanager
def _timed(steps: dict[str, float], name: str) -> Iterator[None]:
    began = time.perf_counter()
    yield
    steps[name] = time.perf_counter() - began
    print(f"{name}: {steps[name]:.1f} s", flush=True)


def _fill() -> None:
    from app.base import clock
    from app.base.transactions import transaction
    from app.demo import graduates
    from app.demo.loader import load_demo

    with transaction():
        scene = load_demo(
            scale="college", seed=2024, password_hash="", now=clock.now(), today=clock.today()
        )
        graduates.GRADUATES, graduates.BASES = OF_A_YEAR, BASES
        for back in range(1, YEARS + 1):
            earlier = replace(scene, today=date(scene.today.year - back, 2, 1))
            graduates.load_earlier_graduates(earlier)


def _refresh(steps: dict[str, float]) -> tuple[str, int, int]:
    from sqlalchemy import select

    from app.extensions import db
    from app.jobs.registry import Progress
    from app.outcomes.analysis.jobs import refresh_summary
    from app.outcomes.analysis.models import AnalysisView
    from app.outcomes.analysis.queries.collecting import collect
    from app.outcomes.analysis.queries.summary import facts_rows

    with _timed(steps, "collected (seven statements)"):
        for _row in collect():
            pass
    with _timed(steps, "the whole refresh: collected, stored, answered"):
        refresh_summary(Progress())
    with _timed(steps, "the table read for the answers"):
        graduates = len(facts_rows())
    views = db.session.scalars(select(AnalysisView).order_by(AnalysisView.key)).all()
    told = [[one.key, one.graduates, one.answers] for one in views]
    whole = json.dumps(told, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(whole.encode()).hexdigest()[:12], graduates, len(views)


def _open_page(app: object, steps: dict[str, float]) -> None:
    from app.accounts.models import User
    from app.extensions import db

    with app.app_context():  # type: ignore[attr-defined]
        staff = db.session.query(User).filter_by(email="staff@demo.example").one().get_id()
    client = app.test_client()  # type: ignore[attr-defined]
    with client.session_transaction() as session:
        session["_user_id"], session["_fresh"] = staff, True
    for name, path in (
        ("the page", "/outcomes/analysis/"),
        ("the page of a year", f"/outcomes/analysis/?year={YEAR}"),
        ("graduates as XLSX", "/outcomes/analysis/graduates.xlsx"),
        ("graduates as CSV", "/outcomes/analysis/graduates.csv"),
    ):
        times = []
        for _try in range(PAGE_TRIES if "page" in name else 1):
            began = time.perf_counter()
            answer = client.get(path)
            times.append(time.perf_counter() - began)
            assert answer.status_code == 200, (path, answer.status_code)
        steps[name] = min(times)
        print(f"{name}: {steps[name]:.2f} s", flush=True)


if __name__ == "__main__":
    main()
