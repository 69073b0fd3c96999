"""Kinds of jobs that exist only while a test runs."""

from collections.abc import Callable, Iterator

import pytest
from flask import Flask

from app.jobs.registry import Handler, register_job, registry_of
from tests.jobs.factories import JobFactory


@pytest.fixture
def handle(app: Flask) -> Iterator[Callable[[Handler], Handler]]:
    """A function that makes its argument the handler of the kind «count»."""

    def register(handler: Handler) -> Handler:
        register_job(app, JobFactory.kind, handler, title="Подсчёт")
        return handler

    yield register
    registry_of(app).kinds.pop(JobFactory.kind, None)
