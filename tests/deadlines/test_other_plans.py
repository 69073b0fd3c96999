"""Phrases from plans of other colleges, written to mislead: what each means in 2023-2024.

`other-plans.json` tells each as `briefs` does; `unparsed` is the honest answer where the words
allow more than one reading.
"""

import json
from pathlib import Path

import pytest

from tests.deadlines.brief import briefs

PHRASES: dict[str, str] = json.loads(
    Path(__file__).with_name("other-plans.json").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("phrase", PHRASES)
def test_other_colleges_are_understood(phrase: str) -> None:
    assert briefs(phrase) == PHRASES[phrase]
