"""The outbox: what is queued, who may take it, what stays of it."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from flask import Flask

from app.base.query_count import counted_queries
from app.base.transactions import transaction
from app.extensions import db
from app.notifications import services
from app.notifications.enums import LetterState
from app.notifications.errors import BadAddressError, LetterNotFailedError, SecretGoneError
from app.notifications.models import Letter
from app.notifications.rules import MASK
from app.notifications.texts import absolute_url, render_text
from tests.factories import UserFactory
from tests.letters import Letters
from tests.notifications.factories import LetterFactory

NOW = datetime(2024, 2, 26, 9, tzinfo=UTC)
LINK = "https://cluster.example/invitation/abc"


def queue(**changes: str) -> Letter:
    values = {"to": "a@b.example", "subject": "Тема", "body": f"Откройте {LINK}", "secret": LINK}
    return services.queue_letter(**{**values, **changes}, now=NOW)  # type: ignore[arg-type]


def queue_a_good_one_and_a_bad_one() -> None:
    queue()
    queue(to="nobody")


def test_without_a_mail_server_letters_are_shown(app: Flask, letters: Letters) -> None:
    assert queue().state is LetterState.SHOWN
    letters.take()


def test_in_production_letters_wait_for_a_mail_server(
    app: Flask, letters: Letters, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(app.config, "ENV_NAME", "production")
    assert queue().state is LetterState.WAITING
    letters.take()


def test_a_letter_goes_with_the_change_it_tells_of(app: Flask) -> None:
    with pytest.raises(BadAddressError), transaction():
        queue_a_good_one_and_a_bad_one()
    assert db.session.scalars(db.select(Letter)).all() == []


def test_a_letter_to_many_takes_as_many_queries_as_one_to_few(app: Flask, letters: Letters) -> None:
    """A published distribution writes to all students of a region at once."""

    def cost(count: int) -> int:
        addresses = [f"student{number}@b.example" for number in range(count)]
        with counted_queries() as statements:
            sent = services.send_to(
                [*addresses, "nobody", addresses[0]],
                subject="Тема",
                template="practice/letters/base.txt",
                now=NOW,
                link=LINK,
                period=SimpleNamespace(
                    title="Весенняя практика", starts_on=NOW.date(), ends_on=NOW.date()
                ),
            )
        assert sent == count
        return len([one for one in statements if not one.startswith("BEGIN")])

    assert cost(2) == cost(100)
    assert len(letters.take()) == 102


def test_headers_cannot_be_injected(app: Flask, letters: Letters) -> None:
    with pytest.raises(BadAddressError):
        queue(to="a@b.example\r\nBcc: all@b.example")
    letter = queue(subject="Тема\r\nBcc: all@b.example\x00")
    assert letter.subject == "Тема Bcc: all@b.example"
    letters.take()


def test_a_letter_is_taken_once(app: Flask, letters: Letters) -> None:
    letter = LetterFactory()
    letters.take()
    assert services.claim_letter(letter.id, now=NOW)
    assert not services.claim_letter(letter.id, now=NOW)


def test_a_letter_whose_sender_died_is_taken_again(app: Flask, letters: Letters) -> None:
    letter = LetterFactory()
    letters.take()
    assert services.claim_letter(letter.id, now=NOW)
    later = NOW + services.LEASE
    assert not services.claim_letter(letter.id, now=later - timedelta(seconds=1))
    assert services.claim_letter(letter.id, now=later)


@pytest.mark.parametrize("state", [LetterState.SENT, LetterState.FAILED, LetterState.SHOWN])
def test_what_is_done_with_is_never_taken(app: Flask, letters: Letters, state: LetterState) -> None:
    letter = LetterFactory(state=state)
    letters.take()
    assert not services.claim_letter(letter.id, now=NOW)


@pytest.mark.parametrize("outcome", ["sent", "refused"])
def test_the_secret_does_not_outlive_the_sending(
    app: Flask, letters: Letters, outcome: str
) -> None:
    letter = queue()
    letters.take()
    if outcome == "sent":
        services.mark_sent(letter, now=NOW)
    else:
        services.give_up_letter(letter, error="550")
    assert (letter.body, letter.secret) == (f"Откройте {MASK}", "")


def test_a_refused_letter_may_wait_again(app: Flask, letters: Letters) -> None:
    letter = LetterFactory(refused=True, attempts=4)
    letters.take()
    services.resend_letter(letter, actor=UserFactory(), now=NOW)
    assert (letter.state, letter.attempts, letter.send_after) == (LetterState.WAITING, 0, NOW)
    with pytest.raises(LetterNotFailedError):
        services.resend_letter(letter, actor=UserFactory(), now=NOW)


def test_a_refused_letter_with_a_wiped_link_stays(app: Flask, letters: Letters) -> None:
    letter = queue()
    letters.take()
    services.give_up_letter(letter, error="550")
    with pytest.raises(SecretGoneError):
        services.resend_letter(letter, actor=UserFactory(), now=NOW)


def test_links_stand_under_the_base_url(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(app.config, "BASE_URL", "https://cluster.example/site")
    with app.test_request_context(base_url="http://evil.example"):
        link = absolute_url("accounts.password_reset", secret="abc")
    assert link == "https://cluster.example/site/password/reset/abc"


def test_texts_are_plain(app: Flask) -> None:
    class Reader:
        display_name = "Зимина & Ко"

    text = render_text("accounts/letters/password_reset.txt", user=Reader, link=LINK)
    assert text.startswith("Здравствуйте, Зимина & Ко!\n\n")
    assert f"\n{LINK}\n" in text
