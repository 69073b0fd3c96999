"""Many people who press a button in the same moment."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from flask.testing import FlaskClient

from app.extensions import db

Press = tuple[FlaskClient, str, dict[str, Any]]


def at_once(presses: list[Press]) -> list[int]:
    """Send every form at the same moment, each from a thread of its own; return the statuses.

    The next statement reads what the others stored.
    """
    db.session.commit()
    barrier = Barrier(len(presses))

    def send(client: FlaskClient, path: str, data: dict[str, Any]) -> int:
        barrier.wait()
        return int(client.post(path, data=data).status_code)

    with ThreadPoolExecutor(len(presses)) as pool:
        sent = [pool.submit(send, *press) for press in presses]
        statuses = [each.result() for each in sent]
    db.session.rollback()
    return statuses
