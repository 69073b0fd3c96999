"""Further applications for one test, each on a database of its own."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from flask import Flask
from jinja2 import FileSystemBytecodeCache

from app.extensions import db
from app.factory import create_app
from config import load_config
from tests.databases import TEMPLATES

NewSite = Callable[..., Flask]


def share_templates(app: Flask) -> None:
    """Compile each page template once for all applications and processes of a run."""
    app.jinja_env.bytecode_cache = FileSystemBytecodeCache(os.environ[TEMPLATES], "page-%s")


@contextmanager
def site_on(url: str, **options: Any) -> Iterator[Flask]:
    """Build an application on a database and let go of it; `options` are those of create_app."""
    app = create_app(
        load_config({"CLUSTER_ENV": "testing", "CLUSTER_DATABASE_URL": url}), **options
    )
    share_templates(app)
    try:
        yield app
    finally:
        with app.app_context():
            db.session.remove()
            db.engine.dispose()
