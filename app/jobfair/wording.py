"""The fair in words: how far it is, what is paid, which days and hours."""

from datetime import date, time

from flask_babel import gettext as _

from app.base.money import format_range
from app.base.typography import NBSP, counted, day, plural
from app.jobfair.models import Fair, FairOffer, OfferedWork, Vacancy
from app.jobfair.rules import POSTING_FAIRS, days_left
from app.students.agreed import AgreedWork

MOST_OF_PAY = 600  # signs of a text that stands in an address


def until_fair(fair: Fair, today: date) -> str:
    """Say how far a fair is: «До ярмарки 17 дней», «Ярмарка сегодня», «Ярмарка прошла»."""
    left = days_left(fair.state, held_on=fair.held_on, today=today)
    if left:
        return str(_("До ярмарки %(days)s", days=counted(left, _("день"), _("дня"), _("дней"))))
    is_today = fair.held_on == today and fair.state in POSTING_FAIRS
    return str(_("Ярмарка сегодня") if is_today else _("Ярмарка прошла"))


def hours(fair: Fair) -> str:
    """Print a fair's day and hours: «14 марта 2024 г., 10:00–14:00»."""
    return f"{day(fair.held_on)}, {_clock(fair.starts_at)}–{_clock(fair.ends_at)}"


def salary(work: OfferedWork) -> str:
    """Print a vacancy's or an offer's monthly salary, «по договорённости» when unknown."""
    return format_range(work.salary_from, work.salary_to) or _("по договорённости")


def draft_of_contract(work: OfferedWork, portal: str) -> dict[str, str | None]:
    """Return what was agreed on, as the form of a target contract's draft asks for it."""
    return {
        "position": work.title,
        "town": work.town or None,
        "address": work.address or None,
        "pay": _pay(work)[:MOST_OF_PAY] or None,
        "housing": _housing(work) or None,
        "portal": portal or None,
    }


def agreed_work(offer: FairOffer) -> AgreedWork:
    """Return what a student accepts, in the words of the offer: the vacancy may say else by now."""
    vacancy = offer.application.vacancy
    return AgreedWork(
        student_id=offer.application.student_id,
        organization_id=vacancy.organization_id,
        position=offer.title,
        town=offer.town,
        place=offer.address,
        pay=_pay(offer),
        housing=_housing(offer),
        portal_number=vacancy.portal_number,
    )


def _pay(work: OfferedWork) -> str:
    is_told = work.salary_from or work.salary_to
    paid = [salary(work).replace("₽", _("рублей")), work.salary_parts] if is_told else []
    return ". ".join(filter(None, [*paid, work.conditions]))


def _housing(work: OfferedWork) -> str:
    return work.housing_note or _("жильё от работодателя") if work.has_housing else ""


def free_seats(vacancy: Vacancy) -> str:
    """Print how many seats are left of how many: «1 место», «2 из 3 мест»."""
    if vacancy.free < vacancy.seats:
        word = plural(vacancy.seats, _("места"), _("мест"), _("мест"))
        return str(
            _("%(free)s из %(seats)s", free=vacancy.free, seats=f"{vacancy.seats}{NBSP}{word}")
        )
    return counted(vacancy.seats, _("место"), _("места"), _("мест"))


def kept_words(vacancy: Vacancy) -> str:
    """Say how many seats are kept, empty when none is."""
    many = len(vacancy.kept)
    if not many:
        return ""
    seats = counted(many, _("место"), _("места"), _("мест"))
    verb = plural(many, _("закреплено"), _("закреплены"), _("закреплено"))
    return _("%(seats)s %(kept)s по договору о целевом обучении", seats=seats, kept=verb)


def _clock(value: time) -> str:
    return value.strftime("%H:%M")


def waiting_answers(total: int, waiting: int) -> str:
    """Print how many applied for a vacancy and how many of them wait for an answer."""
    if not total:
        return str(_("откликов пока нет"))
    applied = counted(total, _("отклик"), _("отклика"), _("откликов"))
    return (
        str(_("%(applied)s, без ответа %(waiting)s", applied=applied, waiting=waiting))
        if waiting
        else applied
    )
