"""E-mail addresses a letter can really be sent to, and in Russian why another one cannot."""

import re

from email_validator import EmailNotValidError, validate_email
from flask_babel import gettext as _

_CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)
_LATIN = re.compile(r"[a-z]", re.IGNORECASE)


def parse_address(text: str) -> str:
    """Return an address mail servers take: a Latin mailbox, the domain in small letters.

    A Cyrillic domain is fine: it has a Latin form on the wire. A mailbox has none, and hardly
    a server takes another alphabet there. Raises ValueError in Russian.
    """
    mailbox, at, domain = text.strip().rpartition("@")
    if at and (wrong := next((one for one in mailbox if not one.isascii()), None)):
        if _CYRILLIC.match(wrong):
            raise ValueError(
                _("В имени ящика русская буква „%(letter)s“. Наберите его латиницей.", letter=wrong)
            )
        raise ValueError(_("В имени ящика знак „%(sign)s“: почта его не примет.", sign=wrong))
    if any(_CYRILLIC.search(part) and _LATIN.search(part) for part in domain.split(".")):
        raise ValueError(_("После @ вперемешку русские и латинские буквы. Наберите адрес заново."))
    try:
        validate_email(text.strip(), check_deliverability=False)
    except EmailNotValidError as error:
        raise ValueError(_("Проверьте адрес почты: он должен быть вида name@school.ru.")) from error
    return f"{mailbox}@{domain.lower()}"


def ascii_domain(address: str) -> str:
    """Return an address with its domain as it stands on the wire: «рф» is «xn--p1ai».

    Raises ValueError (UnicodeError) when the domain has no such form.
    """
    mailbox, _at, domain = address.rpartition("@")
    return f"{mailbox}@{domain.encode('idna').decode('ascii')}"
