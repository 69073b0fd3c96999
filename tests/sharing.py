"""Which database a test runs on: both where it proves something about them, else one in turn.

On both: rooms of the database (services, queries, models, migrations …), every module that
imports a driver, the errors of one, migrations or threads, and what is marked `both_databases`.
In turn: all others, walks and views. The cases of a function take turns like the fields of a
chess-board, so that each role and each page meets both databases over the run; a function without
cases has its turn by its name. `shared_databases` marks a walk that would otherwise be on both.
`--both` runs everything on both; so does naming a test by its full address.
"""

import re
from collections import defaultdict
from functools import cache
from pathlib import Path
from zlib import crc32

import pytest

DATABASES = ["sqlite", "postgresql"]
ROOMS_OF_BOTH = re.compile(
    r"test_(services|queries|models|migrations|database|backup|races|locks|transactions|search"
    r"|sorting|collation|idempotency|double_submit|stale_forms|constraints)"
)
IMPORTS_OF_BOTH = re.compile(
    r"^(?:from|import) "
    r"(?:sqlalchemy\.(?:exc|dialects)|sqlite3|psycopg|alembic|threading|concurrent)\b",
    re.MULTILINE,
)
MARKS = {
    "both_databases": "runs on SQLite and on PostgreSQL, as it proves something about them",
    "shared_databases": "runs on one of the databases in turn, whatever its module imports",
}


def share_out(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the runs that are the other database's turn."""
    if config.getoption("both") or any("::" in argument for argument in config.args):
        return
    functions = defaultdict(list)
    for item in items:
        if isinstance(item, pytest.Function) and _takes_turns(item):
            functions[item.nodeid.partition("[")[0]].append(item)
    left_out = {
        item
        for name, runs in functions.items()
        for item, turn in zip(runs, turns(runs), strict=True)
        if item.callspec.params["database"] != DATABASES[(turn + crc32(name.encode())) % 2]
    }
    if left_out:
        config.hook.pytest_deselected(items=list(left_out))
        items[:] = [item for item in items if item not in left_out]


def turns(runs: list[pytest.Function]) -> list[int]:
    """Return for each run of a function the sum of its places along the axes of its cases."""
    arguments = runs[0].callspec.params.keys() - {"database"}
    # Arguments of one `parametrize` go together: they are one axis.
    axes = {_places([run.callspec.params[argument] for run in runs]) for argument in arguments}
    return [sum(axis[number] for axis in axes) for number in range(len(runs))]


def _places(values: list[object]) -> tuple[int, ...]:
    """Return for each value its number among the different ones, in their order."""
    numbers: dict[int, int] = {}
    return tuple(numbers.setdefault(id(value), len(numbers)) for value in values)


def _takes_turns(item: pytest.Function) -> bool:
    cases = getattr(item, "callspec", None)
    if cases is None or "database" not in cases.params:
        return False
    if item.get_closest_marker("both_databases"):
        return False
    return bool(item.get_closest_marker("shared_databases")) or not is_of_both(item.path)


@cache
def is_of_both(path: Path) -> bool:
    """Tell whether a module of tests proves something about the databases."""
    in_room = any(ROOMS_OF_BOTH.match(part) for part in (path.stem, path.parent.name))
    return in_room or bool(IMPORTS_OF_BOTH.search(path.read_text()))
