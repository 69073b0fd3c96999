"""Our lists beside Django's admin on the same rows, and the public pages alone.

    python -m bench.pages [--students N] [--seconds N] [--database URL]... [--soak] [--write]

Both sites run at once over one database with the same server settings, and are asked by turns: a
machine that others use is now quick and now slow. The requests come from wrk (Debian's package):
one thread of it, eight connections kept open, far from being the bottleneck. ``--database`` takes
a database that an earlier run (``bench.rows load``) filled, else both are made: a SQLite file and
a throw-away PostgreSQL. ``--soak`` holds 256 connections for a minute as well.
"""

import argparse
import json
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random

from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from app.demo.wordlists import FEMALE, SURNAMES
from bench.document import machine, write_between
from bench.servers import ROOT, Site, our_environment, prepare_peer, running_sites
from tests.postgres import running_cluster

CONNECTIONS, PER_PAGE, TURNS = 8, 25, 3
FEW = 60  # students of the small database: its third page has ten rows
SOAK_CONNECTIONS, SOAK_SECONDS, SOAK_WAIT = 256, 60, 2_000  # the wait in milliseconds
SLOWEST = 0.1  # requests a second: a site that answered nothing in its turn counts as this
ABSENT = "Зюзюкина"
ADDRESSES = 40


@dataclass(frozen=True)
class Rate:
    """What wrk saw: requests a second, the 99th percentile in milliseconds, failures."""

    per_second: float
    p99: float
    failures: int


@dataclass(frozen=True)
class Duel:
    """A page of both sites: what it is called, and the addresses to ask by turns."""

    title: str
    ours: list[str]
    theirs: list[str]


def duels(ids: list[int]) -> list[Duel]:
    """The pages both sites have, each with several addresses so that no cache answers alone."""
    random = Random(7)
    words = [random.choice(SURNAMES)[True] for _ in range(ADDRESSES // 2)]
    words += [f"{random.choice(SURNAMES)[True]} {random.choice(FEMALE)}" for _ in words]
    pages = len(ids) // PER_PAGE
    deep = [random.randint(pages // 2, pages) for _ in range(ADDRESSES)]
    shown = random.sample(ids, ADDRESSES)
    admin = "/admin/peer/student/"
    return [
        Duel("list", ["/students/"], [admin]),
        Duel("search", [f"/students/?q={word}" for word in words], _queries(admin, words)),
        Duel("search, nothing found", [f"/students/?q={ABSENT}"], _queries(admin, [ABSENT])),
        Duel("deep page", _pages("/students/?page=", deep), _pages(f"{admin}?p=", deep)),
        Duel("detail", _pages("/students/", shown), [f"{admin}{one}/change/" for one in shown]),
    ]


PUBLIC = {"front page": ["/"], "catalogue of the fair": ["/fair/"]}


def _queries(path: str, words: list[str]) -> list[str]:
    return [f"{path}?q={word}" for word in words]


def _pages(path: str, numbers: list[int]) -> list[str]:
    return [f"{path}{number}" for number in numbers]


def ask(
    site: Site, paths: list[str], seconds: int, *, connections: int = CONNECTIONS, wait: int = 0
) -> Rate:
    """Ask a site for the paths by turns for some seconds."""
    threads = 1 if connections <= CONNECTIONS else 2
    command = ["wrk", f"-t{threads}", f"-c{connections}", f"-d{seconds}s", "--timeout", "10s"]
    command += ["--latency", "-H", f"Cookie: {site.cookies}", "-s", "bench/paths.lua"]
    encoded = [path.replace(" ", "+") for path in paths]
    said = subprocess.run(
        [*command, site.address, "--", str(wait), *map(_quoted, encoded)],
        check=True, capture_output=True, text=True, cwd=ROOT,
    ).stdout  # fmt: skip
    return _read(said)


def _quoted(path: str) -> str:
    return "".join(
        letter if letter.isascii() else "".join(f"%{byte:02X}" for byte in letter.encode())
        for letter in path
    )


def _read(said: str) -> Rate:
    rate = re.search(r"Requests/sec:\s+([\d.]+)", said)
    tail = re.search(r"99%\s+([\d.]+)(us|ms|s|m)", said)
    assert rate, said
    assert tail, said
    scale = {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60_000.0}[tail[2]]
    broken = re.findall(
        r"(?:connect|read|write|timeout) (\d+)|Non-2xx or 3xx responses: (\d+)", said
    )
    failures = sum(int(number or 0) for pair in broken for number in pair)
    return Rate(float(rate[1]), float(tail[1]) * scale, failures)


def measure(database_url: str, seconds: int, *, soak: bool) -> tuple[dict[str, str], str]:
    """Return the cells of a database by row title, and the sentence about the soak."""
    prepare_peer(database_url)
    cells: dict[str, str] = {}
    with running_sites(database_url) as (ours, theirs):
        for duel in duels(_student_ids(database_url)):
            cells[duel.title] = _fought(duel, ours, theirs, seconds)
        stranger = Site(ours.address, "nobody=1")
        for title, paths in PUBLIC.items():
            rates = [ask(stranger, paths, seconds) for _ in range(TURNS)]
            cells[title] = f"{max(_sound(rate, title) for rate in rates):.0f}"
            print(f"{title}: {cells[title]}", file=sys.stderr, flush=True)
        said = _soaked(ours) if soak else ""
    return cells, said


def _fought(duel: Duel, ours: Site, theirs: Site, seconds: int) -> str:
    both = [
        (ask(ours, duel.ours, seconds), ask(theirs, duel.theirs, seconds)) for _ in range(TURNS)
    ]
    pairs = [(_sound(us, duel.title), _sound(them, duel.title)) for us, them in both]
    ratio = statistics.median(us / max(them, SLOWEST) for us, them in pairs)
    best = [max(one) for one in zip(*pairs, strict=True)]
    cell = f"{best[0]:.0f} / {best[1]:.0f}, {ratio:.1f} times"
    print(f"{duel.title}: {cell}", file=sys.stderr, flush=True)
    return cell


def _sound(rate: Rate, title: str) -> float:
    assert not rate.failures, f"{title}: {rate.failures} failed requests"
    return rate.per_second


def _soaked(ours: Site) -> str:
    paths = [path for public in PUBLIC.values() for path in public]
    rate = ask(
        ours, [*paths, "/students/"], SOAK_SECONDS, connections=SOAK_CONNECTIONS, wait=SOAK_WAIT
    )
    return (
        f"{SOAK_CONNECTIONS} connections kept open for {SOAK_SECONDS} s, each asking every "
        f"{SOAK_WAIT / 1000:.0f} s: {rate.per_second:.0f} requests/s, {rate.failures} failures, "
        f"99th percentile {rate.p99:.0f} ms"
    )


def _student_ids(database_url: str) -> list[int]:
    engine = create_engine(database_url, poolclass=NullPool)
    with engine.connect() as connection:
        return list(connection.scalars(text("SELECT id FROM students ORDER BY id")))


def rows(database_url: str, command: str, *arguments: str) -> str:
    """Run bench/rows.py on a database; return what it printed."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.rows", command, *arguments],
        check=True, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=our_environment(database_url),
    )  # fmt: skip
    return done.stdout


@contextmanager
def made_databases(students: int) -> Iterator[list[str]]:
    """Make and fill a database of either kind, for the time of the block."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        folder.chmod(0o755)  # PostgreSQL runs as somebody else
        server = stack.enter_context(running_cluster(folder / "postgres"))
        with create_engine(
            f"{server}/postgres", isolation_level="AUTOCOMMIT", poolclass=NullPool
        ).connect() as connection:
            connection.execute(text("CREATE DATABASE bench"))
        urls = [f"sqlite:///{folder / 'bench.sqlite3'}", f"{server}/bench"]
        for url in urls:
            rows(url, "load", str(students))
        yield urls


def count_queries(urls: list[str]) -> str:
    """Return the sentence about statements per page for ten rows and for all of them."""
    with tempfile.TemporaryDirectory() as folder:
        small = f"sqlite:///{Path(folder) / 'small.sqlite3'}"
        rows(small, "load", str(FEW))
        few = json.loads(rows(small, "count", f"/students/?page={FEW // PER_PAGE + 1}", "/fair/"))
    many = [json.loads(rows(url, "count", "/students/", "/fair/")) for url in urls]
    return (
        f"statements for the list of students and the catalogue: {few[0]} and {few[1]} with ten "
        "rows, " + "; ".join(f"{one[0]} and {one[1]} with all of them" for one in many)
    )


def report(measured: dict[str, tuple[dict[str, str], str]]) -> list[str]:
    """The table, a column for each database."""
    lines = ["| requests/s | " + " | ".join(measured) + " |", "|---" * (len(measured) + 1) + "|"]
    titles = next(iter(measured.values()))[0]
    for title in titles:
        cells = (cells[title] for cells, _ in measured.values())
        lines.append(f"| {title} | " + " | ".join(cells) + " |")
    lines += ["", *(f"- {name}: {said}" for name, (_, said) in measured.items() if said)]
    return lines


def main() -> None:
    """Measure, print, and write when asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--students", type=int, default=100_000)
    parser.add_argument("--seconds", type=int, default=5, help="for each turn of each page")
    parser.add_argument("--database", action="append", help="a filled database, more than one too")
    parser.add_argument("--soak", action="store_true")
    parser.add_argument("--write", action="store_true", help="update docs/benchmarks.md")
    options = parser.parse_args()
    if not shutil.which("wrk"):
        subprocess.run(["scripts/system_packages", "wrk"], check=True, cwd=ROOT)
    if options.database:
        lines = run(options.database, options)
    else:
        with made_databases(options.students) as urls:
            lines = run(urls, options)
    print("\n".join(lines))
    if options.write:
        write_between("pages", lines)


def run(urls: list[str], options: argparse.Namespace) -> list[str]:
    """Measure each database; return the lines of the report."""
    names = {"sqlite": "SQLite", "postgresql+psycopg": "PostgreSQL"}
    measured = {
        names[url.partition(":")[0]]: measure(url, options.seconds, soak=options.soak)
        for url in urls
    }
    return [f"{machine()}.", "", *report(measured), f"- {count_queries(urls)}"]


if __name__ == "__main__":
    main()
