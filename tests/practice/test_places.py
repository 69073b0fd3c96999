"""Places over HTTP: staff offer seats, a base sees its own and nobody else's."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from app.base.query_count import counted_queries
from app.extensions import db
from app.organizations.models import Organization
from app.practice.enums import Basis, PeriodState
from app.practice.models import PracticePlace
from tests.factories import OrganizationFactory, SpecialityFactory
from tests.pages import text_of
from tests.practice.factories import (
    PlacementFactory,
    PracticePeriodFactory,
    PracticePlaceFactory,
    apply_for,
)


def filled(**changes: Any) -> dict[str, Any]:
    """Return a valid form of a new place."""
    return {
        "organization_id": str(OrganizationFactory(short_name="Гимназия «Юность»").id),
        "title": "Помощник вожатого",
        "seats": "4",
        "supervisor_name": "Зимина Ольга",
        "supervisor_phone": "8 (856) 255-00-00",
        "idempotency_key": "7b0ac0de-0a3c-4b53-9f58-1f0a3f6f9c13",
        **changes,
    }


def stored() -> list[PracticePlace]:
    """Return all places."""
    return list(db.session.scalars(db.select(PracticePlace)))


def test_staff_adds_a_place_once(as_staff: FlaskClient) -> None:
    period, form = PracticePeriodFactory(), filled()
    path = f"/practice/periods/{period.id}/places"
    as_staff.post(f"{path}/new", data=form)
    as_staff.post(f"{path}/new", data=form)
    [place] = stored()
    assert (place.seats, place.taken, place.supervisor_phone) == (4, 0, "+78562550000")
    assert "Гимназия «Юность»" in text_of(as_staff.get(path))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"seats": "-3"}, "Число от 1 до 200"),
        ({"seats": "0"}, "Число от 1 до 200"),
        ({"seats": "201"}, "Число от 1 до 200"),
        ({"seats": "много"}, "Неверное целое число"),
        ({"organization_id": "999999"}, "Выберите значение из списка"),
        ({"supervisor_phone": "12"}, "Не хватает цифр"),
    ],
)
def test_bad_input_is_told_by_the_field_and_kept(
    as_staff: FlaskClient, change: dict[str, str], message: str
) -> None:
    period = PracticePeriodFactory()
    page = as_staff.post(f"/practice/periods/{period.id}/places/new", data=filled(**change))
    assert message in text_of(page)
    assert 'value="Зимина Ольга"' in page.text
    assert stored() == []


def test_the_same_work_at_the_same_base_is_one_place(as_staff: FlaskClient) -> None:
    place = PracticePlaceFactory()
    form = filled(organization_id=str(place.organization_id), title=place.title)
    page = as_staff.post(f"/practice/periods/{place.period_id}/places/new", data=form)
    assert "уже есть место с такой деятельностью" in text_of(page)
    assert len(stored()) == 1


def test_no_place_is_added_after_the_applications(as_staff: FlaskClient) -> None:
    period = PracticePeriodFactory(state=PeriodState.CLOSED)
    page = as_staff.post(f"/practice/periods/{period.id}/places/new", data=filled())
    assert "список мест больше не меняют" in text_of(page)
    assert stored() == []


def edited(place: PracticePlace, **changes: Any) -> dict[str, Any]:
    """Return the form of a known place."""
    return {
        "organization_id": place.organization_id,
        "title": place.title,
        "seats": place.seats,
        "speciality_id": place.speciality_id or "",
        "version": place.version,
        **changes,
    }


def test_seats_do_not_fall_below_those_taken(as_staff: FlaskClient) -> None:
    place = PracticePlaceFactory(seats=3, taken=2)
    page = as_staff.post(f"/practice/places/{place.id}/edit", data=edited(place, seats=1))
    assert "Здесь уже занято 2" in text_of(page)
    as_staff.post(f"/practice/places/{place.id}/edit", data=edited(place, seats=2))
    assert stored()[0].seats == 2


def test_a_wished_place_keeps_its_base_and_speciality(as_staff: FlaskClient) -> None:
    place = PracticePlaceFactory()
    apply_for(place.period, place)
    form = edited(place, speciality_id=SpecialityFactory().id)
    page = as_staff.post(f"/practice/places/{place.id}/edit", data=form)
    assert "это поле не меняют" in text_of(page)


def test_a_place_is_removed_only_while_nobody_wants_it(as_staff: FlaskClient) -> None:
    place = PracticePlaceFactory()
    application = apply_for(place.period, place, submitted_at=None)
    path = f"/practice/places/{place.id}"
    referer = {"Referer": f"http://localhost/practice/periods/{place.period_id}/places"}
    refused = as_staff.post(f"{path}/remove", headers=referer, follow_redirects=True)
    assert "уже выбрали студенты (1)" in text_of(refused)
    db.session.delete(application)
    as_staff.post(f"{path}/remove")
    assert stored() == []


def test_a_place_with_somebody_on_it_stays(as_staff: FlaskClient) -> None:
    place = PracticePlaceFactory(taken=1)
    as_staff.post(f"/practice/places/{place.id}/remove")
    assert len(stored()) == 1


def test_search_knows_base_town_and_work(as_staff: FlaskClient) -> None:
    period = PracticePeriodFactory()
    garden = OrganizationFactory(name="Детский сад № 14", short_name="Сад № 14", town="Зугрэс")
    PracticePlaceFactory(period=period, organization=garden, title="Помощник воспитателя")
    PracticePlaceFactory(period=period, title="Вожатый")
    path = f"/practice/periods/{period.id}/places"
    assert "Сад № 14" in text_of(as_staff.get(f"{path}?q=воспитатели зугрэс"))
    assert "Сад № 14" not in text_of(as_staff.get(f"{path}?q=вожатые"))


def test_list_costs_the_same_for_few_and_many(as_staff: FlaskClient) -> None:
    period = PracticePeriodFactory()

    def cost() -> int:
        with counted_queries() as statements:
            as_staff.get(f"/practice/periods/{period.id}/places")
        return len(statements)

    PracticePlaceFactory.create_batch(3, period=period)
    few = cost()
    PracticePlaceFactory.create_batch(20, period=period, speciality=SpecialityFactory())
    assert cost() == few


def test_a_base_sees_its_students_after_publishing_and_only_names(
    as_employer: FlaskClient,
) -> None:
    period = PracticePeriodFactory(state=PeriodState.DISTRIBUTED)
    own = db.session.get_one(Organization, as_employer.user.organization_id)
    place = PracticePlaceFactory(period=period, organization=own, taken=1)
    student = PlacementFactory(period=period, place=place).student
    student.phone = "+79490000001"
    path = f"/practice/places/{place.id}"
    before = text_of(as_employer.get(path))
    assert student.full_name not in before
    assert "Список ещё не готов" in before
    period.state = PeriodState.PUBLISHED
    page = as_employer.get(path)
    assert student.full_name in text_of(page)
    assert student.group.name in text_of(page)
    assert "949" not in page.text
    assert str(student.birth_date.year) not in page.text
    assert "1 студент" in text_of(as_employer.get("/practice/"))


def test_another_bases_place_is_not_there(
    as_employer: FlaskClient, as_student: FlaskClient
) -> None:
    place = PracticePlaceFactory(period=PracticePeriodFactory(state=PeriodState.PUBLISHED))
    assert as_employer.get(f"/practice/places/{place.id}").status_code == 404
    assert as_student.get(f"/practice/places/{place.id}").status_code == 404
    assert place.title not in text_of(as_employer.get("/practice/"))
    for page in ("edit", "remove"):
        assert as_employer.post(f"/practice/places/{place.id}/{page}").status_code == 403


def test_a_base_does_not_see_drafts(as_employer: FlaskClient) -> None:
    own = db.session.get_one(Organization, as_employer.user.organization_id)
    period = PracticePeriodFactory(state=PeriodState.DRAFT)
    place = PracticePlaceFactory(period=period, organization=own)
    assert as_employer.get(f"/practice/places/{place.id}").status_code == 404
    assert "Мест практики у вас пока нет" in text_of(as_employer.get("/practice/"))


def test_a_seat_by_hand_is_shown_to_the_base_as_any_other(as_employer: FlaskClient) -> None:
    period = PracticePeriodFactory(state=PeriodState.PUBLISHED)
    own = db.session.get_one(Organization, as_employer.user.organization_id)
    place = PracticePlaceFactory(period=period, organization=own, taken=1)
    placement = PlacementFactory(period=period, place=place, basis=Basis.BY_HAND, rank=None)
    placement.note = "живёт рядом с матерью"
    page = text_of(as_employer.get(f"/practice/places/{place.id}"))
    assert placement.student.full_name in page
    assert "живёт рядом" not in page
