"""Nothing of the demonstration's college stands in the code: another one moves in."""

import re
from pathlib import Path

import pytest

from app.demo.settings import DEMO_CLUSTER, DIRECTOR

ROOT = Path(__file__).parents[2]
KINDS = {".py", ".html", ".txt", ".typ", ".js", ".css"}
ELSEWHERE = ("app/demo/", "app/plan/data/")
OWN = (
    r"[Шш]ахт[её]рск", "Донецк", re.escape(DEMO_CLUSTER.email),
    re.escape(DEMO_CLUSTER.phone), DIRECTOR.split()[0],
)  # fmt: skip


def sources() -> list[Path]:
    """Return what the site is made of, the demonstration and the plan's own text left out."""
    found = [ROOT / "config.py", *(ROOT / "scripts").rglob("*.py"), *(ROOT / "app").rglob("*")]
    return [
        path
        for path in found
        if path.suffix in KINDS
        and "vendor" not in path.parts
        and not str(path.relative_to(ROOT)).startswith(ELSEWHERE)
    ]


@pytest.mark.parametrize("name", OWN)
def test_no_source_names_the_college_of_the_demonstration(name: str) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in sources()
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if re.search(name, line)
    ]
    assert found == []
