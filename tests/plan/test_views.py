"""The plan over HTTP: everybody reads it, staff decides, records are for few."""

from typing import Any

import pytest
from flask.testing import FlaskClient
from lxml import html

from app.base.query_count import counted_queries
from app.deadlines import read_deadlines
from app.extensions import db
from app.plan.enums import ItemStatus, Topic
from app.plan.models import Item, Plan
from tests.factories import ItemFactory, PlanFactory, SectionFactory
from tests.pages import text_of
from tests.plan.factories import Evidence, ledger_of

LINK = "https://college.example/order-12"


def item(phrase: str = "Март 2024 г.", **values: Any) -> Item:
    section = values.pop("section", None) or SectionFactory()
    deadlines = [one.to_json() for one in read_deadlines(phrase, section.plan.year)]
    made: Item = ItemFactory(section=section, deadline_text=phrase, deadlines=deadlines, **values)
    return made


def test_everybody_reads_the_plan_of_this_year(client: FlaskClient) -> None:
    item(title="Организация Ярмарки вакансий", executors=["Участники Кластера"])
    page = text_of(client.get("/plan/"))
    assert "План на 2023–2024 учебный год" in page
    assert "Организация Ярмарки вакансий" in page
    assert "Участники Кластера" in page
    assert "до 31 марта, осталось 34 дня" in page


def test_other_years_have_their_address(client: FlaskClient) -> None:
    section = SectionFactory(plan=PlanFactory(first_year=2022))
    item("Март 2023 г.", section=section, title="Прошлогодний семинар")
    item(title="Нынешняя ярмарка")
    assert "Прошлогодний" not in text_of(client.get("/plan/"))
    assert "Прошлогодний" in text_of(client.get("/plan/?year=2022-2023"))
    assert "Нынешняя" in text_of(client.get("/plan/?year=nonsense"))


def test_a_year_without_a_plan_says_what_will_be_here(client: FlaskClient) -> None:
    PlanFactory(first_year=2022)
    page = client.get("/plan/")
    assert "План этого года ещё не загружен" in text_of(page)
    assert "/plan/?year=2022-2023" in page.text


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=ярмаркой", {"Организация ярмарки"}),
        ("status=no_data", {"Анкетирование"}),
        ("status=overdue", set()),
        ("status=by_hand", set()),
        ("topic=job_fair", {"Организация ярмарки"}),
        ("executor=Колледж", {"Анкетирование"}),
        ("q=7.8", {"Анкетирование"}),
        ("status=done", set()),
        ("status=nonsense&topic=%00", {"Организация ярмарки", "Анкетирование"}),
        ("attention=topic", {"Организация ярмарки", "Анкетирование"}),
    ],
)
def test_filters_live_in_the_address(client: FlaskClient, query: str, found: set[str]) -> None:
    section = SectionFactory()
    fair = {"number": "7.7", "topic": Topic.JOB_FAIR, "executors": ["Участники"]}
    item(title="Организация ярмарки", section=section, **fair)
    other = {"number": "7.8", "executors": ["Колледж"]}
    item("Октябрь 2023 г.", title="Анкетирование", section=section, **other)
    page = html.fromstring(client.get(f"/plan/?{query}").text)
    tables = " ".join(page.xpath("//table[contains(@class, 'plan-items')]//td//text()"))
    assert {title for title in ("Организация ярмарки", "Анкетирование") if title in tables} == found


def test_figures_are_links_to_what_they_count(client: FlaskClient) -> None:
    section = SectionFactory()
    for _ in range(3):
        item("Октябрь 2023 г.", section=section)
    item(section=section)
    page = html.fromstring(client.get("/plan/").text)
    (link,) = page.xpath("//a[contains(@href, 'status=no_data')]")
    assert link.text.strip() == "3"
    assert "Показано 3 из 4" in text_of(client.get(link.get("href")))


def test_the_year_is_drawn_with_words_and_links(client: FlaskClient) -> None:
    made = item("Октябрь 2023 г.", title="Анкетирование")
    page = html.fromstring(client.get("/plan/").text)
    (bar,) = page.xpath("//table[contains(@class, 'year')]//li")
    assert {"none", "from-1", "span-1"} <= set(bar.get("class").split())
    (link,) = bar.xpath("./a")
    assert link.get("href") == f"/plan/items/{made.id}"
    assert "Анкетирование: нет сведений" in link.text_content()


def test_the_list_costs_the_same_for_few_and_many(client: FlaskClient) -> None:
    def cost() -> int:
        with counted_queries() as statements:
            client.get("/plan/")
        return len(statements)

    section = SectionFactory()
    item(section=section)
    few = cost()
    for _ in range(27):
        item(section=SectionFactory(plan=section.plan))
    assert cost() == few


def test_withdrawn_items_are_not_listed_but_keep_their_page(client: FlaskClient) -> None:
    gone = item(title="Снятое мероприятие", withdrawn=True)
    listed = text_of(client.get("/plan/"))
    assert "Исключены из плана" in listed
    assert "Снятое" in listed.partition("Исключены из плана")[2]
    page = text_of(client.get(f"/plan/items/{gone.id}"))
    assert "В действующем документе этого пункта больше нет" in page


def test_an_item_says_how_it_stands_and_why(client: FlaskClient) -> None:
    made = item("Октябрь 2023 г.", title="Анкетирование", expected_result="Справка")
    page = text_of(client.get(f"/plan/items/{made.id}"))
    assert "Срок был 31 октября 2023 г., сведений о выполнении на сайте нет" in page
    assert "октябрь 2023 г." in page
    assert "Справка" in page


def test_a_status_by_hand_is_shown_beside_the_computed_one(client: FlaskClient) -> None:
    made = item(
        "Октябрь 2023 г.",
        status_override=ItemStatus.DONE,
        override_reason="Прошло в районном отделе",
    )
    page = text_of(client.get(f"/plan/items/{made.id}"))
    assert "Отмечено вручную: Прошло в районном отделе" in page
    assert "По записям и сроку получилось бы: нет сведений" in page
    assert "выполнено" in page


def test_records_are_for_staff_and_council_others_see_counts(
    client: FlaskClient,
    as_staff: FlaskClient,
    as_council: FlaskClient,
    as_student: FlaskClient,
    evidence: Evidence,
) -> None:
    made = item("Ежеквартально")
    evidence.given = {made.id: ledger_of(9, 3)}
    path = f"/plan/items/{made.id}"
    for reader in (as_staff, as_council):
        page = reader.get(path)
        assert "Запись 4" in text_of(page)
        assert "Запись 5" not in text_of(page)
        assert f"/records/?item={made.id}" in page.text
    for reader in (client, as_student):
        page = reader.get(path)
        assert "3 записи завершены" in text_of(page)
        assert "/records/" not in page.text


def test_records_are_links_only_for_those_who_may_open_them(
    as_staff: FlaskClient, as_council: FlaskClient, evidence: Evidence
) -> None:
    evidence.permission = "contracts:contract:view"
    made = item("Ежеквартально")
    evidence.given = {made.id: ledger_of(9, 3)}
    path = f"/plan/items/{made.id}"
    assert f"/records/?item={made.id}" in as_staff.get(path).text
    page = as_council.get(path)
    assert "Запись 4" in text_of(page)
    assert "/records/" not in page.text


def test_the_list_explains_how_many_periods_are_covered(
    client: FlaskClient, evidence: Evidence
) -> None:
    made = item("Ежеквартально")
    evidence.given = {made.id: ledger_of(3, 3)}
    page = client.get("/plan/")
    assert "1 из 4 кварталов" in text_of(page)
    assert f"/plan/items/{made.id}#evidence" in page.text


def test_defects_of_the_document_are_shown_at_their_item_to_staff(
    client: FlaskClient, as_staff: FlaskClient
) -> None:
    twice = [item(number="7.3", occurrence=n, section=SectionFactory()) for n in (1, 2)]
    db.session.get_one(Plan, twice[0].plan_id).warnings = [
        {"code": "duplicate_number", "where": "7.3", "message": "Номер стоит дважды"},
        {"code": "row_joined", "where": "7.3 (2)", "message": "Строка была разорвана"},
    ]
    first, second = (text_of(as_staff.get(f"/plan/items/{one.id}")) for one in twice)
    assert "Номер стоит дважды" in first
    assert "Номер стоит дважды" in second
    assert ("разорвана" in first, "разорвана" in second) == (False, True)
    assert "дважды" not in text_of(client.get(f"/plan/items/{twice[0].id}"))


def test_a_missing_item_is_a_404(client: FlaskClient) -> None:
    assert client.get("/plan/items/999999").status_code == 404
    assert client.get(f"/plan/items/{10**30}").status_code == 404


def test_topics_are_confirmed_on_one_page(as_staff: FlaskClient) -> None:
    section = SectionFactory()
    first, second = item(section=section), item(section=section)
    assert "У 2 пунктов тема предложена сайтом" in text_of(as_staff.get("/plan/"))
    data = {f"topic_{first.id}": "meeting", f"topic_{second.id}": "other"}
    assert as_staff.post("/plan/topics", data=data).status_code == 302
    assert db.session.get_one(Item, first.id).topic is Topic.MEETING
    assert "Все темы подтверждены" in text_of(as_staff.get("/plan/topics"))
    assert "тема предложена" not in text_of(as_staff.get("/plan/"))


def test_an_unknown_topic_confirms_nothing(as_staff: FlaskClient) -> None:
    made = item()
    page = as_staff.post("/plan/topics", data={f"topic_{made.id}": "nonsense"})
    assert "Неверный вариант" in text_of(page)
    assert not db.session.get_one(Item, made.id).topic_confirmed


PAGES_OF_STAFF = (
    "/plan/items/{id}/edit",
    "/plan/items/{id}/dates",
    "/plan/items/{id}/verdict",
    "/plan/topics",
    "/plan/import",
    "/plan/import/1",
)


@pytest.mark.parametrize("path", PAGES_OF_STAFF)
def test_only_staff_decides(
    client: FlaskClient,
    as_council: FlaskClient,
    as_mentor: FlaskClient,
    as_employer: FlaskClient,
    as_student: FlaskClient,
    path: str,
) -> None:
    address = path.format(id=item().id)
    assert client.get(address).status_code == 302
    for reader in (as_council, as_mentor, as_employer, as_student):
        assert reader.get(address).status_code == 403
        assert reader.post("/plan/import/1/apply").status_code == 403
