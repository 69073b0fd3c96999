"""Pure decisions about letters: clean headers, when to try again, what nobody may read."""

import re
from datetime import timedelta

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

FIRST_DELAY = timedelta(minutes=1)
LONGEST_DELAY = timedelta(hours=1)
MASK = "[одноразовая ссылка скрыта]"
_ADDRESS = re.compile(r"[^\s@<>(),;:\"\\\x00-\x1f\x7f]+@[^\s@<>(),;:\"\\\x00-\x1f\x7f]+")


def is_address(text: str) -> bool:
    """Tell whether a text is one bare address: nothing that could end or add a header."""
    return _ADDRESS.fullmatch(text) is not None


def one_line(text: str) -> str:
    """Return a text fit for a header: every run of white space and controls is one space."""
    printable = "".join(character if character.isprintable() else " " for character in text)
    return " ".join(printable.split())


def delay_after(attempts: int) -> timedelta:
    """Return how long to wait after a number of attempts: doubling from a minute to an hour."""
    factor: int = 2 ** min(max(attempts, 1) - 1, 10)
    return min(FIRST_DELAY * factor, LONGEST_DELAY)


def masked(body: str, secret: str) -> str:
    """Return a letter's text without its one-time link."""
    return body.replace(secret, MASK) if secret else body


# The second and third figures of an enhanced status code (RFC 3463) say what the matter is.
_REASONS = {
    "1.1": _l("такого ящика нет"),
    "1.2": _l("такого домена нет"),
    "1.3": _l("адрес записан неверно"),
    "1.6": _l("ящик переехал"),
    "1.10": _l("домен не принимает почту"),
    "2.1": _l("ящик отключён"),
    "2.2": _l("ящик переполнен"),
    "2.3": _l("письмо слишком велико для ящика"),
    "3.4": _l("письмо слишком велико"),
    "7.1": _l("сервер не принимает письма от нас"),
}
_BY_CODE = {
    421: _l("почтовый сервер занят"),
    450: _l("ящик сейчас недоступен"),
    451: _l("сбой на почтовом сервере"),
    452: _l("на почтовом сервере нет места"),
    550: _l("такого ящика нет или он не принимает почту"),
    551: _l("ящик на другом сервере"),
    552: _l("ящик переполнен"),
    553: _l("адрес записан неверно"),
    554: _l("сервер отверг письмо"),
}
_STATUS = re.compile(r"\b[245]\.(\d{1,3}\.\d{1,3})\b")


def reason_of(code: int, answer: str) -> str:
    """Return in Russian why a server did not take a letter, its own words in brackets."""
    status = _STATUS.search(answer)
    known = _REASONS.get(status[1]) if status else None
    reason = known or _BY_CODE.get(code) or _("почтовый сервер не принял письмо")
    return f"{reason} ({code} {one_line(answer)})"
