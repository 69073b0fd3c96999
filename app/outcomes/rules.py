"""Pure decisions about what became of a graduate."""

from dataclasses import dataclass
from datetime import date

from app.outcomes.categories import BY_CODE
from app.outcomes.enums import CutOff, OutcomeProof, OutcomeSource
from app.outcomes.errors import (
    CutOffYearError,
    EmployerMissingError,
    EmployerTwiceError,
    NotWorkingError,
    UnknownCategoryError,
    WorkInFutureError,
)

YEARS = (2000, 2100)
# Which of the calendar years after graduation a date of the monitoring first falls into.
_FIRST_YEAR_AFTER = {
    CutOff.INTENTION: 0,
    CutOff.OCTOBER: 0,
    CutOff.DECEMBER: 0,
    CutOff.MARCH: 1,
    CutOff.JUNE: 1,
}

# Who studies, serves or is on leave may have work besides; these have none by the word itself.
_WITHOUT_WORK = frozenset({"unemployed", "unmotivated"})


@dataclass(frozen=True)
class OutcomeTerms:
    """What is known of a graduate on a date of the monitoring.

    `year` is the calendar year of the date: 1 March 2027 is asked of who graduated in 2026.
    """

    cut_off: CutOff
    year: int
    category: str
    organization_id: int | None = None
    employer: str = ""
    town: str = ""
    post: str = ""
    in_speciality: bool | None = None
    since: date | None = None
    contract_number: str = ""
    contract_on: date | None = None
    proof: OutcomeProof = OutcomeProof.NONE
    source: OutcomeSource = OutcomeSource.STAFF
    note: str = ""


def check_outcome(terms: OutcomeTerms, *, graduation_year: int, today: date) -> None:
    """Raise what is wrong with the record, each error with its field."""
    if terms.category not in BY_CODE:
        raise UnknownCategoryError(field="category")
    if terms.year < graduation_year + _FIRST_YEAR_AFTER[terms.cut_off]:
        raise CutOffYearError(field="year")
    if terms.organization_id and terms.employer:
        raise EmployerTwiceError(field="employer")
    has_work = bool(terms.organization_id or terms.employer)
    if terms.category == "employed" and not has_work:
        raise EmployerMissingError(field="organization_id")
    if has_work and terms.category in _WITHOUT_WORK:
        raise NotWorkingError(field="organization_id")
    if terms.since and terms.since > today and terms.cut_off is not CutOff.INTENTION:
        raise WorkInFutureError(field="since")
