"""Russian typography of what the site itself says; what people typed is theirs."""

import re
from pathlib import Path

import pytest

APP = Path(__file__).parents[2] / "app"
TEXTS = sorted(
    path
    for kind in ("html", "txt")
    for path in APP.glob(f"*/templates/**/*.{kind}")
    if "static" not in path.parts
)


@pytest.mark.parametrize(
    ("fault", "pattern"),
    [
        ("№ torn from its number", r"№(?![\u00a0\u202f])"),
        ("a unit torn from its number", r"\d (?:₽|км|кг|[КМГ]Б)(?![А-Яа-яё])"),
        ("a hyphen for a dash", r"[А-Яа-яё»)] - [А-Яа-яё«(]"),
        ("a hyphen between years", r"(?<![\d-])(?:19|20)\d\d-(?:19|20)\d\d(?![\d-])"),
        ("straight quotes", r"[А-Яа-яё]\"[А-Яа-яё]"),
    ],
)
def test_templates_hold_no(fault: str, pattern: str) -> None:
    found = [
        (str(path.relative_to(APP)), number, line.strip()[:80])
        for path in TEXTS
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if re.search(pattern, line)
    ]
    assert found == [], fault


def test_there_are_texts_to_look_at() -> None:
    assert len(TEXTS) > 100
