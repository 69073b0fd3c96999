"""A search that is forgiven beside the exact one: what a slip costs, on both databases.

    python -m bench.searching [--students N] [--database URL]... [--write]

Each query of the list of students or of the register is asked by turns with the exact query it
means: count and first page of the exact one, the same with the corrections before it of the other.
"""

import argparse
import json
import statistics
import subprocess
import sys
from collections.abc import Callable
from time import perf_counter

from sqlalchemy import Select

from app.base.forgiving import corrections
from app.base.search import Searchable
from app.extensions import db
from app.factory import create_app
from app.organizations.models import Organization
from app.organizations.queries import list_organizations
from app.students.models import Student
from app.students.queries import list_students
from app.web.paging import count_rows
from bench.document import machine, write_between
from bench.pages import made_databases
from bench.servers import ROOT, our_environment

TURNS, PER_PAGE = 40, 25
# What is typed, what it means, where.
CASES = {
    "a slip in a surname": ("Бондаринко", "Бондаренко", list_students, Student),
    "a slip in a long word": ("Колокольчек", "Колокольчик", list_organizations, Organization),
    "a word of the field": ("садик", "детский сад", list_organizations, Organization),
    "the other keyboard": ("irjkf", "школа", list_organizations, Organization),
    "nothing is like it": ("Зюзюкина", "", list_students, Student),
}
Find = Callable[..., Select[tuple[Searchable]]]


def measure() -> dict[str, tuple[float, float]]:
    """Return for each case the median milliseconds and the median ratio to the exact query."""
    return {title: _fought(*case) for title, case in CASES.items()}


def _fought(typed: str, meant: str, find: Find, kind: type[Searchable]) -> tuple[float, float]:
    assert corrections(typed, kind)[:1] == ([meant] if meant else []), typed
    pairs = []
    for _ in range(TURNS):
        exact = _timed(lambda: _read(find(q=meant or typed)))
        forgiven = _timed(lambda: [_read(find(q=one)) for one in _tried(typed, find, kind)])
        pairs.append((exact, forgiven))
    ratio = statistics.median(forgiven / exact for exact, forgiven in pairs)
    return statistics.median(forgiven for _, forgiven in pairs) * 1000, ratio


def _tried(typed: str, find: Find, kind: type[Searchable]) -> list[str]:
    """Search exactly and find nothing, as the page does before it corrects anything."""
    assert not db.session.execute(find(q=typed).limit(1)).first()
    return corrections(typed, kind)[:1]


def _read(statement: Select[tuple[Searchable]]) -> None:
    count_rows(statement)
    db.session.scalars(statement.limit(PER_PAGE)).all()
    db.session.rollback()


def _timed(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


def run(urls: list[str]) -> list[str]:
    """Measure each database in a process of its own; return the lines of the report."""
    measured = {}
    for url in urls:
        said = subprocess.run(
            [sys.executable, "-m", "bench.searching", "--here"],
            check=True, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=our_environment(url),
        ).stdout  # fmt: skip
        measured["SQLite" if url.startswith("sqlite") else "PostgreSQL"] = json.loads(said)
    lines = [f"{machine()}.", "", "| | " + " | ".join(measured) + " |"]
    lines.append("|---" * (len(measured) + 1) + "|")
    for title in CASES:
        cells = (_cell(*one[title]) for one in measured.values())
        lines.append(f"| {title} | " + " | ".join(cells) + " |")
    return lines


def _cell(milliseconds: float, ratio: float) -> str:
    return f"{milliseconds:.1f} ms, {ratio:.1f} times"


def main() -> None:
    """Measure, print, and write when asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--students", type=int, default=25_000)
    parser.add_argument("--database", action="append", help="a filled database, more than one too")
    parser.add_argument("--here", action="store_true", help="measure CLUSTER_DATABASE_URL alone")
    parser.add_argument("--write", action="store_true", help="update docs/benchmarks.md")
    options = parser.parse_args()
    if options.here:
        with create_app().app_context():
            print(json.dumps(measure()))
        return
    if options.database:
        lines = run(options.database)
    else:
        with made_databases(options.students) as urls:
            lines = run(urls)
    print("\n".join(lines))
    if options.write:
        write_between("searching", lines)


if __name__ == "__main__":
    main()
