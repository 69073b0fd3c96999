"""Pure decisions about letters."""

from datetime import timedelta

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from app.notifications.rules import (
    LONGEST_DELAY,
    MASK,
    delay_after,
    is_address,
    masked,
    one_line,
    reason_of,
)


@pytest.mark.parametrize("address", ["a@b.example", "вася@школа.рф", "o'neill+x@b-c.example"])
def test_one_bare_address_is_an_address(address: str) -> None:
    assert is_address(address)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "a",
        "a@",
        "@b",
        "a@b@c",
        "a b@c",
        "a@b, c@d",
        "A <a@b>",
        "a@b\r\nBcc: c@d",
        "a@b\n",
        "a@b;",
    ],
)
def test_anything_that_could_add_a_header_or_a_recipient_is_not(address: str) -> None:
    assert not is_address(address)


@given(st.text())
def test_a_header_never_holds_a_line_break_or_a_control(text: str) -> None:
    line = one_line(text)
    assert line.isprintable()
    assert line == line.strip()
    assert one_line(line) == line


@given(st.integers(min_value=0, max_value=1_000_000))
def test_waiting_grows_and_stays_within_an_hour(attempts: int) -> None:
    delay = delay_after(attempts)
    assert timedelta(minutes=1) <= delay <= LONGEST_DELAY
    assert delay_after(attempts + 1) >= delay


def test_waiting_doubles() -> None:
    minutes = [delay_after(attempt) // timedelta(minutes=1) for attempt in range(1, 8)]
    assert minutes == [1, 2, 4, 8, 16, 32, 60]


def test_masking_hides_every_occurrence() -> None:
    assert masked("раз link, два link", "link") == f"раз {MASK}, два {MASK}"
    assert masked("без ссылки", "") == "без ссылки"


@pytest.mark.parametrize(
    ("code", "answer", "reason"),
    [
        (550, "5.1.1 User unknown", "такого ящика нет (550 5.1.1 User unknown)"),
        (452, "4.2.2 Mailbox full", "ящик переполнен (452 4.2.2 Mailbox full)"),
        (554, "go away", "сервер отверг письмо (554 go away)"),
        (599, "", "почтовый сервер не принял письмо (599 )"),
    ],
)
def test_the_reason_is_told_in_russian(app: Flask, code: int, answer: str, reason: str) -> None:
    assert reason_of(code, answer) == reason
