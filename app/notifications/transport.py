"""Talking SMTP: one connection for many letters, errors sorted by what to do about them."""

import smtplib
import ssl
from dataclasses import dataclass
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr
from types import TracebackType
from typing import Self
from urllib.parse import unquote, urlsplit

from flask_babel import gettext as _

from app.base.addresses import ascii_domain
from app.notifications.models import Letter
from app.notifications.rules import reason_of

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
    """Build the message. Its id stays the same when the letter is sent a second time.

    Raises LetterRefusedError when this letter cannot be built, whatever is sent; MailAwayError
    when the sender of CLUSTER_MAIL_SENDER cannot stand in any letter: a fault of the settings.
    """
    try:
        origin = read_sender(sender)
    except (ValueError, MessageError) as error:
        raise MailAwayError(
            _("в настройках неверен адрес отправителя: %(it)s", it=sender)
        ) from error
    try:
        return _built(letter, origin)
    except (ValueError, MessageError) as error:
        raise LetterRefusedError(_("письмо не составить: %(why)s", why=error)) from error


def read_sender(sender: str) -> Address:
    """Return the sender with its domain as it stands on the wire; raises ValueError."""
    name, address = parseaddr(sender)
    if not address.isascii() and not address.rpartition("@")[0].isascii():
        raise ValueError(f"the mailbox of {sender!r} is not in Latin letters")
    return Address(display_name=name, addr_spec=ascii_domain(address))


def _built(letter: Letter, origin: Address) -> EmailMessage:
    message = EmailMessage()
    message["From"] = origin
    if not letter.recipient.rpartition("@")[0].isascii():
        raise ValueError(_("в имени ящика %(it)s не латинские буквы", it=letter.recipient))
    message["To"] = ascii_domain(letter.recipient)
    message["Subject"] = letter.subject
    message["Date"] = format_datetime(letter.created_at)
    message["Message-ID"] = f"<letter-{letter.id}@{origin.domain}>"
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
        # All else, what the server does not support and a refused sender among it, is no fault of
        # this letter: it waits until the settings or the server are mended.
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
    return kind(reason_of(code, text))
