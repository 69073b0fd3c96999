"""A student's own conditions over HTTP: a companion by code, a bed, where not to go."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from app.accounts.models import User
from app.practice.conditions import queries
from app.practice.enums import PairRule
from app.practice.models import PracticePeriod
from tests.factories import OrganizationFactory, StudentFactory, user_of
from tests.letters import Letters
from tests.pages import text_of
from tests.practice.factories import PracticePeriodFactory, PracticePlaceFactory, student_in

SignIn = Callable[[User], FlaskClient]


@pytest.fixture
def period(app: object) -> PracticePeriod:
    return PracticePeriodFactory(pair_rule=PairRule.PLACE, prefers_dormitory=True)


def path(period: PracticePeriod, rest: str = "") -> str:
    """Return the address of a student's own conditions."""
    return f"/practice/periods/{period.id}/own{rest}"


def test_a_pair_counts_when_each_named_the_other(
    sign_in: SignIn, period: PracticePeriod, letters: Letters
) -> None:
    one, other = student_in(period), student_in(period)
    first, second = sign_in(user_of(one)), sign_in(user_of(other))
    assert first.post(path(period), data={"code": f"s{other.id}"}).status_code == 302
    waiting = first.page(path(period), status=200)
    assert "ждём ответа" in waiting
    assert other.full_name not in waiting  # a code alone tells no name
    second.post(path(period), data={"code": f" С{one.id} "})  # Cyrillic, as people type
    assert queries.list_pairs(period) == [(one.id, other.id)]
    assert other.full_name in first.page(path(period), status=200)
    first.post(path(period, "/companion/remove"))
    [letter] = letters.take()
    assert letter.subject == "Практика: пара больше не засчитывается"
    assert one.full_name not in letter.body
    assert queries.list_pairs(period) == []


@pytest.mark.parametrize("code", ["s0", "друг", "s999999", ""])
def test_a_code_of_nobody_is_refused_by_its_field(
    sign_in: SignIn, period: PracticePeriod, code: str
) -> None:
    client = sign_in(user_of(student_in(period)))
    answer = client.post(path(period), data={"code": code})
    assert "код" in text_of(answer, status=422).lower()


def test_nobody_is_named_who_takes_no_part(sign_in: SignIn, period: PracticePeriod) -> None:
    stranger = StudentFactory()
    client = sign_in(user_of(student_in(period)))
    answer = client.post(path(period), data={"code": f"s{stranger.id}"})
    assert "Такого кода в этой практике нет." in answer.text


def test_a_bed_is_asked_for_before_the_list_begins(sign_in: SignIn, period: PracticePeriod) -> None:
    client = sign_in(user_of(student_in(period)))
    client.post(path(period, "/dormitory"), data={"needs_dormitory": "y"})
    assert "checked" in client.get(path(period)).text


def test_an_organization_is_named_and_taken_back(sign_in: SignIn, period: PracticePeriod) -> None:
    organization = OrganizationFactory()
    PracticePlaceFactory(period=period, organization=organization)
    student = student_in(period)
    client = sign_in(user_of(student))
    form = {"organization_id": organization.id, "reason": "Здесь работает мама."}
    assert client.post(path(period, "/conflicts/new"), data=form).status_code == 302
    assert "Здесь работает мама." in client.page(path(period), status=200)
    [conflict] = queries.list_conflicts_of(student)
    client.post(path(period, f"/conflicts/{conflict.id}/remove"))
    assert "Здесь работает мама." not in client.page(path(period), status=200)


def test_another_s_conflict_is_not_found(sign_in: SignIn, period: PracticePeriod) -> None:
    organization = OrganizationFactory()
    PracticePlaceFactory(period=period, organization=organization)
    one = student_in(period)
    form = {"organization_id": organization.id, "reason": "Родня."}
    sign_in(user_of(one)).post(path(period, "/conflicts/new"), data=form)
    [conflict] = queries.list_conflicts_of(one)
    stranger = sign_in(user_of(student_in(period)))
    answer = stranger.post(path(period, f"/conflicts/{conflict.id}/remove"))
    assert answer.status_code == 404
