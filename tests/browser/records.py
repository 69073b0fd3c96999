"""Records a story begins with: factories write them into the database of the running site."""

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from app.extensions import db
from tests.databases import SERVER
from tests.sites import site_on

Prepared = Callable[[], AbstractContextManager[None]]


def database_of_site(database: str, scratch: Path, worker_name: str) -> str:
    """Return the address of the running site's database."""
    if database == "sqlite":
        return f"sqlite:///{scratch / 'site-sqlite' / 'cluster.sqlite3'}"
    return f"{os.environ[SERVER]}/test_{worker_name}_site_{os.getpid()}"


@contextmanager
def writing_to(url: str) -> Iterator[None]:
    """Let factories write to a database beside its site; what they made is kept at the end."""
    with site_on(url) as app, app.app_context():
        yield
        db.session.commit()
