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
    return [one.status_code for one in answers_at_once(presses)]


def answers_at_once(presses: list[Press]) -> list[Any]:
    """Send every form at the same moment; return the answers, for what they say."""
    db.session.commit()
    barrier = Barrier(len(presses))

    def send(client: FlaskClient, path: str, data: dict[str, Any]) -> Any:
        barrier.wait()
        return client.post(path, data=data)

    with ThreadPoolExecutor(len(presses)) as pool:
        sent = [pool.submit(send, *press) for press in presses]
        answers = [each.result() for each in sent]
    db.session.rollback()
    db.session.expire_all()
    return answers
