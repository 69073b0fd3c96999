"""Several people at one event at once: one of them does it, nothing stands twice."""

from collections.abc import Callable
from datetime import date

from flask.testing import FlaskClient

from app.activities.events.enums import EventState
from app.activities.events.models import ClusterEvent
from app.activities.publications.models import Publication
from app.extensions import db
from tests.activities.events.factories import EventFactory
from tests.activities.publications.factories import PublicationFactory
from tests.at_once import at_once
from tests.factories import UserFactory

SignIn = Callable[..., FlaskClient]
FEW = 4


def colleagues(sign_in: SignIn) -> list[FlaskClient]:
    people = [UserFactory() for _ in range(FEW)]
    db.session.commit()
    return [sign_in(one) for one in people]


def test_one_holds_an_event_and_it_asks_once(sign_in: SignIn) -> None:
    event = EventFactory(starts_on=date(2024, 2, 21))
    clients = colleagues(sign_in)
    path, data = f"/activities/events/{event.id}/hold", {"version": 1, "held_on": "2024-02-21"}
    statuses = at_once([(client, path, data) for client in clients])
    assert sorted(statuses) == [302, *[409] * (FEW - 1)]
    assert event.state is EventState.HELD
    assert db.session.scalar(db.select(db.func.count()).select_from(Publication)) == 1


def test_holding_and_cancelling_do_not_both_happen(sign_in: SignIn) -> None:
    event = EventFactory(starts_on=date(2024, 2, 21))
    first, second, *_ = colleagues(sign_in)
    path = f"/activities/events/{event.id}"
    statuses = at_once([
        (first, f"{path}/hold", {"version": 1, "held_on": "2024-02-21"}),
        (second, f"{path}/cancel", {"version": 1, "reason": "карантин"}),
    ])  # fmt: skip
    assert sorted(statuses) == [302, 409]
    asked = db.session.scalar(db.select(db.func.count()).select_from(Publication))
    assert asked == (event.state is EventState.HELD)


def test_a_series_is_laid_out_once(sign_in: SignIn) -> None:
    event = EventFactory(starts_on=date(2024, 10, 2))
    path = f"/activities/events/{event.id}/repeat"
    requests = [
        (client, path, {"rhythm": "weekly", "until": "2024-10-31", "idempotency_key": f"{n}" * 9})
        for n, client in enumerate(colleagues(sign_in))
    ]
    statuses = at_once(requests)
    assert statuses.count(302) == 1
    days = list(db.session.scalars(db.select(ClusterEvent.starts_on)))
    assert sorted(days) == [date(2024, 10, day) for day in (2, 9, 16, 23, 30)]


def test_outlets_noted_at_once_all_count_and_the_first_day_holds(sign_in: SignIn) -> None:
    publication = PublicationFactory()
    path = f"/activities/publications/{publication.id}/outlets/new"
    requests = [
        (
            client,
            path,
            {
                "kind": "site",
                "url": f"https://college.example/{n}",
                "published_on": f"2024-02-{25 - n}",
                "idempotency_key": f"{n}" * 9,
            },
        )
        for n, client in enumerate(colleagues(sign_in))
    ]
    assert set(at_once(requests)) == {302}
    assert publication.published_on == date(2024, 2, 22)
    assert len(publication.outlets) == FEW
