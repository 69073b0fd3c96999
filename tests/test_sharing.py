"""Sharing out the runs: no case is lost, none runs twice, each role meets both databases."""

from collections import defaultdict
from itertools import product
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.sharing import DATABASES, is_of_both, turns

TESTS = Path(__file__).parent


def walk(*axes: list[tuple[Any, ...]]) -> dict[tuple[Any, ...], list[int]]:
    """Return the turns of each case of a walk, one for each database."""
    cases = [(name, sum(case, ())) for name in DATABASES for case in product(*axes)]
    runs = [
        SimpleNamespace(
            callspec=SimpleNamespace(params={"database": name, **dict(enumerate(case))})
        )
        for name, case in cases
    ]
    found = defaultdict(list)
    for (_name, case), turn in zip(cases, turns(runs), strict=True):  # type: ignore[arg-type]
        found[case].append(turn)
    return found


ROLES = [("admin",), ("staff",), ("council",), ("mentor",)]


def test_a_case_has_one_turn_whatever_the_database() -> None:
    assert all(len(set(found)) == 1 for found in walk(ROLES, [(False,), (True,)]).values())


@pytest.mark.parametrize(
    ("axes", "by"),
    [
        ((ROLES,), lambda case: ()),
        ((ROLES, [(False,), (True,)]), lambda case: case[0]),
        ((ROLES, [(False,), (True,)]), lambda case: case[1]),
        (([("admin", "/a"), ("staff", "/b")], [(False,), (True,)]), lambda case: case[1]),
    ],
)
def test_each_value_of_a_walk_meets_both_databases(axes: Any, by: Any) -> None:
    met = defaultdict(set)
    for case, found in walk(*axes).items():
        met[by(case)].add(found[0] % 2)
    assert set(map(frozenset, met.values())) == {frozenset({0, 1})}


def test_a_single_test_has_a_turn() -> None:
    assert dict(walk([()])) == {(): [0, 0]}


@pytest.mark.parametrize(
    ("name", "source", "expected"),
    [
        ("test_views.py", "import pytest", False),
        ("test_views.py", "from concurrent.futures import ThreadPoolExecutor", True),
        ("test_closing.py", "import pytest\nfrom sqlalchemy.exc import IntegrityError", True),
        ("test_closing.py", "import pytest\nfrom sqlalchemy import select", False),
        ("test_services.py", "import pytest", True),
        ("services/test_offers.py", "import pytest", False),
        ("test_services/test_offers.py", "import pytest", True),
    ],
)
def test_what_touches_the_database_itself_runs_on_both(
    tmp_path: Path, name: str, source: str, expected: bool
) -> None:
    module = tmp_path / name
    module.parent.mkdir(exist_ok=True)
    module.write_text(source)
    assert is_of_both(module) is expected


def test_the_rooms_of_the_databases_are_recognised() -> None:
    assert is_of_both(TESTS / "test_migrations.py")
    assert is_of_both(TESTS / "test_database.py")
    assert is_of_both(TESTS / "test_backup.py")
