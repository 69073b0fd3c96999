"""What the search over the site finds of practice, for each only what is theirs."""

from collections.abc import Callable

from flask.testing import FlaskClient

from app.accounts.models import User
from app.extensions import db
from app.organizations.models import Organization
from app.practice.enums import PeriodState
from tests.factories import StudentFactory, user_of
from tests.pages import text_of
from tests.practice.factories import PracticePeriodFactory, PracticePlaceFactory, student_in

SignIn = Callable[[User], FlaskClient]
PATH = "/search?q=лагеря"


def test_staff_finds_every_period(as_staff: FlaskClient) -> None:
    period = PracticePeriodFactory(title="Летний лагерь", state=PeriodState.DRAFT)
    PracticePeriodFactory(title="Осенние уроки")
    page = as_staff.get(PATH)
    assert f'href="/practice/periods/{period.id}"' in page.text
    assert "Осенние" not in text_of(page)


def test_a_student_finds_the_own_periods_alone(sign_in: SignIn) -> None:
    period = PracticePeriodFactory(title="Летний лагерь")
    own, stranger = sign_in(user_of(student_in(period))), sign_in(user_of(StudentFactory()))
    assert f'href="/practice/periods/{period.id}/wishes"' in own.get(PATH).text
    assert "Летний лагерь" not in text_of(stranger.get(PATH))
    period.state = PeriodState.PUBLISHED
    assert f'href="/practice/periods/{period.id}/result"' in own.get(PATH).text
    period.state = PeriodState.DRAFT
    assert "Летний лагерь" not in text_of(own.get(PATH))


def test_a_base_finds_its_own_places_alone(as_employer: FlaskClient) -> None:
    organization = db.session.get_one(Organization, as_employer.user.organization_id)
    period = PracticePeriodFactory(title="Летний лагерь")
    own = PracticePlaceFactory(period=period, organization=organization, title="Вожатый")
    other = PracticePlaceFactory(period=period, title="Чужой вожатый")
    page = as_employer.get(PATH)
    assert f'href="/practice/places/{own.id}"' in page.text
    assert f'href="/practice/places/{other.id}"' not in page.text


def test_nobody_else_finds_periods(
    client: FlaskClient, as_council: FlaskClient, as_mentor: FlaskClient
) -> None:
    PracticePeriodFactory(title="Летний лагерь")
    for visitor in (client, as_council, as_mentor):
        assert "Летний лагерь" not in text_of(visitor.get(PATH))
