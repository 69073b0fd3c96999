"""Two people adopt one amendment at once: the plan is changed once, the second is told."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from flask.testing import FlaskClient

from app.extensions import db
from app.plan.amendments.enums import AmendmentState
from tests.factories import UserFactory
from tests.plan.amendments.factories import AmendmentChangeFactory

SignIn = Callable[..., FlaskClient]
FEW = 3


def test_one_adopts_and_the_others_are_told(sign_in: SignIn) -> None:
    change = AmendmentChangeFactory()
    people = [UserFactory() for _ in range(FEW)]
    db.session.commit()
    clients = [sign_in(one) for one in people]
    amendment, item = change.amendment, change.item
    path, version = f"/plan/amendments/{amendment.id}/adopt", item.version
    barrier = Barrier(FEW)

    def adopt(client: FlaskClient, number: int) -> int:
        barrier.wait()
        sent = {"version": 1, "minutes_number": number, "minutes_on": "2024-02-20"}
        return int(client.post(path, data=sent).status_code)

    with ThreadPoolExecutor(FEW) as pool:
        statuses = list(pool.map(adopt, clients, range(1, FEW + 1)))
    db.session.rollback()
    db.session.expire_all()
    assert statuses.count(302) == 1
    assert {409, 422} >= {status for status in statuses if status != 302}
    assert amendment.state is AmendmentState.ADOPTED
    assert item.deadline_text == "Апрель 2024 г."
    assert item.version == version + 1
