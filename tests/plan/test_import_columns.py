"""Headings nobody knows are asked for; a plan of somebody else is asked about twice."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient
from lxml import html
from sqlalchemy import func, select

from app.extensions import db
from app.plan.models import Item, Plan, PlanUpload
from tests.pages import text_of
from tests.plan.factories import HEAD, plan_text
from tests.plan.test_import_views import confirm, sent

FOREIGN = Path(__file__).parent / "foreign"
UNKNOWN = "unknown_headings.xlsx"


def send(client: FlaskClient, name: str = UNKNOWN) -> str:
    data = sent((FOREIGN / name).read_bytes(), name)
    location: str = client.post("/plan/import", data=data).location
    return location


def filled(client: FlaskClient, url: str, **changed: str) -> dict[str, str]:
    """Return the form of columns as a browser sends it, with some selects changed."""
    page = html.fromstring(client.get(url).text)
    selects = page.xpath("//main//select")
    values = {one.get("name"): one.value or "" for one in selects}
    return values | {"year": ""} | changed


def test_unknown_headings_lead_to_a_choice_that_is_half_made(as_staff: FlaskClient) -> None:
    url = send(as_staff)
    assert url.endswith("/columns")
    page = text_of(as_staff.get(url))
    assert "такие заголовки сайту незнакомы" in page
    assert "Что будем делать" in page
    assert "Например: до 20 октября; март 2024 г." in page
    data = filled(as_staff, url)
    assert (data["column_0"], data["column_1"]) == ("TITLE", "DEADLINE")


def test_chosen_columns_are_read_and_looked_at_before_they_are_stored(
    as_staff: FlaskClient,
) -> None:
    url = send(as_staff)
    data = filled(as_staff, url, column_2="EXECUTORS", column_3="RESULT")
    response = as_staff.post(url, data=data)
    page = text_of(as_staff.get(response.location))
    assert "2 пункта" in page
    assert "Указать столбцы" in page
    confirm(as_staff, response.location)
    items = db.session.scalars(select(Item).order_by(Item.position)).all()
    assert [(one.executors, one.expected_result) for one in items] == [
        (["Мастер"], "Отчёт"),
        (["Центр карьеры"], "Договоры"),
    ]


def test_an_upload_without_columns_has_no_preview_and_cannot_be_applied(
    as_staff: FlaskClient,
) -> None:
    url = send(as_staff)
    preview = url.removesuffix("/columns")
    assert as_staff.get(preview).location == url
    as_staff.post(f"{preview}/apply", data={"seen": ""})
    assert db.session.scalar(select(func.count()).select_from(Plan)) == 0


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"column_0": ""}, "Покажите столбец с названиями мероприятий."),
        ({"column_2": "TITLE"}, "выберите один столбец"),
        ({"heading": "3"}, "нет ни одного мероприятия"),
        ({"heading": "999"}, ""),
        ({"column_1": "unheard"}, ""),
        ({"year": "2023"}, "Напишите учебный год так: 2023–2024."),
    ],
)
def test_a_wrong_choice_is_told_and_nothing_is_lost(
    as_staff: FlaskClient, changed: dict[str, str], message: str
) -> None:
    url = send(as_staff)
    page = as_staff.post(url, data=filled(as_staff, url, **changed))
    assert page.status_code == 422
    assert message in text_of(page, status=422)
    assert db.session.scalars(select(PlanUpload)).one().document is None


def test_columns_that_were_taken_wrong_are_mended_from_the_preview(as_staff: FlaskClient) -> None:
    """«Примечание» holds the deadlines, «Срок» something else: the heading itself misleads."""
    rows = [
        ("1.1", "Совет", "Директор", "третий этаж", "до 20 октября"),
        ("1.2", "Семинар", "Методист", "актовый зал", "март 2024 г."),
    ]
    text = plan_text(*rows)
    preview = as_staff.post("/plan/import", data=sent(text)).location
    assert "не прочитан ни один срок" in text_of(as_staff.get(preview))
    url = f"{preview}/columns"
    data = filled(as_staff, url, column_3="", column_4="DEADLINE")
    assert as_staff.post(url, data=data).location == preview
    assert "не прочитан ни один срок" not in text_of(as_staff.get(preview))
    confirm(as_staff, preview)
    assert all(one.deadlines for one in db.session.scalars(select(Item)))


def test_a_plan_without_deadlines_is_loaded_with_items_to_be_set_by_hand(
    as_staff: FlaskClient,
) -> None:
    preview = send(as_staff, "without_deadlines.docx")
    page = text_of(as_staff.get(preview))
    assert "В плане не прочитан ни один срок" in page
    assert "3 срока не прочитаны" in page
    confirm(as_staff, preview)
    listed = text_of(as_staff.get("/plan/?year=2023-2024&attention=deadline"))
    assert "Обновить кабинеты" in listed
    assert "Провести опрос студентов" in listed
    assert "Подготовить отчёт" in listed


OURS = "Директор ГБПОУ «Шахтёрский педагогический колледж» Н.А. Землянская"
THEIRS = "Директор ГБПОУ «Приморский техникум» А.Б. Образцова"
ROWS = [(f"1.{n}", f"Дело номер {n} кластера", "Совет", "май", "Отчёт") for n in range(1, 8)]


def headed(director: str, *rows: tuple[str, ...]) -> str:
    return f"УТВЕРЖДАЮ\n{director}\n{plan_text(*rows)}"


def load(client: FlaskClient, text: str) -> str:
    location: str = client.post("/plan/import", data=sent(text)).location
    return location


def test_another_colleges_plan_is_loud_and_asked_about_twice(as_staff: FlaskClient) -> None:
    confirm(as_staff, load(as_staff, headed(OURS, *ROWS)))
    preview = load(as_staff, headed(THEIRS, *ROWS))
    page = as_staff.get(preview)
    assert "Похоже, это чужой план" in text_of(page)
    assert "названа другая организация: ГБПОУ «Приморский техникум»" in text_of(page)
    (seen,) = html.fromstring(page.text).xpath("//input[@name='seen']/@value")
    refused = as_staff.post(f"{preview}/apply", data={"seen": seen})
    assert refused.status_code == 302
    assert db.session.scalars(select(Plan)).one().organization.endswith("колледж»")
    as_staff.post(f"{preview}/apply", data={"seen": seen, "sure": "1"})
    db.session.expire_all()
    assert db.session.scalars(select(Plan)).one().organization.endswith("техникум»")


def test_a_plan_with_nothing_in_common_is_asked_about_twice(as_staff: FlaskClient) -> None:
    confirm(as_staff, load(as_staff, headed(OURS, *ROWS)))
    others = [(f"2.{n}", f"Чужая забота {'абвгдеж'[n] * 9}", *ROWS[0][2:]) for n in range(6)]
    page = text_of(as_staff.get(load(as_staff, headed(OURS, *others))))
    assert "почти нет общих пунктов" in page
    assert "прежние пункты (7)" in page


def test_our_own_corrected_plan_raises_no_doubt(as_staff: FlaskClient) -> None:
    confirm(as_staff, load(as_staff, headed(OURS, *ROWS)))
    page = text_of(as_staff.get(load(as_staff, headed(OURS, *ROWS[:6]))))
    assert "чужой план" not in page
    assert "исчезнут из плана" not in page
    assert HEAD[0] not in page


def test_more_than_a_fifth_of_the_items_does_not_vanish_unasked(as_staff: FlaskClient) -> None:
    confirm(as_staff, load(as_staff, headed(OURS, *ROWS)))
    preview = load(as_staff, headed(OURS, *ROWS[:5]))
    page = as_staff.get(preview)
    assert "Многие пункты исчезнут из плана" in text_of(page)
    assert "больше пятой части: 2\u00a0пункта" in page.text
    assert "чужой план" not in text_of(page)
    (seen,) = html.fromstring(page.text).xpath("//input[@name='seen']/@value")
    as_staff.post(f"{preview}/apply", data={"seen": seen})
    in_force = select(func.count()).select_from(Item).where(~Item.withdrawn)
    assert db.session.scalar(in_force) == 7
    as_staff.post(f"{preview}/apply", data={"seen": seen, "sure": "1"})
    assert db.session.scalar(in_force) == 5


def test_the_preview_says_how_each_deadline_was_understood(as_staff: FlaskClient) -> None:
    page = text_of(as_staff.get(send(as_staff, "mentoring_roadmap.docx")))
    assert "Как прочитано" in page
    assert "б) согласование с профсоюзом" in page
    assert "с 11 по 15 сентября 2023 г." in page


def test_an_item_shows_its_parts(as_staff: FlaskClient) -> None:
    confirm(as_staff, send(as_staff, "mentoring_roadmap.docx"))
    item = db.session.scalars(select(Item).where(Item.number == "1")).one()
    page = text_of(as_staff.get(f"/plan/items/{item.id}"))
    assert "По частям" in page
    assert "а) подготовка проекта" in page
    assert "с 01.09.2023 по 08.09.2023" in page


def test_a_part_that_changed_is_told_as_a_change(as_staff: FlaskClient) -> None:
    first = ("1.1", "Приказ", "Директор", "май", "Приказ")
    part = ("", "а) проект", "Методист", "до 1 мая", "")
    confirm(as_staff, load(as_staff, plan_text(first, part)))
    changed = plan_text(first, (*part[:2], "Секретарь", *part[3:]))
    page = text_of(as_staff.get(load(as_staff, changed)))
    assert "части пункта" in page
    assert "а) проект (до 1 мая; Секретарь)" in page
