"""The registry over HTTP: staff keeps it, an organization its own conditions, students read."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from flask.testing import FlaskClient

from app.accounts.enums import Role
from app.accounts.models import User
from app.base.settlements import settlement_in
from app.extensions import db
from app.practice.enums import PracticeKind
from app.practice.hosting.models import HostingIntent
from app.practice.registry.models import BaseResponsible, PracticeBase
from tests.factories import OrganizationFactory, SpecialityFactory, StudentFactory, UserFactory
from tests.imports.sending import apply, csv_of, fates, send
from tests.pages import text_of
from tests.practice.factories import PracticePeriodFactory
from tests.practice.registry.factories import BaseResponsibleFactory, PracticeBaseFactory

SignIn = Callable[[User], FlaskClient]


def filled(**changes: Any) -> dict[str, Any]:
    """Return a valid form of a base."""
    return {"town": "Зугрэс", "address": "ул. Садовая, 2", "kinds": ["educational"], **changes}


def stored() -> list[PracticeBase]:
    """Return all bases."""
    db.session.expire_all()
    return list(db.session.scalars(db.select(PracticeBase).order_by(PracticeBase.id)))


@pytest.fixture
def as_owner(sign_in: SignIn) -> tuple[FlaskClient, PracticeBase]:
    """Return an organization's person with the base they answer for."""
    base = PracticeBaseFactory(organization=OrganizationFactory(short_name="Школа № 5"))
    owner = UserFactory(role=Role.EMPLOYER, organization_id=base.organization_id)
    return sign_in(owner), base


def test_staff_adds_a_base_and_then_a_second_site(as_staff: FlaskClient) -> None:
    school, speciality = OrganizationFactory(short_name="Школа № 5"), SpecialityFactory()
    form = filled(organization_id=school.id, speciality_ids=[speciality.id], has_dormitory="y")
    as_staff.post("/practice/bases/new", data=form)
    again = as_staff.post("/practice/bases/new", data={**form, "title": "Корпус 2"})
    assert "Похоже на: Школа № 5, ул. Садовая, 2" in text_of(again, status=422)
    site = {**form, "title": "Корпус 2", "is_another": "y"}
    assert as_staff.post("/practice/bases/new", data=site).status_code == 302
    main, second = stored()
    assert (main.name, second.name) == ("Школа № 5", "Школа № 5, Корпус 2")
    assert main.kinds == [PracticeKind.EDUCATIONAL]
    assert main.specialities == [speciality]
    assert main.point == (48.02, 38.28)
    page = as_staff.page(f"/practice/bases/{main.id}", status=200)
    assert "Другие площадки организации" in page


def test_the_form_asks_which_of_several_towns_is_meant(as_staff: FlaskClient) -> None:
    form = filled(organization_id=OrganizationFactory().id, town="пгт Красный Октябрь")
    refused = text_of(as_staff.post("/practice/bases/new", data=form), status=422)
    assert "Таких населённых пунктов несколько" in refused
    assert "Красный Октябрь (пгт, городской округ Енакиево, ДНР)" in refused
    assert stored() == []
    found = settlement_in("Красный Октябрь", "Енакиево")
    assert found
    as_staff.post("/practice/bases/new", data={**form, "settlement": found.key})
    [base] = stored()
    assert base.district == "городской округ Енакиево"
    assert base.point == (48.24, 38.33)
    listed = as_staff.page(f"/practice/bases/?town={base.settlement_key}", status=200)
    assert "1 база" in listed


def test_a_responsible_person_is_replaced_by_a_day_and_stays_in_the_history(
    as_owner: tuple[FlaskClient, PracticeBase],
) -> None:
    client, base = as_owner
    person = BaseResponsibleFactory(base=base, name="Первая Анна Ивановна", since=date(2023, 9, 1))
    db.session.commit()
    path = f"/practice/bases/responsibles/{person.id}/replace"
    new = {"name": "Вторая Ольга Петровна", "since": "2023-09-01", "order_number": "7"}
    early = text_of(client.post(path, data=new), status=422)
    assert "Прежний ответственный назначен позже этого дня" in early
    client.post(path, data={**new, "since": "2024-02-01"})
    db.session.expire_all()
    [base] = stored()
    assert [(one.name, one.until) for one in base.former] == [
        ("Первая Анна Ивановна", date(2024, 1, 31))
    ]
    assert [one.name for one in base.present] == ["Вторая Ольга Петровна"]
    page = client.page(f"/practice/bases/{base.id}", status=200)
    assert "Прежние ответственные: 1" in page
    again = client.post(path, data={**new, "name": "Третья", "since": "2024-03-01"})
    assert "уже не отвечает" in text_of(again, status=422)


def test_an_organization_changes_conditions_of_its_own_base_alone(
    as_owner: tuple[FlaskClient, PracticeBase],
) -> None:
    client, base = as_owner
    foreign = PracticeBaseFactory()
    db.session.commit()
    form = {"hours": "8:00–14:00", "needs_medical_book": "y", "version": base.version}
    assert client.post(f"/practice/bases/{base.id}/conditions", data=form).status_code == 302
    assert client.post(f"/practice/bases/{foreign.id}/conditions", data=form).status_code == 404
    assert client.get(f"/practice/bases/{base.id}/edit").status_code == 403
    assert "1 база" in client.page("/practice/bases/", status=200)
    changed, _other = stored()
    assert (changed.hours, changed.needs_medical_book) == ("8:00–14:00", True)


def test_a_student_sees_every_base_and_nobodys_phone(sign_in: SignIn) -> None:
    person = BaseResponsibleFactory(phone="+79490000099")
    student = UserFactory(role=Role.STUDENT)
    StudentFactory(user_id=student.id)
    client = sign_in(student)
    assert "1 база" in client.page("/practice/bases/", status=200)
    for path in (f"/practice/bases/{person.base_id}", "/practice/bases/?as=csv"):
        shown = client.get(path).get_data(as_text=True)
        assert person.name not in shown
        assert "000-00-99" not in shown
    answer = client.get(f"/practice/bases/{person.base_id}/conditions")
    assert answer.status_code == 404


def test_filters_narrow_the_list(as_staff: FlaskClient) -> None:
    speciality = SpecialityFactory()
    fit = PracticeBaseFactory(title="Лагерь", kinds=[PracticeKind.EDUCATIONAL], has_dormitory=True)
    fit.speciality_ids = [speciality.id]
    PracticeBaseFactory(needs_medical_book=True, kinds=[PracticeKind.PRE_DIPLOMA])
    PracticeBaseFactory(archived_on=date(2024, 1, 1))
    db.session.commit()
    query = f"kind=educational&speciality={speciality.id}&dormitory=y&without_book=y&q=лагеря"
    assert "1 база" in as_staff.page(f"/practice/bases/?{query}", status=200)
    assert "2 базы" in as_staff.page("/practice/bases/", status=200)
    assert "1 база" in as_staff.page("/practice/bases/?left=y", status=200)
    assert "Ничего не нашлось" in as_staff.page("/practice/bases/?seats=y", status=200)


def test_a_base_leaves_the_registry_and_comes_back(as_staff: FlaskClient) -> None:
    base = PracticeBaseFactory()
    db.session.commit()
    as_staff.post(f"/practice/bases/{base.id}/archive")
    assert stored()[0].archived_on == date(2024, 2, 26)
    assert "выбыла из реестра" in as_staff.page(f"/practice/bases/{base.id}", status=200)
    as_staff.post(f"/practice/bases/{base.id}/restore")
    assert stored()[0].archived_on is None


def test_a_place_asks_at_which_site_where_there_are_several(as_staff: FlaskClient) -> None:
    site = PracticeBaseFactory(title="Корпус 2", town="Зугрэс")
    period = PracticePeriodFactory()
    path = f"/practice/periods/{period.id}/places/new"
    form = {"organization_id": site.organization_id, "title": "Вожатый", "seats": "2"}
    db.session.commit()
    assert as_staff.post(path, data={**form, "title": "Один"}).status_code == 302
    PracticeBaseFactory(organization=site.organization, title="Корпус 3")
    db.session.commit()
    assert "несколько площадок" in text_of(as_staff.post(path, data=form), status=422)
    as_staff.post(path, data={**form, "base_id": site.id})
    listed = as_staff.page(f"/practice/periods/{period.id}/places", status=200)
    assert f"{site.organization.short_name}, Корпус 2" in listed


HEADINGS = ["Организация", "Площадка", "Город", "Район", "Адрес", "Виды практики", "Медкнижка",
            "Ответственный", "Телефон", "№ приказа", "Дата приказа", "Кол-во мест"]  # fmt: skip


def _row(**told: str) -> list[str]:
    return [told.get(heading, "") for heading in HEADINGS]


def test_a_sheet_fills_the_registry_and_says_what_it_does_not_know(sign_in: SignIn) -> None:
    client = sign_in(UserFactory(role=Role.ADMIN))
    school = OrganizationFactory(name="ГБОУ «Школа № 901»", short_name="Школа № 901", town="Торез")
    PracticeBaseFactory(organization=school, address="")
    db.session.commit()
    owner = {"Организация": "Школа № 901"}
    rows = [
        HEADINGS,
        _row(**owner, Адрес="ул. Мира, 1", Ответственный="Зимина Ольга", Телефон="+79490000001"),
        _row(**owner, Площадка="Филиал", Город="Красный Октябрь", Район="Макеевка",
             **{"Виды практики": "учебная и преддипломная", "Медкнижка": "да",
                "Кол-во мест": "4 места"}),
        _row(**owner, Площадка="Лагерь", Город="Красный Октябрь"),
        _row(**owner, Площадка="Третья", Телефон="+79490000002"),
        _row(Организация="Неизвестная"),
    ]  # fmt: skip
    run_id = send(client, "bases", csv_of(rows))
    assert fates(run_id) == {2: "changed", 3: "new", 4: "refused", 5: "refused", 6: "refused"}
    page = client.page(f"/admin/imports/{run_id}?fate=refused", status=200)
    assert "Укажите в столбце «Район»" in page
    assert "Напишите, чей это телефон" in page
    apply(client, run_id, good_rows=True)
    main, branch = stored()
    assert (main.town, main.address) == (school.town, "ул. Мира, 1")
    assert [one.phone for one in main.present] == ["+79490000001"]
    assert branch.district == "городской округ Макеевка"
    assert branch.kinds == [PracticeKind.EDUCATIONAL, PracticeKind.PRE_DIPLOMA]
    assert db.session.scalar(db.select(db.func.count(BaseResponsible.id))) == 1
    [answer] = db.session.scalars(db.select(HostingIntent))
    assert (answer.base_id, answer.seats, answer.year) == (branch.id, 4, 2023)
    assert "1 база" in client.page("/practice/bases/?seats=y", status=200)
