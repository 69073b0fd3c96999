"""Importing a plan over HTTP: a document is read, looked at, confirmed; bad ones leave nothing."""

from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml import html
from sqlalchemy import func, select

from app.extensions import db
from app.imports.tables import read_rows
from app.plan.models import Item, Plan, PlanUpload, Section
from tests.factories import UserFactory
from tests.pages import text_of
from tests.plan.factories import FAIR, MEETING, REPORT, plan_text


def sent(text: str | bytes, name: str = "plan.txt", **fields: str) -> dict[str, Any]:
    content = text if isinstance(text, bytes) else text.encode()
    return {"file": (BytesIO(content), name), **fields}


def confirm(client: FlaskClient, preview_url: str) -> Any:
    """Press the button of a preview."""
    page = html.fromstring(client.get(preview_url).text)
    (form,) = page.xpath("//form[contains(@action, '/apply')]")
    data = {field.get("name"): field.get("value") for field in form.xpath(".//input")}
    return client.post(form.get("action"), data=data)


def test_a_document_is_looked_at_before_it_is_stored(as_staff: FlaskClient) -> None:
    bad_deadline = (*FAIR[:3], "когда-нибудь", FAIR[4])
    response = as_staff.post("/plan/import", data=sent(plan_text(MEETING, bad_deadline)))
    assert response.status_code == 302
    page = text_of(as_staff.get(response.location))
    assert "«plan.txt», план на 2023–2024 учебный год" in page
    assert "1 срок не прочитан" in page
    assert "2 новых" in page
    assert "Срок «когда-нибудь» не удалось прочитать" in page
    assert db.session.scalar(select(func.count()).select_from(Plan)) == 0
    assert confirm(as_staff, response.location).location == "/plan/?year=2023-2024"
    assert db.session.scalar(select(func.count()).select_from(Item)) == 2
    assert db.session.scalar(select(func.count()).select_from(PlanUpload)) == 0


def test_a_corrected_document_shows_its_differences(as_staff: FlaskClient) -> None:
    confirm(as_staff, as_staff.post("/plan/import", data=sent(plan_text())).location)
    corrected = plan_text(MEETING, (*FAIR[:3], "Апрель 2024 г.", FAIR[4]))
    preview = as_staff.post("/plan/import", data=sent(corrected)).location
    page = text_of(as_staff.get(preview))
    assert "Март 2024 г." in page
    assert "Апрель 2024 г." in page
    assert REPORT[1] in page
    assert "Обновить план" in page
    confirm(as_staff, preview)
    assert db.session.scalar(select(func.count()).select_from(Item).where(Item.withdrawn)) == 1


def test_two_people_confirming_at_once_apply_it_once(app: Flask, sign_in: Any) -> None:
    clients = [sign_in(UserFactory()) for _ in range(2)]
    preview = clients[0].post("/plan/import", data=sent(plan_text())).location
    (seen,) = html.fromstring(clients[0].get(preview).text).xpath("//input[@name='seen']/@value")

    def press(client: FlaskClient) -> Any:
        with app.app_context():
            return client.post(f"{preview}/apply", data={"seen": seen}).status_code

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(press, clients)) == [302, 302]
    assert db.session.scalar(select(func.count()).select_from(Item)) == 3
    assert db.session.scalar(select(func.count()).select_from(Plan)) == 1


def test_confirming_twice_applies_once_and_says_so(as_staff: FlaskClient) -> None:
    preview = as_staff.post("/plan/import", data=sent(plan_text())).location
    confirm(as_staff, preview)
    again = as_staff.post(f"{preview}/apply", data={"seen": "x"}, follow_redirects=True)
    assert "Этот документ уже применён" in text_of_messages(again)
    assert as_staff.get(preview).status_code == 404


def text_of_messages(response: Any) -> str:
    page = html.fromstring(response.text)
    return " ".join(page.xpath("//*[@role='status']//text()"))


def test_a_plan_changed_meanwhile_is_compared_anew(as_staff: FlaskClient) -> None:
    first = as_staff.post("/plan/import", data=sent(plan_text(MEETING))).location
    page = as_staff.get(first).text
    second = as_staff.post("/plan/import", data=sent(plan_text())).location
    confirm(as_staff, second)
    (seen,) = html.fromstring(page).xpath("//input[@name='seen']/@value")
    headers = {"Referer": f"http://localhost{first}"}
    again = as_staff.post(f"{first}/apply", data={"seen": seen}, headers=headers)
    assert again.location == first
    assert "план загрузил кто-то ещё" in text_of_messages(as_staff.get(first))
    assert db.session.scalar(select(func.count()).select_from(Item)) == 3


@pytest.mark.parametrize(
    ("content", "name", "message"),
    [
        (b"", "plan.docx", "Файл пустой"),
        (b"\x89PNG\r\n\x1a\n" + b"0" * 99, "plan.docx", "Это картинка"),
        (b"PK\x03\x04" + b"0" * 99, "plan.docx", "повреждён"),
        ("Имя\tТелефон\nАнна\t5".encode(), "people.txt", "Это не план работы"),
        (plan_text(year="следующий").encode(), "plan.txt", "не найден учебный год"),
    ],
)
def test_a_bad_file_is_told_by_the_field_and_stores_nothing(
    as_staff: FlaskClient, content: bytes, name: str, message: str
) -> None:
    page = as_staff.post("/plan/import", data=sent(content, name))
    assert page.status_code == 422
    errors = html.fromstring(page.text).xpath("//p[@id='file-error']//text()")
    assert message in " ".join(errors)
    for model in (Plan, PlanUpload, Section):
        assert db.session.scalar(select(func.count()).select_from(model)) == 0


def test_a_file_over_the_limit_is_told_by_the_field(
    as_staff: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(read_rows.__kwdefaults__, "max_size", 100)
    page = as_staff.post("/plan/import", data=sent(plan_text()))
    assert "Файл слишком большой" in text_of(page)


def test_no_file_and_a_wrong_year_are_told_by_their_fields(as_staff: FlaskClient) -> None:
    page = as_staff.post("/plan/import", data={"year": "2023"})
    assert "Выберите файл." in text_of(page)
    assert "Напишите учебный год так: 2023–2024." in text_of(page)
    assert 'value="2023"' in page.text


def test_the_year_of_the_form_is_for_documents_without_one(as_staff: FlaskClient) -> None:
    text = plan_text(MEETING, year="текущий")
    response = as_staff.post("/plan/import", data=sent(text, year="2024/25"))
    assert "план на 2024–2025 учебный год" in text_of(as_staff.get(response.location))


def test_a_strange_file_name_is_only_text(as_staff: FlaskClient) -> None:
    response = as_staff.post("/plan/import", data=sent(plan_text(), "../../<b>план\x00.txt"))
    page = as_staff.get(response.location)
    assert "&lt;b&gt;план.txt" in page.text
    assert "../" not in db.session.scalars(select(PlanUpload.source_name)).one()
