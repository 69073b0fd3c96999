"""The lists of practice as files, by order and by filter."""

from io import BytesIO
from typing import Any

import pytest
from flask.testing import FlaskClient
from lxml import html
from openpyxl import load_workbook

from app.base.phones import format_phone
from app.extensions import db
from app.organizations.models import Organization
from app.practice.enums import PeriodState
from app.practice.models import PracticePeriod, PracticePlace
from tests.factories import OrganizationFactory, StudentFactory
from tests.practice.factories import (
    DistributionFactory,
    PlacementFactory,
    PracticePeriodFactory,
    PracticePlaceFactory,
    apply_for,
    student_in,
)


def sheet_of(answer: Any) -> list[tuple[Any, ...]]:
    """Return the rows of a spreadsheet."""
    sheet = load_workbook(BytesIO(answer.data)).active
    assert sheet is not None
    return list(sheet.iter_rows(values_only=True))


def bases(client: FlaskClient, path: str) -> list[str]:
    """Return the bases in the order of the page."""
    page = html.fromstring(client.get(path).text)
    return [one.text_content() for one in page.xpath("//tbody//th/a")]


@pytest.fixture
def period(app: Any) -> PracticePeriod:
    """An open period with two bases of two towns, one of them wanted."""
    period = PracticePeriodFactory()
    for name, town, seats in (("Б", "Торез", 2), ("А", "Снежное", 5)):
        base = OrganizationFactory(short_name=name, town=town)
        PracticePlaceFactory(period=period, organization=base, seats=seats)
    return period


@pytest.mark.parametrize("page", ["applications", "places", "distribution"])
@pytest.mark.parametrize("way", ["xlsx", "csv", "print"])
def test_every_list_leaves_the_site(
    as_staff: FlaskClient, period: PracticePeriod, page: str, way: str
) -> None:
    student_in(period)
    answer = as_staff.get(f"/practice/periods/{period.id}/{page}?as={way}")
    assert answer.status_code == 200
    if way == "xlsx":
        assert answer.mimetype.endswith("spreadsheetml.sheet")


def test_placements_leave_with_all_one_calls_by_and_with_those_who_did_not_apply(
    as_staff: FlaskClient,
) -> None:
    period = DistributionFactory().period
    placed = PlacementFactory(period=period)
    place, base = placed.place, placed.place.organization
    placed.student.phone = "+79490000001"
    place.supervisor_name, place.supervisor_phone = "Зимина Ольга Петровна", "+79490000002"
    base.address, base.phone = "ул. Садовая, 1", "+79490000003"
    silent = student_in(period)
    rows = sheet_of(as_staff.get(f"/practice/periods/{period.id}/distribution?as=xlsx"))
    [line] = [row for row in rows if row[0] == placed.student.full_name]
    for value in (
        base.short_name, base.town, base.address, place.title, place.supervisor_name,
        *map(format_phone, (place.supervisor_phone, base.phone, placed.student.phone)),
    ):  # fmt: skip
        assert any(value in str(cell) for cell in line)
    assert any(row[0] == silent.full_name for row in rows)


def test_places_by_town_demand_and_free_seats(
    as_staff: FlaskClient, period: PracticePeriod
) -> None:
    path = f"/practice/periods/{period.id}/places"
    places = {place.organization.short_name: place for place in _places(period)}
    apply_for(period, places["Б"])
    assert bases(as_staff, path) == ["А", "Б"]
    assert bases(as_staff, f"{path}?sort=-first") == ["Б", "А"]
    assert bases(as_staff, f"{path}?sort=town") == ["А", "Б"]
    assert bases(as_staff, f"{path}?sort=-seats") == ["А", "Б"]
    town = places["Б"].organization.town_identity
    assert bases(as_staff, f"{path}?town={town}") == ["Б"]
    places["А"].taken = 5
    db.session.flush()
    assert bases(as_staff, f"{path}?free=y") == ["Б"]
    own = places["А"].organization_id
    assert bases(as_staff, f"{path}?organization={own}") == ["А"]


def _places(period: PracticePeriod) -> list[PracticePlace]:
    return list(db.session.scalars(db.select(PracticePlace).filter_by(period_id=period.id)))


def test_applications_stand_by_group_and_name_and_by_the_day_sent(
    as_staff: FlaskClient, period: PracticePeriod
) -> None:
    group = period.groups[0]
    for name in ("Яковлева", "Абрамова"):
        StudentFactory(group=group, last_name=name)
    path = f"/practice/periods/{period.id}/applications"
    assert [name.split()[0] for name in bases(as_staff, path)] == ["Абрамова", "Яковлева"]
    assert next(name.split()[0] for name in bases(as_staff, f"{path}?sort=-name")) == "Яковлева"
    for order in ("sent", "-sent", "wishes", "-group"):
        assert as_staff.get(f"{path}?sort={order}").status_code == 200


def test_the_counts_of_wishes_lead_to_those_who_wish(
    as_staff: FlaskClient, period: PracticePeriod
) -> None:
    one, two = _places(period)
    first, second = apply_for(period, one, two), apply_for(period, two, one)
    apply_for(period, one, submitted_at=None)
    page = f"/practice/periods/{period.id}"
    path = f"{page}/applications?place={one.id}"
    assert path in as_staff.get(f"{page}/places").text
    names = {first.student.full_name, second.student.full_name}
    assert set(bases(as_staff, path)) == names
    assert bases(as_staff, f"{path}&rank=1") == [first.student.full_name]
    assert "Только те, кто указал" in as_staff.page(path)
    assert as_staff.get(f"{page}/applications?place=999999").status_code == 404


def test_an_employer_takes_the_own_places_away(as_employer: Any) -> None:
    place = PracticePlaceFactory(
        period=PracticePeriodFactory(state=PeriodState.PUBLISHED),
        organization=db.session.get_one(Organization, as_employer.user.organization_id),
        taken=1,
    )
    other = PracticePlaceFactory(period=place.period, title="Чужая работа")
    rows = sheet_of(as_employer.get("/practice/?as=xlsx"))
    assert any(row[0] == place.title for row in rows)
    assert not any(row[0] == other.title for row in rows)
