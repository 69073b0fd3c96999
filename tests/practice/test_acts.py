"""Acts on many students of a period: asked with counts, done at once, taken back."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml import html

from app.accounts.models import User
from app.base.query_count import counted_queries
from app.extensions import db
from app.practice.enums import Basis, PeriodState
from app.practice.models import Placement, PracticePeriod
from app.students.models import Student
from tests.factories import OrganizationFactory, SpecialityFactory, StudentFactory
from tests.letters import Letters
from tests.pages import text_of
from tests.practice.factories import (
    PlacementFactory,
    PracticePeriodFactory,
    PracticePlaceFactory,
    apply_for,
    student_in,
)

SignIn = Callable[[User], FlaskClient]
REST, SEAT, UNSEAT, REMIND = (
    "practice.seat_rest",
    "practice.seat",
    "practice.unseat",
    "practice.remind",
)


def list_path(period: PracticePeriod) -> str:
    """Return the address of the list of applications."""
    return f"/practice/periods/{period.id}/applications"


def ask(client: FlaskClient, period: PracticePeriod, act: str, **query: Any) -> Any:
    """Open the question before an act on all found."""
    values = {"rows": "all", "act": act, **query}
    return client.get(list_path(period), query_string=values)


def do(client: FlaskClient, period: PracticePeriod, act: str, **form: Any) -> Any:
    """Ask and answer with yes, as the page's form does."""
    page = html.fromstring(ask(client, period, act).text)
    hidden = page.xpath("//form[contains(@action, '/lists/acts/')]//input[@type='hidden']")
    data = {one.get("name"): one.get("value") or "" for one in hidden}
    return client.post(f"/lists/acts/{act}", data={**data, **form})


def undo(client: FlaskClient, period: PracticePeriod) -> Any:
    """Press «Отменить» in the message."""
    page = html.fromstring(client.get(list_path(period)).text)
    [address] = page.xpath("//form[contains(@action, '/lists/undo/')]/@action")
    return client.post(address, data={"back": list_path(period)})


def seats() -> dict[int, int | None]:
    """Return who sits where."""
    return {one.student_id: one.place_id for one in db.session.scalars(db.select(Placement))}


@pytest.fixture
def period(app: Flask) -> PracticePeriod:
    """A period whose distribution is a preview."""
    return PracticePeriodFactory(state=PeriodState.DISTRIBUTED)


def left_over(period: PracticePeriod, **values: Any) -> Student:
    """Make a student whom the distribution left without a seat."""
    student = StudentFactory(group=period.groups[0], **values)
    PlacementFactory(period=period, student=student, place=None, basis=Basis.UNPLACED, rank=None)
    return student


def test_the_rest_is_proposed_seats_in_counts_and_placed_at_once(
    as_staff: FlaskClient, period: PracticePeriod
) -> None:
    here = PracticePlaceFactory(
        period=period, seats=1, organization=OrganizationFactory(town="Снежное")
    )
    there = PracticePlaceFactory(period=period, seats=1)
    near, far, nowhere = [left_over(period, town=town) for town in ("Снежное", "Торез", "Торез")]
    page = text_of(ask(as_staff, period, REST))
    assert "1 студент — в своём населённом пункте" in page
    assert "1 студент — на ближайшие к дому свободные места" in page
    assert f"{here.organization.short_name}: 1 студент" in page
    assert "свободных мест по специальности не хватило: 1" in page
    assert "Писем не будет" in page
    assert set(seats().values()) == {None}
    do(as_staff, period, REST)
    assert seats() == {near.id: here.id, far.id: there.id, nowhere.id: None}
    assert (here.taken, there.taken) == (1, 1)
    placed = db.session.scalars(db.select(Placement).filter_by(student_id=near.id)).one()
    assert placed.basis is Basis.BY_HAND
    assert "в вашем населённом пункте" in placed.note


def test_the_way_back_restores_what_was_before(
    as_staff: FlaskClient, period: PracticePeriod
) -> None:
    place = PracticePlaceFactory(period=period, seats=3)
    lost, fresh = left_over(period), student_in(period)
    do(as_staff, period, REST)
    assert seats() == {lost.id: place.id, fresh.id: place.id}
    undo(as_staff, period)
    assert seats() == {lost.id: None}
    assert place.taken == 0
    [outcome] = db.session.scalars(db.select(Placement))
    assert outcome.basis is Basis.UNPLACED
    assert outcome.note == ""


def test_one_place_for_the_picked_or_for_nobody(
    as_staff: FlaskClient, period: PracticePeriod
) -> None:
    place = PracticePlaceFactory(period=period, seats=2)
    three = [left_over(period) for _ in range(3)]
    refused = do(as_staff, period, SEAT, place_id=place.id, note="живут рядом")
    assert "Свободных мест здесь 2, а студентов без места выбрано 3" in text_of(refused)
    assert set(seats().values()) == {None}
    ids = ",".join(str(one.id) for one in three[:2])
    do(as_staff, period, SEAT, place_id=place.id, note="живут рядом", ids=ids)
    assert seats() == {three[0].id: place.id, three[1].id: place.id, three[2].id: None}
    assert place.taken == 2


def test_a_place_of_another_speciality_is_refused_by_its_field(
    as_staff: FlaskClient, period: PracticePeriod
) -> None:
    place = PracticePlaceFactory(period=period, seats=2, speciality=SpecialityFactory())
    left_over(period)
    page = text_of(do(as_staff, period, SEAT, place_id=place.id, note="рядом"))
    assert "Не подходит по специальности, студентов: 1" in page
    assert set(seats().values()) == {None}


def test_seats_are_taken_back_together_and_given_back_again(
    as_staff: FlaskClient, period: PracticePeriod
) -> None:
    place = PracticePlaceFactory(period=period, seats=2)
    waiting = left_over(period)
    by_hand = student_in(period)
    do(as_staff, period, SEAT, place_id=place.id, note="рядом", ids=str(by_hand.id))
    page = text_of(ask(as_staff, period, UNSEAT))
    assert "Будет сделано для 1" in page
    assert "места и так нет: 1" in page
    do(as_staff, period, UNSEAT)
    assert seats() == {waiting.id: None}
    assert place.taken == 0
    undo(as_staff, period)
    assert seats() == {waiting.id: None, by_hand.id: place.id}
    assert place.taken == 1


def test_after_publishing_people_are_written_to_and_there_is_no_way_back(
    as_staff: FlaskClient, period: PracticePeriod, letters: Letters
) -> None:
    period.state = PeriodState.PUBLISHED
    place = PracticePlaceFactory(period=period, seats=5)
    place.organization.email = "base@test.example"
    for number in range(3):
        left_over(period, email=f"student{number}@test.example")
    assert "сразу получат письма. Вернуть нельзя" in text_of(ask(as_staff, period, REST))
    assert letters.take() == []
    do(as_staff, period, REST)
    written = sorted(letter.recipient for letter in letters.take())
    assert written == ["base@test.example", *(f"student{n}@test.example" for n in range(3))]
    assert "/lists/undo/" not in as_staff.get(list_path(period)).text


def test_what_is_published_meanwhile_is_not_taken_back(
    as_staff: FlaskClient, period: PracticePeriod
) -> None:
    place = PracticePlaceFactory(period=period)
    student = left_over(period)
    do(as_staff, period, REST)
    page = html.fromstring(as_staff.get(list_path(period)).text)
    [address] = page.xpath("//form[contains(@action, '/lists/undo/')]/@action")
    period.state = PeriodState.PUBLISHED
    as_staff.post(address)
    assert seats() == {student.id: place.id}


def test_reminders_go_to_the_picked_who_have_not_sent(
    as_staff: FlaskClient, letters: Letters
) -> None:
    period = PracticePeriodFactory()
    place = PracticePlaceFactory(period=period)
    apply_for(period, place)
    StudentFactory(group=period.groups[0], email="late@test.example")
    student_in(period)
    page = text_of(ask(as_staff, period, REMIND))
    assert "Уйдёт 1 письмо" in page
    assert "заявка уже отправлена: 1" in page
    assert "нет адреса почты: позвоните или скажите лично: 1" in page
    assert letters.take() == []
    do(as_staff, period, REMIND)
    assert [letter.recipient for letter in letters.take()] == ["late@test.example"]
    assert "сегодня уже напоминали" in text_of(ask(as_staff, period, REMIND))


def test_a_reminder_to_nobody_reaches_nobody(as_staff: FlaskClient, letters: Letters) -> None:
    period = PracticePeriodFactory()
    StudentFactory(group=period.groups[0], email="late@test.example")
    as_staff.post(f"/lists/acts/{REMIND}", data={"period_id": period.id, "ids": ""})
    assert letters.take() == []


@pytest.mark.parametrize(
    ("state", "offered"),
    [
        (PeriodState.DRAFT, []),
        (PeriodState.OPEN, [REMIND, SEAT, REST, UNSEAT]),
        (PeriodState.PUBLISHED, [SEAT, REST, UNSEAT]),
    ],
)
def test_the_list_offers_what_the_state_allows(
    as_staff: FlaskClient, state: PeriodState, offered: list[str]
) -> None:
    period = PracticePeriodFactory(state=state)
    student_in(period)
    page = html.fromstring(as_staff.get(list_path(period)).text)
    assert page.xpath("//form[@id='acts']//button[@name='act']/@value") == offered


def test_nothing_is_done_in_a_state_that_does_not_allow_it(
    as_staff: FlaskClient, period: PracticePeriod
) -> None:
    student = left_over(period)
    PracticePlaceFactory(period=period)
    period.state = PeriodState.DRAFT
    as_staff.post(f"/lists/acts/{REST}", data={"period_id": period.id, "ids": str(student.id)})
    assert set(seats().values()) == {None}


def test_strangers_act_on_nobody(
    as_student: FlaskClient, as_employer: FlaskClient, period: PracticePeriod
) -> None:
    student = left_over(period)
    PracticePlaceFactory(period=period)
    for client in (as_student, as_employer):
        for act in (REST, SEAT, UNSEAT, REMIND):
            data = {"period_id": period.id, "ids": str(student.id)}
            assert client.post(f"/lists/acts/{act}", data=data).status_code == 404
    assert set(seats().values()) == {None}


def test_many_cost_hardly_more_statements_than_few(
    as_staff: FlaskClient, period: PracticePeriod
) -> None:
    PracticePlaceFactory(period=period, seats=100)

    def cost(count: int) -> int:
        for _ in range(count):
            left_over(period)
        with counted_queries() as statements:
            do(as_staff, period, REST)
        return len(statements)

    few = cost(3)
    assert cost(30) <= few + 2
