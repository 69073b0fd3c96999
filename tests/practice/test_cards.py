"""Practice on the cards of organizations and students, each only what the reader may see."""

from collections.abc import Callable
from typing import Any

from flask.testing import FlaskClient

from app.accounts.models import User
from app.base.query_count import counted_queries
from app.extensions import db
from app.organizations.models import Organization
from app.practice.enums import Basis, PeriodState
from tests.factories import OrganizationFactory, StudentFactory, user_of
from tests.pages import text_of
from tests.practice.factories import (
    PlacementFactory,
    PracticePeriodFactory,
    PracticePlaceFactory,
    apply_for,
    student_in,
)

SignIn = Callable[[User], FlaskClient]


def test_a_base_shows_staff_its_places_of_the_newest_period(as_staff: FlaskClient) -> None:
    place = PracticePlaceFactory(period=PracticePeriodFactory(title="Весна"), title="Вожатый")
    path = f"/organizations/{place.organization_id}"
    page = as_staff.page(path)
    assert "Места практики: Весна" in page
    assert "Вожатый" in page
    link = f"/practice/periods/{place.period_id}/places?organization={place.organization_id}"
    assert link in as_staff.get(path).text
    assert place.organization.short_name in as_staff.page(link)


def test_a_base_without_places_says_so(as_staff: FlaskClient) -> None:
    page = as_staff.page(f"/organizations/{OrganizationFactory().id}")
    assert "эта организация не участвовала" in page


def test_others_read_nothing_of_a_base_s_places(
    client: FlaskClient, as_employer: FlaskClient, as_student: FlaskClient
) -> None:
    place = PracticePlaceFactory(title="Вожатый в лагере")
    for reader in (client, as_employer, as_student):
        answer = reader.get(f"/organizations/{place.organization_id}")
        assert "Вожатый в лагере" not in answer.text


def test_a_student_s_card_shows_how_practice_stands(as_staff: FlaskClient) -> None:
    place = PracticePlaceFactory(period=PracticePeriodFactory(title="Весна"))
    sent = apply_for(place.period, place)
    page = as_staff.page(f"/students/{sent.student_id}")
    assert "Весна" in page
    assert "заявка отправлена" in page
    assert f"/practice/applications/{sent.id}" in as_staff.get(f"/students/{sent.student_id}").text
    idle = student_in(place.period)
    assert "заявка не начата" in as_staff.page(f"/students/{idle.id}")
    assert "ещё не участвовала" in as_staff.page(f"/students/{StudentFactory().id}")


def test_the_student_reads_the_own_outcome_once_it_is_published(sign_in: SignIn) -> None:
    placement = PlacementFactory(period=PracticePeriodFactory(state=PeriodState.DISTRIBUTED))
    reader = sign_in(user_of(placement.student))
    base = placement.place.organization.short_name
    path = f"/students/{placement.student_id}"
    assert base not in reader.page(path)
    placement.period.state = PeriodState.PUBLISHED
    assert base in reader.page(path)


def test_a_card_costs_the_same_with_few_and_many(as_staff: FlaskClient) -> None:
    organization = OrganizationFactory()
    period = PracticePeriodFactory()

    def cost() -> int:
        with counted_queries() as statements:
            as_staff.get(f"/organizations/{organization.id}")
        return len(statements)

    def offer(number: int) -> None:
        for one in range(number):
            title = f"Работа {number} {one}"
            PracticePlaceFactory(period=period, organization=organization, title=title)

    offer(1)
    few = cost()
    offer(8)
    assert cost() == few


def test_the_dashboard_tells_the_unplaced_whom_to_ask(sign_in: SignIn) -> None:
    lost = PlacementFactory(
        period=PracticePeriodFactory(state=PeriodState.PUBLISHED),
        place=None,
        basis=Basis.UNPLACED,
        rank=None,
    )
    student = sign_in(user_of(lost.student))
    page = student.page("/dashboard")
    assert "Места на практику пока нет: свяжитесь с методистом" in page
    assert "Что делать: позвоните или напишите методисту" in student.page("/practice/")


def test_the_dashboard_keeps_the_receipt_of_a_sent_application(sign_in: SignIn) -> None:
    place = PracticePlaceFactory()
    sent = apply_for(place.period, place)
    student = sign_in(user_of(sent.student))
    page = student.page("/dashboard")
    assert f"Ваша заявка: {place.period.title}" in page
    assert "Отправили" in page
    assert "до начала практики 1 апреля" in page
    place.period.state = PeriodState.CLOSED
    assert "Отправили" in student.page("/dashboard")
    late = sign_in(user_of(student_in(place.period)))
    assert "Заявку вы не отправили: место назначит методист" in late.page("/dashboard")


def test_staff_is_led_to_those_without_a_seat(as_staff: FlaskClient) -> None:
    period = PracticePeriodFactory(state=PeriodState.PUBLISHED)
    student_in(period)
    assert "1 студент без места практики" in as_staff.page("/dashboard")
    assert f"/practice/periods/{period.id}/rest" in as_staff.get("/dashboard").text


def test_an_employer_reads_what_it_offers(as_employer: Any) -> None:
    own = db.session.get_one(Organization, as_employer.user.organization_id)
    PracticePlaceFactory(organization=own, seats=4)
    page = as_employer.page("/dashboard")
    assert "К вам на практику" in page
    assert "1 место практики" in page
    assert "4 студентов примете" in page


def test_a_place_opens_for_those_who_choose(sign_in: SignIn) -> None:
    place = PracticePlaceFactory(
        organization=OrganizationFactory(town="Торез", address="ул. Мира, 5"),
        supervisor_name="Зимина Ольга",
        supervisor_phone="+79490000002",
        tasks="Ведёт кружок",
        requirements="Медицинская книжка",
    )
    apply_for(place.period, place)
    student = StudentFactory(group=place.period.groups[0], town="Торез")
    reader = sign_in(user_of(student))
    assert 'href="tel:+79490000002"' in reader.get(f"/practice/places/{place.id}").text
    back = f"/practice/periods/{place.period_id}/wishes?page=2#row-{place.id}"
    path = f"/practice/places/{place.id}"
    answer = reader.get(path, query_string={"back": back})
    page = text_of(answer)
    for words in ("ул. Мира, 5", "там же, где живёте вы", "Зимина Ольга", "1 указали первым",
        "Ведёт кружок", "Медицинская книжка",
    ):  # fmt: skip
        assert words in page
    assert f'href="/practice/periods/{place.period_id}/wishes?page=2#row-{place.id}"' in answer.text
    data = {"add": place.id, "version": "", "back": back}
    added = reader.post(f"/practice/periods/{place.period_id}/wishes", data=data)
    assert added.location == back
    assert "в вашей заявке под № 1" in text_of(reader.get(path))


def test_a_place_names_no_students_to_those_who_choose(sign_in: SignIn) -> None:
    placement = PlacementFactory(period=PracticePeriodFactory(state=PeriodState.PUBLISHED))
    reader = sign_in(user_of(student_in(placement.period)))
    page = reader.page(f"/practice/places/{placement.place_id}")
    assert placement.student.full_name not in page


def test_a_place_of_another_period_is_not_there(sign_in: SignIn, as_employer: FlaskClient) -> None:
    place = PracticePlaceFactory()
    stranger = sign_in(user_of(StudentFactory()))
    assert stranger.get(f"/practice/places/{place.id}").status_code == 404
    assert as_employer.get(f"/practice/places/{place.id}").status_code == 404


def test_a_foreign_way_back_is_not_followed(sign_in: SignIn) -> None:
    place = PracticePlaceFactory()
    reader = sign_in(user_of(student_in(place.period)))
    source = reader.get(f"/practice/places/{place.id}?back=https://evil.example/").text
    assert "evil.example" not in source
