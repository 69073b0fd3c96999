"""Pure decisions about the monitoring: its days, who comes first, what may be said."""

from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import Any

from app.base.identity import fold
from app.base.moves import Moves, move
from app.outcomes.categories import categories
from app.outcomes.enums import (
    CutoffKind,
    CutoffState,
    OutcomeEvent,
    OutcomeParty,
    OutcomeProof,
    OutcomeUrgency,
)
from app.outcomes.errors import (
    EmployerNeededError,
    GraduationYearsError,
    ProofDayError,
    SinceLaterError,
    TwoEmployersError,
    UnknownCategoryError,
)

EARLIER_YEARS = 2  # of graduates that are followed besides this year's
MOST_YEARS = 5
SHOWN_FROM = 3  # fewer would tell of somebody: whose figures are read by others than staff
GRADUATE_TASK, EMPLOYER_TASK = "outcomes.graduate", "outcomes.employer"  # of links
SILENT_FOR = timedelta(days=7)  # who has not answered so long is reminded by itself
MOST_REMINDERS = 2
CERTIFICATE_DAYS = 30  # after the day of the cut-off, when nobody says otherwise [сверить]
# Month and day of each cut-off of a school year; those of spring fall in its second half.
DAYS: dict[CutoffKind, tuple[int, int]] = {
    CutoffKind.OCTOBER: (10, 1),
    CutoffKind.DECEMBER: (12, 1),
    CutoffKind.MARCH: (3, 1),
    CutoffKind.BEFORE: (5, 15),  # [сверить с формой текущего года]
    CutoffKind.JUNE: (6, 1),
}
CUTOFF_MOVES: Moves[CutoffState, OutcomeEvent, OutcomeParty] = Moves(
    {
        OutcomeEvent.CLOSE: move(CutoffState.OPEN, CutoffState.CLOSED, OutcomeParty.STAFF),
        OutcomeEvent.REOPEN: move(CutoffState.CLOSED, CutoffState.OPEN, OutcomeParty.STAFF),
    }
)


@dataclass(frozen=True)
class CutoffTerms:
    """A day of the monitoring and whose graduates it covers."""

    kind: CutoffKind
    day: date
    first_year: int
    last_year: int
    certificates_until: date | None = None


@dataclass(frozen=True)
class FactTerms:
    """What is said of a graduate on a day: category, where, what, since when."""

    category: str
    organization_id: int | None = None
    employer_name: str = ""
    employer_town: str = ""
    employer_region: str = ""
    post: str = ""
    by_speciality: bool | None = None
    since: date | None = None
    contract_number: str = ""
    contract_on: date | None = None
    four_months: bool | None = None


@dataclass(frozen=True)
class OutcomeTerms(FactTerms):
    """What staff writes down: the facts with what proves them."""

    proof: OutcomeProof | None = None
    certificate_until: date | None = None
    certificate_on: date | None = None
    note: str = ""


FACTS = tuple(field.name for field in fields(FactTerms))


def cutoff_day(kind: CutoffKind, graduation_year: int) -> date:
    """Return the first day of a kind that asks of a year's graduates."""
    month, day = DAYS[kind]
    later = kind in (CutoffKind.MARCH, CutoffKind.JUNE)
    return date(graduation_year + later, month, day)


def next_cutoff(today: date) -> CutoffTerms:
    """Propose the cut-off that comes next: its day and the graduates of three years."""
    days = [(cutoff_day(kind, year), kind, year) for kind in DAYS for year in _around(today)]
    day, kind, year = min(one for one in days if one[0] >= today)
    first = year if kind is CutoffKind.BEFORE else year - EARLIER_YEARS
    return CutoffTerms(kind, day, first, year)


def _around(today: date) -> range:
    return range(today.year - 1, today.year + 2)


def check_cutoff(terms: CutoffTerms) -> None:
    """Raise GraduationYearsError for years the wrong way round or too many of them."""
    if not 0 <= terms.last_year - terms.first_year < MOST_YEARS:
        raise GraduationYearsError(field="last_year")


def check_facts(terms: FactTerms, *, day: date) -> None:
    """Refuse what cannot be so on the day of a cut-off.

    Raises UnknownCategoryError, EmployerNeededError, TwoEmployersError, SinceLaterError.
    """
    category = categories().get(terms.category)
    if category is None:
        raise UnknownCategoryError(field="category")
    if terms.organization_id and terms.employer_name:
        raise TwoEmployersError(field="employer_name")
    if category.code == "job" and not (terms.organization_id or terms.employer_name):
        raise EmployerNeededError(field="organization_id")
    if category.is_employed and terms.since and terms.since > day:
        raise SinceLaterError(field="since")


def check_outcome(terms: OutcomeTerms, *, day: date, today: date) -> None:
    """Refuse what staff cannot have seen; raises what `check_facts` does and ProofDayError."""
    check_facts(terms, day=day)
    if terms.certificate_on and terms.certificate_on > today:
        raise ProofDayError(field="certificate_on")


def urgency_of(category: str | None, kind: CutoffKind) -> OutcomeUrgency:
    """Tell who needs help: before graduation a plan is all anybody can have."""
    known = categories().get(category or "")
    if known is None:
        return OutcomeUrgency.OTHER if category else OutcomeUrgency.UNKNOWN
    if known.is_busy or (known.is_plan and kind is CutoffKind.BEFORE):
        return OutcomeUrgency.SETTLED
    return OutcomeUrgency.RISK if known.is_risk else OutcomeUrgency.OTHER


def is_employed(category: str | None) -> bool:
    """Tell whether a category counts as work."""
    known = categories().get(category or "")
    return bool(known and known.is_employed)


def agrees(said: Any, known: Any) -> bool:
    """Tell whether a statement says nothing else than what stands: silence is no contradiction.

    `said` and `known` are terms or records with the fields of `FactTerms`.
    """
    if said.category != known.category:
        return False
    return all(_agree(getattr(said, name), getattr(known, name)) for name in FACTS[1:])


def _agree(said: Any, known: Any) -> bool:
    if said in (None, "") or said == known:
        return True
    return isinstance(said, str) and isinstance(known, str) and fold(said) == fold(known)


def terms_of_promise(
    kind: CutoffKind, day: date, *, begins_on: date | None, organization_id: int, post: str
) -> FactTerms:
    """Return what an accepted offer or a contract says on a day: works, or is going to.

    Before graduation, and until the work has begun, it is an intention alone.
    """
    works = kind is not CutoffKind.BEFORE and begins_on is not None and begins_on <= day
    return FactTerms(
        "job" if works else "will_work",
        organization_id=organization_id,
        post=post,
        since=begins_on if works else None,
    )
