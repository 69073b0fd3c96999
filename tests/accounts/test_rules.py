"""Pure decisions about accounts."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.accounts.enums import Role
from app.accounts.errors import EmailInvalidError
from app.accounts.rules import normalise_email, offered_roles, require_email, window_start

WINDOW = timedelta(minutes=15)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("  Ivanova@School.RU ", "ivanova@school.ru"),
        ("ｉｖａｎｏｖａ@school.ru", "ivanova@school.ru"),
        ("Director@Школа.РФ", "director@школа.рф"),
    ],
)
def test_an_email_has_one_stored_form(typed: str, stored: str) -> None:
    assert require_email(typed) == stored


@given(st.text(max_size=60))
def test_storing_again_changes_nothing(text: str) -> None:
    once = normalise_email(text)
    assert normalise_email(once).strip() == once


@pytest.mark.parametrize(
    "typed",
    ["", "почта", "a@", "@b.ru", "a@b", "a b@c.ru", "a@b.ru\nBcc: c@d.ru", "a@" + "b" * 300],
)
def test_what_is_no_email_is_refused_by_its_field(typed: str) -> None:
    with pytest.raises(EmailInvalidError) as refusal:
        require_email(typed)
    assert refusal.value.field == "email"


def test_only_an_administrator_makes_administrators() -> None:
    assert Role.ADMIN in offered_roles(Role.ADMIN)
    assert set(offered_roles(Role.STAFF)) == set(Role) - {Role.ADMIN}
    assert offered_roles(Role.STUDENT) == []


@given(st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_a_window_holds_its_time(at: datetime) -> None:
    start = window_start(at, WINDOW)
    assert start <= at < start + WINDOW
    assert window_start(start, WINDOW) == start
