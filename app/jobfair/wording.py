"""The fair in words: how far it is, what is paid, which days and hours."""

from datetime import date, time

from flask_babel import gettext as _

from app.base.money import format_range
from app.base.typography import NBSP, day, plural
from app.jobfair.models import Fair, Vacancy
from app.jobfair.rules import POSTING_FAIRS, days_left


def count_of(number: int, one: str, few: str, many: str) -> str:
    """Print a number with its word, kept on one line: «3 заявки»."""
    return f"{number}{NBSP}{plural(number, one, few, many)}"


def until_fair(fair: Fair, today: date) -> str:
    """Say how far a fair is: «До ярмарки 17 дней», «Ярмарка сегодня», «Ярмарка прошла»."""
    left = days_left(fair.state, held_on=fair.held_on, today=today)
    if left:
        return _("До ярмарки %(days)s", days=count_of(left, _("день"), _("дня"), _("дней")))
    is_today = fair.held_on == today and fair.state in POSTING_FAIRS
    return _("Ярмарка сегодня") if is_today else _("Ярмарка прошла")


def hours(fair: Fair) -> str:
    """Print a fair's day and hours: «14 марта 2024 г., 10:00–14:00»."""
    return f"{day(fair.held_on)}, {_clock(fair.starts_at)}–{_clock(fair.ends_at)}"


def salary(vacancy: Vacancy) -> str:
    """Print a vacancy's monthly salary, «по договорённости» when nothing is known."""
    return format_range(vacancy.salary_from, vacancy.salary_to) or _("по договорённости")


def free_seats(vacancy: Vacancy) -> str:
    """Print how many seats are left of how many: «1 место», «2 из 3 мест»."""
    if vacancy.taken:
        word = plural(vacancy.seats, _("места"), _("мест"), _("мест"))
        return _("%(free)s из %(seats)s", free=vacancy.free, seats=f"{vacancy.seats}{NBSP}{word}")
    return count_of(vacancy.seats, _("место"), _("места"), _("мест"))


def _clock(value: time) -> str:
    return value.strftime("%H:%M")
