"""What the plan asks of staff today, and what it tells everybody."""

from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask
from flask.testing import FlaskClient

from app.accounts.enums import Role
from app.accounts.models import User
from app.base.query_count import counted_queries
from app.deadlines import read_deadlines
from app.extensions import db
from app.plan import dashboard
from app.plan.enums import ItemStatus
from app.plan.models import Item
from tests.factories import ItemFactory, SectionFactory, UserFactory
from tests.pages import text_of
from tests.plan.factories import Evidence, ledger_of


@contextmanager
def asking(app: Flask, role: Role = Role.STAFF) -> Iterator[User]:
    """Ask as a person of a role, in a request of its own, about what is stored."""
    user = UserFactory(role=role)
    db.session.commit()
    with app.test_request_context():
        yield user


def item(phrase: str, **values: object) -> Item:
    section = values.pop("section", None) or SectionFactory()
    made: Item = ItemFactory(section=section, deadline_text=phrase, **values)
    made.deadlines = [one.to_json() for one in read_deadlines(phrase, section.plan.year)]
    return made


def test_pressing_items_come_with_those_still_to_be_saved_first(app: Flask) -> None:
    item("Октябрь 2023 г.", title="Отчёт об анкетировании", topic_confirmed=True)
    item("Август 2023 г.", title="Паспорт кластера", topic_confirmed=True)
    item("до 1 марта 2024 г.", title="Список вакансий", topic_confirmed=True)
    item("Апрель 2024 г.", title="Семинар", topic_confirmed=True)
    with asking(app) as user:
        found = dashboard.part(user).todo
        titles = [one.title for one in found]
        assert titles == ["Список вакансий", "Отчёт об анкетировании", "Паспорт кластера"]
        assert "осталось 4" in found[0].chip.label.replace("\u00a0", " ")


def test_many_pressing_items_are_shortened_to_six(app: Flask) -> None:
    section = SectionFactory()
    for _ in range(9):
        item("Август 2023 г.", section=section, topic_confirmed=True)
    with asking(app) as user:
        found = dashboard.part(user).todo
    assert len(found) == 7
    assert "ещё 3 пункта" in found[-1].title
    assert "status=no_data" in found[-1].url


def test_unconfirmed_topics_are_one_thing_to_do(app: Flask) -> None:
    section = SectionFactory()
    for _ in range(3):
        item("Апрель 2024 г.", section=section)
    with asking(app) as user:
        (todo,) = dashboard.part(user).todo
    assert todo.title == "Подтвердить темы 3 пунктов плана"
    assert todo.url == "/plan/topics?year=2023-2024"


def test_a_missing_plan_is_asked_for(app: Flask) -> None:
    with asking(app) as user:
        (todo,) = dashboard.part(user).todo
    assert todo.url == "/plan/import"


def test_others_have_nothing_to_do_about_the_plan(app: Flask) -> None:
    item("Август 2023 г.")
    for role in (Role.COUNCIL, Role.MENTOR, Role.STUDENT, Role.EMPLOYER):
        with asking(app, role) as user:
            assert dashboard.part(user).todo == []
            assert bool(dashboard.part(user).panels) == (role is Role.COUNCIL)


def test_a_status_set_by_hand_is_what_the_dashboard_follows(app: Flask) -> None:
    done = {"status_override": ItemStatus.DONE, "override_reason": "Прошло в районе"}
    item("Август 2023 г.", topic_confirmed=True, **done)
    with asking(app) as user:
        assert dashboard.part(user).todo == []


def test_public_figures_count_what_runs_and_what_is_done(app: Flask, evidence: Evidence) -> None:
    done = item("Август 2023 г.")
    item("В течение года")
    evidence.given = {done.id: ledger_of(1, 1)}
    with asking(app):
        (panel,) = dashboard.public_panels()
        assert [value for value, _, _ in panel.figures] == [2, 1, 1]


def test_no_plan_no_public_panel(app: Flask) -> None:
    assert dashboard.public_panels() == []


def test_the_dashboard_and_the_front_page_show_them(
    as_staff: FlaskClient, client: FlaskClient
) -> None:
    item("Август 2023 г.", title="Паспорт кластера")
    page = text_of(as_staff.get("/dashboard"))
    assert "Паспорт кластера" in page
    assert "нет сведений" in page
    assert "1 пункт плана" in text_of(client.get("/"))


def test_the_cost_does_not_grow_with_the_plan(app: Flask) -> None:
    section = SectionFactory()

    def cost() -> int:
        with asking(app) as user, counted_queries() as statements:
            dashboard.part(user)
        return len(statements)

    item("Август 2023 г.", section=section)
    few = cost()
    for _ in range(20):
        item("Август 2023 г.", section=section)
    assert cost() == few
