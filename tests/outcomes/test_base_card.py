"""The card of a practice base: which of its trainees work there; names are for staff alone."""

from collections.abc import Callable
from datetime import date

from flask.testing import FlaskClient

from app.accounts.enums import Role
from app.accounts.models import User
from app.extensions import db
from app.practice.enums import PeriodState
from app.students.models import Student
from tests.factories import OrganizationFactory, StudentFactory, UserFactory
from tests.outcomes.factories import GraduateOutcomeFactory
from tests.practice.factories import PlacementFactory, PracticePeriodFactory, PracticePlaceFactory

PANEL = "Трудоустройство практикантов"


def test_a_base_s_card_tells_who_of_its_trainees_works_there(
    as_staff: FlaskClient, sign_in: Callable[[User], FlaskClient]
) -> None:
    over = PracticePeriodFactory(
        state=PeriodState.PUBLISHED, starts_on=date(2023, 4, 3), ends_on=date(2023, 4, 28)
    )
    place = PracticePlaceFactory(period=over, seats=9)
    here = place.organization
    people: list[Student] = [
        PlacementFactory(period=over, place=place, student=StudentFactory(last_name=name)).student
        for name in ("Здешняя", "Другова", "Ищущая")
    ]
    db.session.flush()
    own = {"student": people[0], "category": "job", "organization": here}
    GraduateOutcomeFactory(**own, post="Воспитатель")
    GraduateOutcomeFactory(**own)  # known on another day too: the person is one
    GraduateOutcomeFactory(student=people[1], category="job", organization=OrganizationFactory())
    stranger = StudentFactory(last_name="Чужая")  # works there, practised elsewhere
    GraduateOutcomeFactory(student=stranger, category="job", organization=here)
    db.session.commit()
    path = f"/practice/bases/{place.base_id}"
    page = as_staff.page(path, status=200)
    assert "Известно о работе: 2 выпускника" in page
    assert "работают: 2, из них в этой организации: 1" in page
    assert page.count(people[0].full_name) == 1
    assert stranger.full_name not in page
    assert people[1].full_name not in page
    employer = sign_in(UserFactory(role=Role.EMPLOYER, organization_id=here.id))
    assert PANEL not in employer.page(path, status=200)  # two are too few to be told of
    GraduateOutcomeFactory(student=people[2], category="army")
    db.session.commit()
    told = employer.page(path, status=200)
    assert "Известно о работе: 3 выпускника" in told
    assert people[0].full_name not in told
