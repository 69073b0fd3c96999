"""Fixtures of the plan."""

from collections.abc import Iterator

import pytest
from flask import Flask

from tests.plan.factories import Evidence


@pytest.fixture
def evidence(app: Flask) -> Iterator[Evidence]:
    """A source of evidence beside the real ones, for this test only."""
    source = Evidence()
    sources = app.extensions["plan_evidence"]
    sources.append(source)
    yield source
    sources.remove(source)
