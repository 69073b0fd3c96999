"""Letters leave through SMTP: once, not lost, and with no transaction held meanwhile."""

import threading
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask import Flask

from app.extensions import db
from app.notifications.enums import LetterState
from app.notifications.jobs import send_due_letters
from app.notifications.models import Letter
from app.notifications.transport import Mailer, MailServer, read_mail_url
from tests.letters import Letters
from tests.notifications.factories import LetterFactory
from tests.notifications.mail_server import Postbox

NOW = datetime(2024, 2, 26, 9, tzinfo=UTC)


def waiting(letters: Letters, **values: Any) -> int:
    letter = LetterFactory(**values)
    letters.take()
    return int(letter.id)


def read(letter_id: int) -> Letter:
    db.session.rollback()
    return db.session.get_one(Letter, letter_id)


def test_a_letter_arrives_as_it_was_written(mail: Postbox, letters: Letters) -> None:
    number = waiting(letters, recipient="reader@школа.рф", subject="Ваше место № 5")
    assert send_due_letters(NOW) == 1
    (message,) = mail.received
    assert message["Subject"] == "Ваше место № 5"
    assert message["To"].startswith("reader@xn--")
    assert message["Message-ID"] == f"<letter-{number}@localhost>"
    assert "Практика начинается завтра." in message.get_content()
    assert (read(number).state, read(number).sent_at) == (LetterState.SENT, NOW)


def test_nothing_is_sent_twice_or_early(mail: Postbox, letters: Letters) -> None:
    waiting(letters)
    early = waiting(letters, send_after=NOW + timedelta(minutes=5))
    assert (send_due_letters(NOW), send_due_letters(NOW)) == (1, 0)
    assert read(early).state is LetterState.WAITING
    assert send_due_letters(NOW + timedelta(minutes=5)) == 1


def test_many_letters_share_one_connection(mail: Postbox, letters: Letters) -> None:
    for _ in range(3):
        waiting(letters)
    assert send_due_letters(NOW) == 3
    assert mail.connections == 1


def test_without_a_mail_server_nothing_leaves(app: Flask, letters: Letters) -> None:
    number = waiting(letters)
    assert send_due_letters(NOW) == 0
    assert read(number).state is LetterState.WAITING


def test_mail_away_keeps_letters_and_tries_again(
    app: Flask, letters: Letters, mail: Postbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = waiting(letters), waiting(letters)
    monkeypatch.setitem(app.config, "MAIL_URL", "smtp://127.0.0.1:1")
    assert send_due_letters(NOW) == 0
    assert read(first).state is LetterState.WAITING
    assert read(first).last_error
    assert read(first).send_after == NOW + timedelta(minutes=1)
    assert read(second).attempts == 0  # one failed connection tells enough
    monkeypatch.setitem(app.config, "MAIL_URL", mail.url)
    assert send_due_letters(NOW + timedelta(minutes=1)) == 2


def test_a_refused_address_fails_alone(mail: Postbox, letters: Letters) -> None:
    bad = waiting(letters, recipient="nobody@test.example")
    good = waiting(letters)
    mail.answers["nobody@test.example"] = "550 no such mailbox"
    assert send_due_letters(NOW) == 1
    assert read(bad).state is LetterState.FAILED
    assert (
        read(bad).last_error == "такого ящика нет или он не принимает почту (550 no such mailbox)"
    )
    assert read(good).state is LetterState.SENT


def test_a_busy_mailbox_waits_alone(mail: Postbox, letters: Letters) -> None:
    busy = waiting(letters, recipient="busy@test.example")
    waiting(letters)
    mail.answers["busy@test.example"] = "451 come back later"
    assert send_due_letters(NOW) == 1
    assert read(busy).state is LetterState.WAITING
    mail.answers.clear()
    assert send_due_letters(NOW + timedelta(minutes=1)) == 1


def test_workers_at_once_send_each_letter_once(app: Flask, mail: Postbox, letters: Letters) -> None:
    for _ in range(6):
        waiting(letters)
    db.session.commit()

    def work() -> None:
        with app.app_context():
            send_due_letters(NOW)

    workers = [threading.Thread(target=work) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert len(mail.received) == 6
    assert len({message["To"] for message in mail.received}) == 6


def test_no_transaction_is_open_while_the_server_is_talked_to(
    mail: Postbox, letters: Letters, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting(letters)
    open_meanwhile = []
    monkeypatch.setattr(
        Mailer, "send", lambda *_: open_meanwhile.append(db.session().in_transaction())
    )
    assert send_due_letters(NOW) == 1
    assert open_meanwhile == [False]


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("smtp://mail.example", MailServer("mail.example", 25)),
        ("smtps://mail.example", MailServer("mail.example", 465, is_encrypted=True)),
        (
            "smtp://me%40x:p%2Fw@mail.example:587",
            MailServer("mail.example", 587, user="me@x", password="p/w"),
        ),
    ],
)
def test_the_address_of_the_mail_server(url: str, server: MailServer) -> None:
    assert read_mail_url(url) == server


@pytest.mark.parametrize("url", ["http://mail.example", "smtp://", "mail.example", "smtp:25"])
def test_a_wrong_address_of_the_mail_server_is_told(url: str) -> None:
    with pytest.raises(ValueError, match="CLUSTER_MAIL_URL"):
        read_mail_url(url)


@pytest.mark.parametrize("recipient", ["a@b..c", "ivanоva@test.example", "a@" + "б" * 200])
def test_a_letter_that_cannot_be_composed_fails_alone(
    mail: Postbox, letters: Letters, recipient: str
) -> None:
    bad = waiting(letters, recipient=recipient)
    after = waiting(letters, recipient="after@test.example")
    assert send_due_letters(NOW) == 1
    assert (read(bad).state, read(after).state) == (LetterState.FAILED, LetterState.SENT)
    assert "письмо не составить" in read(bad).last_error


def test_a_cyrillic_domain_of_the_sender_is_written_as_servers_know_it(
    app: Flask, mail: Postbox, letters: Letters, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(app.config, "MAIL_SENDER", "Кластер <info@колледж.рф>")
    number = waiting(letters)
    assert send_due_letters(NOW) == 1
    (message,) = mail.received
    assert message["From"] == f"Кластер <info@{'колледж.рф'.encode('idna').decode()}>"
    assert message["Message-ID"].startswith(f"<letter-{number}@xn--")


@pytest.mark.parametrize("sender", ["Кластер <инфо@колледж.рф>", "нет", ""])
def test_a_fault_of_the_settings_leaves_letters_waiting(
    app: Flask, mail: Postbox, letters: Letters, monkeypatch: pytest.MonkeyPatch, sender: str
) -> None:
    secret = "http://127.0.0.1:5000/invitation/secret"
    number = waiting(letters, secret=secret, body=f"Ссылка: {secret}")
    monkeypatch.setitem(app.config, "MAIL_SENDER", sender)
    assert send_due_letters(NOW) == 0
    assert read(number).state is LetterState.WAITING
    assert secret in read(number).body, "the link is there when the settings are mended"
    monkeypatch.setitem(app.config, "MAIL_SENDER", "info@test.example")
    assert send_due_letters(NOW + timedelta(minutes=1)) == 1
