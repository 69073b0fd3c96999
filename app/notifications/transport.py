"""Talking SMTP: one connection for many letters, errors sorted by what to do about them."""

import smtplib
import ssl
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import format_datetime
from types import TracebackType
from typing import Self
from urllib.parse import unquote, urlsplit

from app.notifications.models import Letter

TIMEOUT = 20.0  # seconds
_PORTS = {"smtp": 25, "smtps": 465}


class MailAwayError(Exception):
    """The server cannot be reached or does not let us in: no letter can leave now."""


class LetterDelayedError(Exception):
    """The server asks to come back later with this letter."""


class LetterRefusedError(Exception):
    """The server will never take this letter."""


@dataclass(frozen=True)
class MailServer:
    """Where letters are handed over."""

    host: str
    port: int
    user: str = ""
    password: str = ""
    is_encrypted: bool = False


def read_mail_url(url: str) -> MailServer:
    """Read `smtp://user:password@host:port` or `smtps://…`; raises ValueError."""
    parts = urlsplit(url)
    if parts.scheme not in _PORTS or not parts.hostname:
        raise ValueError("CLUSTER_MAIL_URL must be smtp://… or smtps://… with a host")
    return MailServer(
        host=parts.hostname,
        port=parts.port or _PORTS[parts.scheme],
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        is_encrypted=parts.scheme == "smtps",
    )


def compose(letter: Letter, *, sender: str) -> EmailMessage:
    """Build the message. Its id stays the same when the letter is sent a second time."""
    message = EmailMessage()
    message["From"] = sender
    message["To"] = _ascii_domain(letter.recipient)
    message["Subject"] = letter.subject
    message["Date"] = format_datetime(letter.created_at)
    message["Message-ID"] = f"<letter-{letter.id}@{sender.rpartition('@')[2].strip('<> ')}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(letter.body)
    return message


class Mailer:
    """A connection that opens with the first letter and closes with the block."""

    def __init__(self, server: MailServer) -> None:
        self.server = server
        self._connection: smtplib.SMTP | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        if self._connection:
            self._connection.close()

    def send(self, message: EmailMessage) -> None:
        """Hand a letter over; raises MailAwayError, LetterDelayedError, LetterRefusedError."""
        try:
            self._connected().send_message(message)
        except smtplib.SMTPRecipientsRefused as error:
            raise _sorted(*next(iter(error.recipients.values()))) from error
        except smtplib.SMTPDataError as error:
            raise _sorted(error.smtp_code, error.smtp_error) from error
        except smtplib.SMTPNotSupportedError as error:
            raise LetterRefusedError(str(error)) from error
        except (smtplib.SMTPException, OSError) as error:
            raise MailAwayError(str(error)) from error

    def _connected(self) -> smtplib.SMTP:
        if self._connection is None:
            self._connection = _connect(self.server)
        return self._connection


def _connect(server: MailServer) -> smtplib.SMTP:
    context = ssl.create_default_context()
    if server.is_encrypted:
        connection: smtplib.SMTP = smtplib.SMTP_SSL(
            server.host, server.port, timeout=TIMEOUT, context=context
        )
    else:
        connection = smtplib.SMTP(server.host, server.port, timeout=TIMEOUT)
        connection.ehlo()
        if connection.has_extn("starttls"):
            connection.starttls(context=context)
    if server.user:
        connection.login(server.user, server.password)
    return connection


def _sorted(code: int, answer: bytes | str) -> Exception:
    text = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
    kind = LetterRefusedError if code >= 500 else LetterDelayedError
    return kind(f"{code} {text}")


def _ascii_domain(address: str) -> str:
    name, _, domain = address.rpartition("@")
    return f"{name}@{domain.encode('idna').decode('ascii')}"
