"""Further applications for one test, each on a database of its own."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from flask import Flask

from app.extensions import db
from app.factory import create_app
from config import load_config

NewSite = Callable[..., Flask]


@contextmanager
def site_on(url: str, **options: Any) -> Iterator[Flask]:
    """Build an application on a database and let go of it; `options` are those of create_app."""
    app = create_app(
        load_config({"CLUSTER_ENV": "testing", "CLUSTER_DATABASE_URL": url}), **options
    )
    try:
        yield app
    finally:
        with app.app_context():
            db.session.remove()
            db.engine.dispose()
