"""Organizations over HTTP: the list for everybody, changes for staff, people for few."""

from typing import Any

import pytest
from flask.testing import FlaskClient
from lxml import html

from app.base.query_count import counted_queries
from app.extensions import db
from app.organizations.models import Organization
from tests.factories import OrganizationFactory
from tests.pages import text_of

VALID = {
    "name": "ГБОУ «Школа № 5»",
    "short_name": "Школа № 5",
    "kind": "school",
    "town": "Шахтёрск",
    "inn": "77 0708 3893",
    "phone": "8 (856) 255-00-00",
    "idempotency_key": "7b0ac0de-0a3c-4b53-9f58-1f0a3f6f9c11",
}


def test_everybody_reads_the_list_and_finds_by_word_forms(client: FlaskClient) -> None:
    OrganizationFactory(name="Детский сад «Ёлочка»", short_name="Детский сад «Ёлочка»")
    OrganizationFactory(name="Гимназия «Юность»", short_name="Гимназия «Юность»")
    page = text_of(client.get("/organizations/?q=елочки"))
    assert "Ёлочка" in page
    assert "Юность" not in page


def test_list_keeps_filters_and_sorts(client: FlaskClient) -> None:
    OrganizationFactory(short_name="Школа А", town="Зугрэс")
    OrganizationFactory(short_name="Школа Б", town="Шахтёрск")
    page = text_of(client.get("/organizations/?town=Зугрэс&sort=-name"))
    assert "Школа А" in page
    assert "Школа Б" not in page


def test_list_costs_the_same_for_few_and_many(client: FlaskClient) -> None:
    def cost() -> int:
        with counted_queries() as statements:
            client.get("/organizations/")
        return len(statements)

    OrganizationFactory.create_batch(2)
    few = cost()
    OrganizationFactory.create_batch(23)
    assert cost() == few


def test_staff_adds_an_organization_with_cleaned_requisites(as_staff: FlaskClient) -> None:
    response = as_staff.post("/organizations/new", data=VALID)
    assert response.status_code == 302
    organization = db.session.scalars(db.select(Organization)).one()
    assert organization.inn == "7707083893"
    assert organization.phone == "+78562550000"


def test_wrong_inn_is_told_by_the_field_and_nothing_typed_is_lost(as_staff: FlaskClient) -> None:
    page = as_staff.post("/organizations/new", data={**VALID, "inn": "7707083894"})
    assert "ИНН не сходится с контрольной цифрой" in text_of(page)
    assert 'value="7707083894"' in page.text
    assert 'value="Школа № 5"' in page.text
    assert db.session.scalars(db.select(Organization)).all() == []


def test_the_same_inn_twice_is_told_by_the_field(as_staff: FlaskClient) -> None:
    OrganizationFactory(inn="7707083893")
    page = as_staff.post("/organizations/new", data=VALID)
    assert "Организация с таким номером уже есть" in text_of(page)


def test_only_staff_changes(
    as_employer: FlaskClient, as_student: FlaskClient, client: FlaskClient
) -> None:
    assert as_employer.post("/organizations/new", data=VALID).status_code == 403
    assert as_student.get("/organizations/new").status_code == 403
    assert client.get("/organizations/new").status_code == 302


def test_contacts_are_for_staff_and_the_organization_itself(
    client: FlaskClient, as_staff: FlaskClient, as_employer: FlaskClient, sign_in: Any
) -> None:
    own = as_employer.user.organization_id
    as_staff.post(f"/organizations/{own}/contacts/new", data={"name": "Зимина Ольга"})
    path = f"/organizations/{own}"
    assert "Зимина" in text_of(as_employer.get(path))
    assert "Зимина" not in text_of(client.get(path))


def test_a_missing_organization_is_a_404(client: FlaskClient) -> None:
    assert client.get("/organizations/999999").status_code == 404
    assert client.get(f"/organizations/{10**30}").status_code == 404


WRITINGS = (
    "МБОУ «Школа № 5 г. Шахтёрска»",
    'МБОУ "Школа №5 г. Шахтерска"',
    "МБОУ «ШКОЛА №\u00a05 Г. ШАХТЁРСКА»",
    "Мбоу школа № 5 г. Шахтёрска",
    "Муниципальное бюджетное общеобразовательное учреждение «Школа N 5 г. Шахтерска»",
)


@pytest.mark.parametrize("name", WRITINGS[1:])
def test_a_school_written_otherwise_is_asked_about(as_staff: FlaskClient, name: str) -> None:
    OrganizationFactory(name=WRITINGS[0], short_name="Школа № 5")
    sent = {"name": name, "short_name": "Школа", "kind": "school", "town": "г. Шахтерск"}
    page = as_staff.post("/organizations/new", data=sent)
    assert "Похоже на: Школа № 5, Шахтёрск" in text_of(page)
    assert as_staff.post("/organizations/new", data={**sent, "is_another": "y"}).status_code == 302


def test_a_school_listed_under_the_same_short_name_is_asked_about(as_staff: FlaskClient) -> None:
    OrganizationFactory(name=WRITINGS[0], short_name="Школа № 5", town="Шахтёрск")
    other = OrganizationFactory(name="Иная", short_name="Иная", town="Шахтёрск")
    sent = {**VALID, "inn": "", "ogrn": "", "name": "Муниципальная школа имени Пушкина"}
    sent |= {"short_name": "МБОУ «Школа №5»", "town": "шахтерск"}
    assert "Похоже на: Школа № 5" in text_of(as_staff.post("/organizations/new", data=sent))
    path = f"/organizations/{other.id}/edit"
    edited = {**sent, "version": other.version}
    assert "Похоже на: Школа № 5" in text_of(as_staff.post(path, data=edited))
    assert as_staff.post(path, data={**edited, "town": "Торез"}).status_code == 302


def test_two_with_numbers_of_their_own_are_two(as_staff: FlaskClient) -> None:
    OrganizationFactory(name=WRITINGS[0], inn="7728168971")
    sent = {**VALID, "name": WRITINGS[1]}
    assert as_staff.post("/organizations/new", data=sent).status_code == 302


def test_a_town_is_one_entry_of_the_filter_however_it_was_written(client: FlaskClient) -> None:
    for number, town in enumerate(("г. Шахтёрск", "Шахтерск", "шахтёрск", "Шахтёрск")):
        OrganizationFactory(short_name=f"Школа {number}", town=town)
    page = client.get("/organizations/?kind=school")
    assert page.text.count("Шахтёрск</option>") == 1
    found = text_of(client.get("/organizations/?town=шахтерск"))
    assert all(f"Школа {number}" in found for number in range(4))


def test_a_town_is_kept_tidy(as_staff: FlaskClient) -> None:
    as_staff.post("/organizations/new", data={**VALID, "town": "г.\u00a0шахтёрск"})
    assert db.session.scalars(db.select(Organization.town)).one() == "Шахтёрск"


def test_a_visitor_reads_no_requisites(client: FlaskClient, as_staff: FlaskClient) -> None:
    made = OrganizationFactory(inn="7707083893", ogrn="1027700132195")
    seen = client.page(f"/organizations/{made.id}")
    assert "7707083893" not in seen
    assert "1027700132195" not in seen
    assert "7707083893" in as_staff.page(f"/organizations/{made.id}")


def test_an_organization_reads_its_own_requisites(as_employer: FlaskClient) -> None:
    own = db.session.get_one(Organization, as_employer.user.organization_id)
    own.inn = "7707083893"
    other = OrganizationFactory(inn="7728168971")
    assert "7707083893" in as_employer.page(f"/organizations/{own.id}")
    assert "7728168971" not in as_employer.page(f"/organizations/{other.id}")


def test_the_same_contact_twice_is_asked_about(as_staff: FlaskClient) -> None:
    made = OrganizationFactory()
    path, card = f"/organizations/{made.id}/contacts/new", f"/organizations/{made.id}"
    sent = {"name": "Зимина Алёна Павловна", "position": "завуч"}
    assert as_staff.post(path, data=sent).location == f"{card}#contacts"
    again = {"name": "зимина  алена павловна"}
    page = text_of(as_staff.post(path, data=again))
    assert "Такой контакт уже есть: Зимина Алёна Павловна, завуч" in page
    assert as_staff.post(path, data={**again, "is_another": "y"}).status_code == 302
    assert as_staff.page(card).lower().count("павловна") == 4  # and what is held on each


def test_a_contact_is_taken_away_in_its_place(as_staff: FlaskClient) -> None:
    made = OrganizationFactory()
    path = f"/organizations/{made.id}"
    as_staff.post(f"{path}/contacts/new", data={"name": "Зимина Алёна Павловна"})
    form = html.fromstring(as_staff.get(path).text).xpath("//section[@id='contacts']//form")[0]
    assert form.get("data-hx-target") == "#contacts"
    data = {field.get("name"): field.get("value") for field in form.xpath(".//input[@name]")}
    assert as_staff.post(form.get("action"), data=data).location == f"{path}#contacts"
    assert "Зимина" not in as_staff.page(path)
