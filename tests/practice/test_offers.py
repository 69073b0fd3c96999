"""What practice gives the plan, the dashboard and the command line."""

import json
from collections.abc import Callable
from datetime import date

from flask import Flask
from flask.testing import FlaskClient

from app.accounts.models import User
from app.base.query_count import counted_queries
from app.extensions import db
from app.organizations.models import Organization
from app.plan.enums import Topic
from app.practice.enums import PeriodState
from app.practice.evidence import PracticeEvidence
from app.practice.models import PracticePeriod
from tests.factories import ItemFactory, user_of
from tests.pages import text_of
from tests.plan.factories import ledgers_of
from tests.practice.factories import (
    PlacementFactory,
    PracticePeriodFactory,
    PracticePlaceFactory,
    apply_for,
    student_in,
)

SignIn = Callable[[User], FlaskClient]


def test_periods_are_evidence_and_published_ones_are_finished(app: Flask) -> None:
    item, other = ItemFactory(topic=Topic.PRACTICE_BASES), ItemFactory()
    PracticePeriodFactory(plan_items=[item], state=PeriodState.PUBLISHED)
    PracticePeriodFactory(plan_items=[item], title="Ближайшая")
    source = PracticeEvidence()
    with counted_queries() as statements:
        ledgers = ledgers_of(source, [item.id, other.id])
    assert len(statements) == 1
    assert set(ledgers) == {item.id}
    ledger = ledgers[item.id]
    assert (ledger.total, ledger.finished, ledger.next_on) == (2, 1, date(2024, 4, 1))


def test_the_items_page_leads_to_the_period_and_back(as_staff: FlaskClient) -> None:
    item = ItemFactory(topic=Topic.PRACTICE_BASES, number="6.3")
    period = PracticePeriodFactory(plan_items=[item])
    page = as_staff.get(f"/plan/items/{item.id}")
    assert f'href="/practice/periods/{period.id}"' in page.text
    assert f'href="/plan/items/{item.id}"' in as_staff.get(f"/practice/periods/{period.id}").text


def test_staff_are_told_what_each_period_waits_for(as_staff: FlaskClient) -> None:
    period = PracticePeriodFactory(state=PeriodState.DRAFT)
    assert "Добавить места" in text_of(as_staff.get("/dashboard"))
    place = PracticePlaceFactory(period=period)
    assert "Открыть приём заявок" in text_of(as_staff.get("/dashboard"))
    period.state = PeriodState.OPEN
    apply_for(period, place)
    for _ in range(2):
        student_in(period)
    page = text_of(as_staff.get("/dashboard"))
    assert "2 студента не выбрали место практики" in page
    assert "до 10 марта, осталось 13 дней" in page
    period.applications_open_until = date(2024, 2, 25)
    assert "Приём заявок закончился" in text_of(as_staff.get("/dashboard"))
    period.state = PeriodState.CLOSED
    assert "Распределить студентов" in text_of(as_staff.get("/dashboard"))
    period.state = PeriodState.DISTRIBUTED
    assert "Проверить и опубликовать" in text_of(as_staff.get("/dashboard"))


def test_a_student_is_asked_until_the_application_is_sent(app: Flask, sign_in: SignIn) -> None:
    place = PracticePlaceFactory()
    application = apply_for(place.period, place, submitted_at=None)
    begun = sign_in(user_of(application.student))
    idle = sign_in(user_of(student_in(place.period)))
    assert "Отправьте заявку на практику" in text_of(begun.get("/dashboard"))
    assert "Выберите место практики" in text_of(idle.get("/dashboard"))
    application.submitted_at = application.changed_at
    assert "Отправьте заявку" not in text_of(begun.get("/dashboard"))
    place.period.applications_open_on = date(2024, 2, 27)
    assert "Выберите место" not in text_of(idle.get("/dashboard"))


def test_published_places_stand_on_the_dashboards(
    app: Flask, sign_in: SignIn, as_employer: FlaskClient
) -> None:
    own = db.session.get_one(Organization, as_employer.user.organization_id)
    period = PracticePeriodFactory(state=PeriodState.PUBLISHED)
    place = PracticePlaceFactory(period=period, organization=own, taken=1)
    placement = PlacementFactory(period=period, place=place)
    page = text_of(sign_in(user_of(placement.student)).get("/dashboard"))
    assert "Ваше место практики" in page
    assert "1 студент" in text_of(as_employer.get("/dashboard"))
    period.state = PeriodState.DISTRIBUTED
    # The own places are no secret, who comes there is.
    page = text_of(as_employer.get("/dashboard"))
    assert "1 место практики" in page
    assert "1 студент" not in page


def closed_period() -> PracticePeriod:
    """Return a period with two students for one seat."""
    place = PracticePlaceFactory(period=PracticePeriodFactory(state=PeriodState.CLOSED), seats=1)
    for _ in range(2):
        apply_for(place.period, place)
    db.session.commit()
    return place.period


def run(app: Flask, *arguments: str) -> tuple[int, str]:
    """Run `practice distribute`; return its exit code and standard output."""
    answer = app.test_cli_runner().invoke(args=["practice", "distribute", *arguments])
    db.session.rollback()
    return answer.exit_code, answer.stdout


def test_a_dry_run_prints_one_document_and_keeps_nothing(app: Flask) -> None:
    period = closed_period()
    code, output = run(app, str(period.id), "--dry-run", "--json")
    document = json.loads(output)
    assert code == 0
    assert document["stable"] is True
    assert document["about"]["figures"]["placed"] == 1
    assert len(document["unmatched"]) == 1
    assert db.session.get_one(PracticePeriod, period.id).state is PeriodState.CLOSED


def test_the_command_makes_the_same_preview_as_the_page(app: Flask) -> None:
    period = closed_period()
    digest = json.loads(run(app, str(period.id), "--dry-run", "--json")[1])["digest"]
    code, output = run(app, str(period.id))
    assert code == 0
    assert digest in output
    assert db.session.get_one(PracticePeriod, period.id).state is PeriodState.DISTRIBUTED


def test_the_command_refuses_what_cannot_be_distributed(app: Flask) -> None:
    period = PracticePeriodFactory()
    db.session.commit()
    assert run(app, str(period.id))[0] == 1
    assert run(app, "999999")[0] == 1
    assert run(app, "soon")[0] == 2
