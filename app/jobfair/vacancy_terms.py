"""Pure decisions on what a vacancy says: what is usual, what is refused, when it has grown old."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Protocol

from app.base.identity import tidy_town
from app.jobfair.enums import LabourContract, TeachingLevel
from app.jobfair.errors import (
    ContractReasonMissingError,
    NotComparedYetError,
    NothingToCompareError,
    SalaryOutOfOrderError,
    TitleMissingError,
)
from app.jobfair.rules import OfferedTerms, VacancyTerms
from app.jobfair.shares import HUNDREDTHS

# Of an employer's last vacancy: what is the same for the next one, whatever the work is.
AS_BEFORE = (
    "conditions", "town", "address", "contact_name", "contact_phone", "has_housing", "housing_note",
    "has_young_specialist_support", "has_rural_teacher_programme", "has_relocation_allowance",
    "has_mentor", "suits_beginners", "promises_contract",
)  # fmt: skip


class UsualOf(Protocol):
    """What is usual for a position of the list."""

    @property
    def name(self) -> str: ...

    @property
    def level(self) -> TeachingLevel: ...

    @property
    def qualification(self) -> str: ...

    @property
    def weekly_hours(self) -> int | None: ...


class PlaceOf(Protocol):
    """Where an employer is."""

    @property
    def town(self) -> str: ...

    @property
    def address(self) -> str: ...


def filled_in(terms: VacancyTerms, *, position: UsualOf | None, employer: PlaceOf) -> VacancyTerms:
    """Return the terms with what was left empty: usual for the position, where the employer is.

    Raises TitleMissingError when neither a position nor a title was given.
    """
    title = terms.title or (position.name if position else "")
    if not title:
        raise TitleMissingError(field="title")
    if terms.town:
        placed = replace(terms, title=title, town=tidy_town(terms.town) or "")
    else:
        address = terms.address or employer.address
        placed = replace(terms, title=title, town=employer.town, address=address)
    return _as_usual(placed, position) if position else placed


def _as_usual(terms: VacancyTerms, position: UsualOf) -> VacancyTerms:
    hours = position.weekly_hours
    share = HUNDREDTHS if terms.share is None else terms.share
    return replace(
        terms,
        level=terms.level or position.level,
        qualification=terms.qualification or position.qualification,
        weekly_hours=terms.weekly_hours or (hours and max(1, round(hours * share / HUNDREDTHS))),
    )


def check_work(terms: OfferedTerms) -> None:
    """Refuse a salary that runs backwards and a fixed term without its reason.

    Raises SalaryOutOfOrderError, ContractReasonMissingError.
    """
    low, high = terms.salary_from, terms.salary_to
    if low is not None and high is not None and low > high:
        raise SalaryOutOfOrderError(field="salary_to")
    if terms.contract is LabourContract.FIXED_TERM and not terms.contract_reason.strip():
        raise ContractReasonMissingError(field="contract_reason")


def check_portal(terms: VacancyTerms, *, today: date) -> None:
    """Refuse a comparison with nothing, or of a day to come.

    Raises NothingToCompareError, NotComparedYetError.
    """
    compared = terms.portal_checked_on
    if compared is None:
        return
    if not (terms.portal_number or terms.portal_url):
        raise NothingToCompareError(field="portal_number")
    if compared > today:
        raise NotComparedYetError(field="portal_checked_on")


def copied(terms: VacancyTerms, *, before: date, after: date) -> VacancyTerms:
    """Return the terms of a vacancy for the fair of another day: its start moves by whole years.

    The state portal numbers each year's vacancy anew.
    """
    years = max(0, after.year - before.year)
    starts_on = terms.starts_on and _years_later(terms.starts_on, years)
    return replace(
        terms, starts_on=starts_on, portal_number="", portal_url="", portal_checked_on=None
    )


def _years_later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28)


def is_old(confirmed_on: date | None, *, today: date, trusted_days: int) -> bool:
    """Tell whether nobody has vouched for a vacancy for so long that a reader must know."""
    return confirmed_on is None or today - confirmed_on > timedelta(days=trusted_days)
