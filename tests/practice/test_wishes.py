"""A student's wishes over HTTP."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from flask.testing import FlaskClient
from lxml import html

from app.accounts.models import User
from app.base.query_count import counted_queries
from app.extensions import db
from app.organizations.enums import OrganizationKind
from app.practice.enums import PeriodState
from app.practice.models import PracticeApplication, PracticePeriod, PracticePlace
from tests.factories import OrganizationFactory, SpecialityFactory, StudentFactory, user_of
from tests.letters import Letters
from tests.pages import text_of
from tests.practice.factories import (
    PracticePeriodFactory,
    PracticePlaceFactory,
    apply_for,
    student_in,
)

SignIn = Callable[[User], FlaskClient]


@pytest.fixture
def period(app: Any) -> PracticePeriod:
    """A period that takes applications today."""
    return PracticePeriodFactory(max_wishes=3)


@pytest.fixture
def places(period: PracticePeriod) -> list[PracticePlace]:
    """Four places of the period."""
    return PracticePlaceFactory.create_batch(4, period=period)


@pytest.fixture
def student(period: PracticePeriod, sign_in: SignIn) -> FlaskClient:
    """A student of the period's group who signed in."""
    return sign_in(user_of(student_in(period)))


@pytest.fixture(autouse=True)
def confirmed(letters: Letters) -> Iterator[None]:
    """Each sending is confirmed by a letter (test_letters.py reads it)."""
    yield
    assert {letter.subject for letter in letters.take()} <= {"Заявка на практику отправлена"}


def path(period: PracticePeriod) -> str:
    """Return the address of the wishes."""
    return f"/practice/periods/{period.id}/wishes"


def ids(*places: PracticePlace) -> list[str]:
    """Return what the hidden inputs hold."""
    return [str(place.id) for place in places]


def own() -> PracticeApplication | None:
    """Return the one application."""
    return db.session.scalars(db.select(PracticeApplication)).one_or_none()


def wished() -> list[int]:
    """Return the places of the one application, in order."""
    application = own()
    return [wish.place_id for wish in application.wishes] if application else []


def send(client: FlaskClient, period: PracticePeriod, **form: Any) -> Any:
    """Open the page and press one of its buttons."""
    page = html.fromstring(client.get(path(period)).text)
    hidden = page.xpath("//form[@id='wishes']//input[@type='hidden' and @name!='wish']")
    return client.post(path(period), data={**{one.name: one.value or "" for one in hidden}, **form})


def test_page_explains_and_offers(
    student: FlaskClient, period: PracticePeriod, places: list[PracticePlace]
) -> None:
    for _ in range(2):
        apply_for(period, places[0])
    page = text_of(student.get(path(period)))
    assert "Куда вы хотите на практику" in page
    assert "Пишите честно" in page
    assert "жребий весны" in page
    assert "2 места на 2 желающих" in page
    assert "желающих пока нет" in page


def test_adding_moving_and_removing_need_no_script(
    student: FlaskClient, period: PracticePeriod, places: list[PracticePlace]
) -> None:
    one, two, three, _four = places
    send(student, period, add=one.id)
    send(student, period, wish=ids(one), add=two.id)
    send(student, period, wish=ids(one, two), add=three.id)
    assert wished() == [one.id, two.id, three.id]
    send(student, period, wish=ids(one, two, three), move=f"up:{three.id}")
    assert wished() == [one.id, three.id, two.id]
    send(student, period, wish=ids(one, three, two), move=f"remove:{one.id}")
    assert wished() == [three.id, two.id]
    assert own().submitted_at is None  # type: ignore[union-attr]
    assert "черновик" in text_of(student.get(path(period)))


def test_sending_counts_and_later_changes_count_at_once(
    student: FlaskClient, period: PracticePeriod, places: list[PracticePlace]
) -> None:
    one, two, *_rest = places
    send(student, period, wish=ids(one, two), send="1")
    sent_at = own().submitted_at  # type: ignore[union-attr]
    assert sent_at is not None
    page = text_of(student.get(path(period)))
    assert "отправлена 26 февраля" in page
    assert "до начала практики 1 апреля" in page
    send(student, period, wish=ids(two, one))
    assert wished() == [two.id, one.id]
    assert own().submitted_at == sent_at  # type: ignore[union-attr]


def test_the_promised_day_stands_beside_the_application(
    student: FlaskClient, period: PracticePeriod, places: list[PracticePlace]
) -> None:
    period.results_on = date(2024, 3, 15)
    send(student, period, wish=ids(places[0]), send="1")
    for page in (path(period), "/dashboard", "/practice/"):
        assert "Результат — 15 марта" in text_of(student.get(page))


def test_a_button_pressed_twice_acts_once(
    student: FlaskClient, period: PracticePeriod, places: list[PracticePlace]
) -> None:
    key = "7b0ac0de-0a3c-4b53-9f58-1f0a3f6f9c14"
    form = {"wish": ids(places[0]), "send": "1", "idempotency_key": key, "version": ""}
    first = student.post(path(period), data=form)
    second = student.post(path(period), data=form)
    assert first.location == second.location
    assert len(db.session.scalars(db.select(PracticeApplication)).all()) == 1


def test_an_empty_application_is_not_sent(student: FlaskClient, period: PracticePeriod) -> None:
    assert "Выберите хотя бы одно место" in text_of(send(student, period, send="1"))
    assert own() is None


def test_the_last_place_of_a_sent_application_is_not_removed_silently(
    student: FlaskClient, period: PracticePeriod, places: list[PracticePlace]
) -> None:
    send(student, period, wish=ids(places[0]), send="1")
    page = send(student, period, wish=ids(places[0]), move=f"remove:{places[0].id}")
    assert "последнее место отправленной заявки" in text_of(page)
    assert own().submitted_at is not None  # type: ignore[union-attr]
    assert wished() == [places[0].id]
    # The cross of the only line asks to take the application back.
    assert 'form="withdraw"' in student.get(path(period)).text


def test_the_student_takes_the_application_back_and_keeps_the_draft(
    student: FlaskClient, period: PracticePeriod, places: list[PracticePlace]
) -> None:
    send(student, period, wish=ids(*places[:2]), send="1")
    student.post(f"{path(period)}/withdrawal")
    assert own().submitted_at is None  # type: ignore[union-attr]
    assert wished() == [places[0].id, places[1].id]


def test_too_many_places_are_refused_and_kept_on_the_page(
    student: FlaskClient, period: PracticePeriod, places: list[PracticePlace]
) -> None:
    page = send(student, period, wish=ids(*places), send="1")
    assert "не больше 3 мест" in text_of(page)
    assert page.text.count('name="wish"') == 4
    assert own() is None


def test_a_place_of_another_period_or_speciality_is_refused(
    student: FlaskClient, period: PracticePeriod
) -> None:
    strange = PracticePlaceFactory()
    closed = PracticePlaceFactory(period=period, speciality=SpecialityFactory())
    for place in (strange, closed):
        page = send(student, period, wish=ids(place), send="1")
        assert "Места из списка больше нет" in text_of(page)
    assert own() is None


def test_places_of_another_speciality_are_not_offered(
    student: FlaskClient, period: PracticePeriod
) -> None:
    other = PracticePlaceFactory(period=period, speciality=SpecialityFactory())
    mine = PracticePlaceFactory(period=period, speciality=period.groups[0].speciality)
    page = text_of(student.get(path(period)))
    assert mine.organization.short_name in page
    assert other.organization.short_name not in page


def test_search_among_the_offered(student: FlaskClient, period: PracticePeriod) -> None:
    PracticePlaceFactory(period=period, organization=OrganizationFactory(short_name="Юность"))
    PracticePlaceFactory(period=period, organization=OrganizationFactory(short_name="Родник"))
    page = text_of(student.get(f"{path(period)}?q=родники"))
    assert "Родник" in page
    assert "Юность" not in page


def test_the_chooser_narrows_by_town_and_kind_and_begins_where_fewest_compete(
    student: FlaskClient, period: PracticePeriod
) -> None:
    wanted, spare, garden = (
        PracticePlaceFactory(
            period=period,
            seats=seats,
            organization=OrganizationFactory(short_name=name, town=town, kind=kind),
        )
        for name, town, kind, seats in (
            ("А", "Торез", OrganizationKind.SCHOOL, 1),
            ("Б", "Торез", OrganizationKind.SCHOOL, 4),
            ("В", "Снежное", OrganizationKind.KINDERGARTEN, 1),
        )
    )
    apply_for(period, wanted, spare)

    def offered(**query: str) -> list[str]:
        page = html.fromstring(student.get(path(period), query_string=query).text)
        return [str(one) for one in page.xpath("//*[@id='offered']//tbody//th/a/text()")]

    assert offered() == ["А", "Б", "В"]
    assert offered(order="rivals") == ["В", "Б", "А"]
    assert offered(order="nonsense") == ["А", "Б", "В"]
    assert offered(town=garden.organization.town_identity) == ["В"]
    assert offered(kind="school") == ["А", "Б"]
    # What is added comes back to the same choice.
    answer = student.post(
        f"{path(period)}?order=rivals&kind=school", data={"version": "", "add": spare.id}
    )
    assert answer.location == f"{path(period)}?order=rivals&kind=school#offered"


@pytest.mark.parametrize(
    "change",
    [
        {"applications_open_until": date(2024, 2, 25)},
        {"applications_open_on": date(2024, 2, 27)},
        {"state": PeriodState.CLOSED},
        {"state": PeriodState.PUBLISHED},
    ],
)
def test_out_of_time_nothing_changes(
    student: FlaskClient,
    period: PracticePeriod,
    places: list[PracticePlace],
    change: dict[str, Any],
) -> None:
    for name, value in change.items():
        setattr(period, name, value)
    page = send(student, period, wish=ids(places[0]), send="1")
    assert "Приём заявок" in text_of(page)
    assert own() is None
    assert 'name="send"' not in student.get(path(period)).text


def test_on_the_last_day_the_application_is_taken(
    student: FlaskClient, period: PracticePeriod, places: list[PracticePlace]
) -> None:
    period.applications_open_until = date(2024, 2, 26)
    send(student, period, wish=ids(places[0]), send="1")
    assert own().submitted_at is not None  # type: ignore[union-attr]


def test_a_list_from_an_older_page_is_shown_beside_the_stored_one(
    student: FlaskClient, period: PracticePeriod, places: list[PracticePlace]
) -> None:
    one, two, *_rest = places
    send(student, period, wish=ids(one))
    page = student.post(path(period), data={"version": "", "wish": ids(two), "send": "1"})
    assert page.status_code == 409
    assert one.organization.short_name in text_of(page, status=409)
    assert two.organization.short_name in text_of(page, status=409)
    assert wished() == [one.id]


def test_strangers_have_no_such_page(
    sign_in: SignIn, as_staff: FlaskClient, as_employer: FlaskClient, period: PracticePeriod
) -> None:
    stranger = sign_in(user_of(StudentFactory()))
    assert stranger.get(path(period)).status_code == 404
    assert stranger.post(path(period), data={"send": "1"}).status_code == 404
    assert as_staff.get(path(period)).status_code == 403
    assert as_employer.get(path(period)).status_code == 403


def test_a_draft_period_is_not_there_for_students(
    student: FlaskClient, period: PracticePeriod
) -> None:
    period.state = PeriodState.DRAFT
    assert student.get(path(period)).status_code == 404
    assert period.title not in text_of(student.get("/practice/"))


def test_nonsense_in_the_form_is_no_error_of_ours(
    student: FlaskClient, period: PracticePeriod, places: list[PracticePlace]
) -> None:
    absurd = "9" * 5_000
    page = send(student, period, wish=["x", str(10**30), "-1", absurd], move="up:", add="\x00")
    assert page.status_code < 500
    page = send(student, period, version=absurd, add=absurd)
    assert page.status_code < 500
    assert send(student, period, move=f"up:{absurd}").status_code < 500
    assert wished() == []


def test_students_see_their_own_periods(student: FlaskClient, period: PracticePeriod) -> None:
    PracticePeriodFactory(title="Чужая практика")
    page = text_of(student.get("/practice/"))
    assert period.title in page
    assert "Выбрать места" in page
    assert "Чужая практика" not in page


def test_a_student_account_without_a_card_sees_an_empty_page(as_student: FlaskClient) -> None:
    assert "Практики пока нет" in text_of(as_student.get("/practice/"))


def test_page_costs_the_same_for_few_and_many(
    student: FlaskClient, period: PracticePeriod, places: list[PracticePlace]
) -> None:
    address = path(period)

    def cost() -> int:
        with counted_queries() as statements:
            student.get(address)
        return len(statements)

    send(student, period, wish=ids(places[0]))
    few = cost()
    PracticePlaceFactory.create_batch(20, period=period)
    send(student, period, wish=ids(*places[:3]))
    for _ in range(5):
        apply_for(period, *places)
    assert cost() == few
