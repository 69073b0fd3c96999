"""The secret of a link: only its letter knows it, and no page of the staff shows it."""

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import create_engine, text

from app.links.rules import secret_of
from config import DEVELOPMENT_SECRET
from tests.browser.records import database_of_site

NEWEST = text(
    "SELECT nonce FROM task_links WHERE task = :task AND record_label LIKE :label ORDER BY id DESC"
)
SecretOf = Callable[..., str]


def secrets_of(database: str, scratch: Path, worker_name: str) -> SecretOf:
    """Return how the secret of a task's newest link is found, of a record by its label."""
    url = database_of_site(database, scratch, worker_name)

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
