"""Two doors in one moment, one batch sent twice in one moment: one arrival, each entry once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

import pytest
from flask.testing import FlaskClient

from app.accounts.enums import Role
from app.base import clock
from app.extensions import db
from app.jobfair.checkin.models import FairArrival, FairScan
from tests.factories import UserFactory
from tests.jobfair.checkin.factories import FairPassFactory, fair_today

pytestmark = pytest.mark.both_databases
SignIn = Callable[..., FlaskClient]


def batch(codes: list[str], spot: str) -> dict[str, object]:
    now = clock.now().isoformat()
    scans = [{"key": str(uuid4()), "code": one, "spot": spot, "at": now} for one in codes]
    return {"now": now, "scans": scans}


def send_at_once(clients: list[FlaskClient], path: str, batches: list[dict[str, object]]) -> None:
    db.session.commit()
    barrier = Barrier(len(clients))

    def send(client: FlaskClient, sent: dict[str, object]) -> int:
        barrier.wait()
        return int(client.post(path, json=sent).status_code)

    with ThreadPoolExecutor(len(clients)) as pool:
        statuses = list(pool.map(send, clients, batches))
    db.session.rollback()
    assert statuses == [200] * len(clients)


def counts() -> tuple[int, int]:
    return db.session.query(FairScan).count(), db.session.query(FairArrival).count()


def test_two_doors_mark_the_same_people_at_once(sign_in: SignIn) -> None:
    fair = fair_today()
    codes = [one.code for one in FairPassFactory.create_batch(5, fair=fair)]
    doors = [sign_in(UserFactory(role=Role.STAFF)) for _ in range(4)]
    orders = [codes, codes[::-1], codes[2:] + codes[:2], codes]
    sent = [batch(order, f"Вход {place}") for place, order in enumerate(orders)]
    send_at_once(doors, f"/fair/checkin/{fair.id}/scans", sent)
    assert counts() == (20, 5)


def test_one_batch_sent_many_times_at_once_is_stored_once(sign_in: SignIn) -> None:
    fair = fair_today()
    codes = [one.code for one in FairPassFactory.create_batch(5, fair=fair)]
    staff = UserFactory(role=Role.STAFF)
    sent = batch(codes, "Вход")
    again = {**sent, "scans": list(reversed(sent["scans"]))}  # type: ignore[call-overload]
    send_at_once(
        [sign_in(staff) for _ in range(4)],
        f"/fair/checkin/{fair.id}/scans",
        [sent, again, sent, again],
    )
    assert counts() == (5, 5)
