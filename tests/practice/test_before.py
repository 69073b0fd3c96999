"""Before what cannot be undone the page says everything it touches, without scripts too."""

from typing import Any

import pytest
from flask.testing import FlaskClient
from lxml import html

from app.extensions import db
from app.practice.enums import Basis, PeriodState
from app.practice.models import PracticePeriod
from tests.factories import StudentFactory
from tests.letters import Letters
from tests.practice.factories import (
    DistributionFactory,
    PlacementFactory,
    PracticePeriodFactory,
    PracticePlaceFactory,
    apply_for,
    student_in,
)


def closing(period: PracticePeriod) -> str:
    """Return the address of the question."""
    return f"/practice/periods/{period.id}/closing"


def test_closing_early_names_who_has_not_sent_and_the_days_left(
    as_staff: FlaskClient, letters: Letters
) -> None:
    period = PracticePeriodFactory()
    place = PracticePlaceFactory(period=period)
    apply_for(period, place)
    late = student_in(period)
    page = as_staff.page(closing(period))
    assert "раньше срока" in page
    assert "ещё 13 дней" in page
    assert "1 из 2" in page
    assert f"{period.groups[0].name} (1 студент)" in page
    assert late.full_name in page
    source = as_staff.get(closing(period)).text
    assert f'href="/students/{late.id}"' in source
    [form] = html.fromstring(source).xpath("//main//form[@method='post']")
    data = {one.name: one.value or "" for one in form.xpath(".//input")}
    as_staff.post(form.get("action"), data=data)
    assert db.session.get_one(PracticePeriod, period.id).state is PeriodState.CLOSED
    assert letters.take() == []


def test_a_large_group_gives_its_first_and_the_way_to_the_rest(
    as_staff: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.practice.queries.rolls.NAMED", 2)
    period = PracticePeriodFactory()
    for _ in range(5):
        student_in(period)
    page = as_staff.page(closing(period))
    assert "(5 студентов)" in page
    assert "ещё 3" in page
    assert f"state=unsent&amp;group={period.groups[0].id}" in as_staff.get(closing(period)).text


@pytest.mark.parametrize("state", [PeriodState.DRAFT, PeriodState.CLOSED, PeriodState.PUBLISHED])
def test_what_is_not_open_is_not_closed(as_staff: FlaskClient, state: PeriodState) -> None:
    period = PracticePeriodFactory(state=state)
    assert as_staff.get(closing(period)).location.endswith(f"/practice/periods/{period.id}")


def test_closing_is_for_staff(as_student: FlaskClient, as_employer: FlaskClient) -> None:
    period = PracticePeriodFactory()
    for client in (as_student, as_employer):
        assert client.get(closing(period)).status_code == 403


def test_publishing_names_the_unplaced_and_why_letters_are_none(as_staff: FlaskClient) -> None:
    period = DistributionFactory().period
    placed = PlacementFactory(period=period)
    lost = PlacementFactory(period=period, place=None, basis=Basis.UNPLACED, rank=None)
    silent = student_in(period)
    page = as_staff.page(f"/practice/periods/{period.id}/distribution/publication")
    assert "1 студент увидит место" in page
    assert "2 узнают, что места нет" in page
    assert "студентам — 0, базам — 0" in page
    assert "нет адреса почты: 3 студента" in page
    assert "Этим базам написать некуда" in page
    assert placed.place.organization.short_name in page
    where = page.index("все выбранные заняты")
    assert lost.student.full_name in page[where:]
    where = page.index("не отправили заявку")
    assert silent.full_name in page[where:]


def test_a_base_with_an_address_is_not_called_silent(as_staff: FlaskClient) -> None:
    period = DistributionFactory().period
    placed = PlacementFactory(period=period)
    placed.place.organization.email = "base@test.example"
    placed.student.email = "student@test.example"
    page = as_staff.page(f"/practice/periods/{period.id}/distribution/publication")
    assert "студентам — 1, базам — 1" in page
    assert "написать некуда" not in page
    assert "нет адреса почты" not in page


def test_a_distribution_is_thrown_away_knowing_what_goes(as_staff: FlaskClient) -> None:
    period = DistributionFactory().period
    PlacementFactory(period=period)
    PlacementFactory(period=period, basis=Basis.BY_HAND, rank=None)
    source = as_staff.get(f"/practice/periods/{period.id}/distribution").text
    assert "Пропадут места по заявкам: 1. Назначенные вручную останутся: 1." in source


def rows_of(client: FlaskClient, path: str, **query: Any) -> list[str]:
    """Return the headings of a list's rows."""
    page = html.fromstring(client.get(path, query_string=query).text)
    rows = page.xpath("//div[@id='list']//tbody//th")
    return [" ".join(one.text_content().split()) for one in rows]


def test_the_results_offered_end_at_the_periods_limit(as_staff: FlaskClient) -> None:
    period = DistributionFactory(
        period=PracticePeriodFactory(state=PeriodState.DISTRIBUTED, max_wishes=3)
    ).period
    PlacementFactory.create_batch(6, period=period)
    page = html.fromstring(as_staff.get(f"/practice/periods/{period.id}/distribution").text)
    offered = page.xpath("//select[@name='outcome']/option/@value")
    assert offered == ["", "placed", "1", "2", "3", "by_hand", "unplaced", "unsent"]


def test_figures_and_the_lists_behind_them_agree(as_staff: FlaskClient) -> None:
    period = DistributionFactory().period
    placed = PlacementFactory(period=period)
    lost = PlacementFactory(period=period, place=None, basis=Basis.UNPLACED, rank=None)
    came_later = student_in(period)
    path = f"/practice/periods/{period.id}/distribution"
    everybody = {one.full_name for one in (placed.student, lost.student, came_later)}
    assert set(rows_of(as_staff, path)) == everybody
    assert rows_of(as_staff, path, outcome="placed") == [placed.student.full_name]
    town = placed.place.organization.town_identity
    assert rows_of(as_staff, path, town=town) == [placed.student.full_name]


def test_who_left_the_groups_explains_the_larger_list(as_staff: FlaskClient) -> None:
    period = DistributionFactory().period
    PlacementFactory(period=period)
    PlacementFactory(period=period, student=StudentFactory())
    page = as_staff.page(f"/practice/periods/{period.id}/distribution")
    assert "В списке на 1 больше" in page
    assert "не участвует в периоде" in page
