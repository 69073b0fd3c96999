"""The secret of a link: only its letter knows it, and no page of the staff shows it."""

import os
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import create_engine, text

from app.links.rules import secret_of
from config import DEVELOPMENT_SECRET
from tests.databases import SERVER

NEWEST = text(
    "SELECT nonce FROM task_links WHERE task = :task AND record_label LIKE :label ORDER BY id DESC"
)
SecretOf = Callable[..., str]


def secrets_of(database: str, scratch: Path, worker_name: str) -> SecretOf:
    """Return how the secret of a task's newest link is found, of a record by its label."""
    name = f"test_{worker_name}_site_{os.getpid()}"
    file = scratch / f"site-{database}" / "cluster.sqlite3"
    url = f"sqlite:///{file}" if database == "sqlite" else f"{os.environ[SERVER]}/{name}"

    def secret(task: str, label: str = "") -> str:
        engine = create_engine(url)
        with engine.connect() as connection:
            # A page binds «№» to its number by a space of its own.
            values = {"task": task, "label": f"%{label.replace(chr(0xA0), chr(95))}%"}
            nonce = connection.execute(NEWEST, values).scalars().first()
        engine.dispose()
        assert nonce
        return secret_of(nonce, DEVELOPMENT_SECRET)

    return secret
