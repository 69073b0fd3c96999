"""A base without an account: its places and who has come, by the link of a letter."""

import re
from datetime import date

from flask.testing import FlaskClient

from app.extensions import db
from app.practice.enums import PeriodState, PlacementState
from app.practice.hosting.enums import ProposalState
from app.practice.hosting.models import PlaceProposal
from app.practice.models import Placement, PracticePlace
from app.practice.registry.models import PracticeBase
from app.practice.weeks.enums import AttendanceMark
from app.practice.weeks.models import AttendanceDay
from tests.factories import OrganizationFactory, StudentFactory, UserFactory
from tests.letters import Letters
from tests.pages import text_of
from tests.practice.factories import (
    PeriodSupervisorFactory,
    PlacementFactory,
    PracticePeriodFactory,
    PracticePlaceFactory,
)
from tests.practice.registry.factories import PracticeBaseFactory

EMAIL = "school@test.example"


def base_with_email() -> PracticeBase:
    """Make a base that can be written to."""
    base: PracticeBase = PracticeBaseFactory(organization=OrganizationFactory(email=EMAIL))
    return base


def place_at(base: PracticeBase, **values: object) -> PracticePlace:
    """Make a place of a base."""
    place: PracticePlace = PracticePlaceFactory(organization=base.organization, base=base, **values)
    db.session.commit()
    return place


def asked(staff: FlaskClient, letters: Letters, act: str, *places: PracticePlace) -> str:
    """Ask the bases of places; return the address the letter leads to."""
    data = {"ids": [place.id for place in places], "until": "2024-03-11"}
    staff.post(f"/lists/acts/practice.{act}", data=data)
    found = re.search(r"/links/\w+", letters.to(EMAIL).body)
    assert found
    return found[0]


def sent(client: FlaskClient, path: str, **changes: str) -> dict[str, str]:
    """Return what the form behind a link would send, changed."""
    page = client.get(path, query_string={"again": "1"}).text
    fields = dict(re.findall(r'name="([^"]+)"[^>]*? value="([^"]*)"', page))
    return {**fields, **changes}


def test_until_wishes_open_a_base_changes_its_places_by_the_same_link(
    as_staff: FlaskClient, client: FlaskClient, letters: Letters
) -> None:
    base = base_with_email()
    period = PracticePeriodFactory(state=PeriodState.DRAFT)
    place, other = (
        place_at(base, period=period, seats=2, title=title) for title in ("Вожатый", "Помощник")
    )
    path = asked(as_staff, letters, "places_ask", place, other)
    first = {f"p{place.id}_seats": "5", f"p{other.id}_seats": "0"}
    unmet = {**first, f"p{place.id}_minimum": "6"}
    refused = client.post(path, data=sent(client, path, **unmet))
    assert "от скольких студентов" in text_of(refused, status=422)
    assert "мест меньше" in refused.text
    first |= {f"p{place.id}_minimum": "3"}
    new = {"new_title": "Логопед", "new_seats": "1"}
    answer = client.post(path, data=sent(client, path, **first, **new))
    assert answer.status_code == 302
    page = client.page(path)
    assert "Вожатый: 5 мест, если студентов не меньше 3" in page
    assert "Изменить ответ" in page
    db.session.expire_all()
    found = {one.title: one.seats for one in db.session.scalars(db.select(PracticePlace))}
    assert found == {"Вожатый": 5, "Логопед": 1}
    assert place.minimum == 3
    stale = sent(client, path)
    client.post(path, data=sent(client, path, **{f"p{place.id}_seats": "4"}))
    assert "места изменились" in text_of(client.post(path, data=stale), status=422)
    db.session.expire_all()
    assert place.seats == 4


def test_once_students_choose_the_link_proposes_and_the_last_word_waits(
    as_staff: FlaskClient, client: FlaskClient, letters: Letters
) -> None:
    place = place_at(base_with_email(), seats=2)
    path = asked(as_staff, letters, "places_ask", place)
    seats = f"p{place.id}_seats"
    assert (
        "чтобы убрать место"
        in text_of(client.post(path, data=sent(client, path, **{seats: "0"})), status=422).lower()
    )
    for count in ("6", "7"):
        assert client.post(path, data=sent(client, path, **{seats: count})).status_code == 302
    db.session.expire_all()
    waiting = db.session.scalars(db.select(PlaceProposal).order_by(PlaceProposal.id)).all()
    assert place.seats == 2
    assert [(one.seats, one.state) for one in waiting] == [
        (6, ProposalState.WITHDRAWN),
        (7, ProposalState.PROPOSED),
    ]


def test_a_base_sees_who_comes_and_says_who_came(
    as_staff: FlaskClient, client: FlaskClient, letters: Letters
) -> None:
    period = PracticePeriodFactory(
        state=PeriodState.PUBLISHED, starts_on=date(2024, 2, 26), ends_on=date(2024, 3, 22)
    )
    place = place_at(base_with_email(), period=period, taken=2)
    came = PlacementFactory(period=period, place=place)
    missing = PlacementFactory(period=period, place=place, student=StudentFactory(consents=()))
    teacher = UserFactory(email="teacher@test.example")
    PeriodSupervisorFactory(
        period=period, group=missing.student.group, user=teacher, phone="+78561234567"
    )
    db.session.commit()
    path = asked(as_staff, letters, "arrival_ask", place)
    page = client.page(path)
    assert "+7 (856) 123-45-67" in page
    assert came.student.last_name in page
    assert missing.student.last_name not in page  # no consent, no name
    answer = {f"s{came.id}": "yes", f"s{missing.id}": "no"}
    for _ in range(2):  # the same said again writes nobody a second letter
        assert client.post(path, data=answer).status_code == 302
    assert "Не пришли: 1" in letters.to("teacher@test.example").body
    db.session.expire_all()
    states = {one.id: one.state for one in db.session.scalars(db.select(Placement))}
    assert states == {came.id: PlacementState.BEGUN, missing.id: PlacementState.ASSIGNED}
    marks = {one.placement_id: one.mark for one in db.session.scalars(db.select(AttendanceDay))}
    assert marks == {came.id: AttendanceMark.PRESENT, missing.id: AttendanceMark.UNEXCUSED}
