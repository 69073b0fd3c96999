"""The shell's templates without the application."""

from collections.abc import Iterator

import pytest
from flask import Flask

from tests.web.rendering import bare_site


@pytest.fixture(scope="module")
def site() -> Iterator[Flask]:
    """A request to a site that has templates and nothing else."""
    app = bare_site()
    with app.test_request_context("/list?q=1"):
        yield app
