"""Text of people and text for people: cleaning what was typed, Russian plurals, dates."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from flask_babel import LazyString, format_date, format_datetime, format_decimal, get_locale
from flask_babel import gettext as _
from markupsafe import Markup

from app.base import clock

NBSP = "\u00a0"
_KEPT_CONTROLS = {"\n", "\t"}
_UNSEEN = {"Cc", "Cf", "Cs"}
SOON = 14


def clean_text(value: Any) -> Any:
    """Normalise typed text: composed, without what nobody sees, spaces of one kind, trimmed.

    Composition is NFC, because NFKC would turn № into No. Controls, lone surrogates and format
    characters (soft hyphen, zero-width space, marks of direction) are dropped: two names that
    look alike must be alike. A space of any width is a space.
    """
    if not isinstance(value, str):
        return value
    text = unicodedata.normalize("NFC", value.replace("\r\n", "\n"))
    return "".join(map(_kept, text)).strip()


def _kept(char: str) -> str:
    category = unicodedata.category(char)
    if category == "Zs":
        return " "
    return "" if category in _UNSEEN and char not in _KEPT_CONTROLS else char


# A number and what it counts or measures; «1-го» and «2024 год» need no help.
_TORN = re.compile(r"№ (?=\d)|(?<=\d) (?=(?:₽|%|км|м|кг|г|[КМГ]Б|мин|ч|лет|года?|руб)(?![\w-]))")


def bound(value: Any) -> Any:
    """Return a shown text with its numbers bound: «№ 5», «12 км» are not torn at a line's end.

    What is stored keeps its plain spaces, so that search, sorting and spreadsheets see one kind;
    and markup passes: its values were bound one by one, a field holds what was typed into it.
    A lazy text is a text: it calls itself markup, whatever a person's words are in it.
    """
    if isinstance(value, LazyString):
        value = str(value)
    if not isinstance(value, str) or isinstance(value, Markup) or " " not in value:
        return value
    return _TORN.sub(lambda found: found[0].replace(" ", NBSP), value)


def capitalized(text: str) -> str:
    """Return a text with a capital first letter, the others left alone."""
    return text[:1].upper() + text[1:]


def plural(number: int, one: str, few: str, many: str) -> str:
    """Return the word that agrees with a number by the locale's plural rule (CLDR)."""
    locale = get_locale()
    form = str(locale.plural_form(abs(number))) if locale else "other"
    return {"one": one, "few": few}.get(form, many)


def counted(number: int, one: object, few: object, many: object) -> str:
    """Return «3 заявки»: a number and its word, not to be torn apart."""
    return f"{grouped(number)}{NBSP}{plural(number, str(one), str(few), str(many))}"


def day(value: date | None) -> str:
    """Print «26 февраля 2024 г.» without a break inside."""
    return format_date(value, "d MMMM y 'г'.").replace(" ", NBSP) if value else ""


def day_span(first: date, last: date) -> str:
    """Print some days as papers do: «с 1 по 28 апреля 2024 г.», «с 25 марта по 20 апреля 2024 г.».

    What the first day shares with the last is said once.
    """
    if first == last:
        return day(last)
    shared = "d" if first.month == last.month else "d MMMM"
    pattern = shared if first.year == last.year else "d MMMM y 'г'."
    since = format_date(first, pattern).replace(" ", NBSP)
    return _("с %(first)s по %(last)s", first=since, last=day(last))


def day_short(value: date | None) -> str:
    """Print «26.02.2024»."""
    return format_date(value, "dd.MM.y") if value else ""


def moment(value: datetime | None) -> str:
    """Print a time in the cluster's zone: «26.02.2024, 14:05»."""
    return format_datetime(value, "dd.MM.y, HH:mm") if value else ""


def number(value: float | None) -> str:
    """Print a number with its thousands grouped."""
    return grouped(value) if value is not None else ""


def grouped(value: float) -> str:
    """Print a number with its thousands grouped; a small whole one is spared the locale's rules."""
    return str(value) if isinstance(value, int) and 0 <= value < 1000 else format_decimal(value)


def share(part: int, whole: int) -> str:
    """Print «75 %» of a whole, nothing of none."""
    return f"{round(100 * part / whole)}{NBSP}%" if whole else ""


@dataclass(frozen=True)
class DeadlineLeft:
    """How a deadline stands today: what to say and the tone of its chip."""

    text: str
    tone: str


def deadline_left(value: date) -> DeadlineLeft:
    """Say how far a date is: «до 15 марта, осталось 3 дня», «просрочено на 3 дня»."""
    left = (value - clock.today()).days
    if left < 0:
        return DeadlineLeft(_("просрочено на %(days)s", days=_days(-left)), "late")
    if left == 0:
        return DeadlineLeft(_("сегодня последний день"), "soon")
    until = format_date(value, "d MMMM").replace(" ", NBSP)
    verb = plural(left, _("остался"), _("осталось"), _("осталось"))
    text = _("до %(until)s, %(verb)s %(days)s", until=until, verb=verb, days=_days(left))
    return DeadlineLeft(text, "soon" if left <= SOON else "idle")


def _days(count: int) -> str:
    return counted(count, _("день"), _("дня"), _("дней"))
