"""Pure decisions: who has to consent at which age, what a consent must say."""

from dataclasses import dataclass
from datetime import date, timedelta

from app.base.moves import Moves, move
from app.privacy.enums import (
    ConsentEvent,
    ConsentParty,
    ConsentState,
    ConsentWay,
    GivenBy,
    RepresentativeKind,
    Standing,
)
from app.privacy.errors import (
    ConsentDateError,
    NotNeededError,
    RepresentativeKindMissingError,
    RepresentativeMissingError,
)
from app.students.rules import ADULT, age_on

_DAY = timedelta(days=1)
SIGNS_AT = 14  # from this age the student signs too; up to it the representative alone

CONSENT_MOVES: Moves[ConsentState, ConsentEvent, ConsentParty] = Moves(
    {
        ConsentEvent.WITHDRAW: move(
            ConsentState.GIVEN, ConsentState.WITHDRAWN, ConsentParty.PERSON, ConsentParty.COLLEGE
        )
    }
)


@dataclass(frozen=True)
class ConsentTerms:
    """A consent as it was received; the text is the one in force."""

    kind: str
    given_by: GivenBy
    way: ConsentWay
    given_on: date
    representative_name: str = ""
    representative_kind: RepresentativeKind | None = None
    note: str = ""


def needed_from(birth_date: date | None, today: date) -> frozenset[GivenBy]:
    """Return whose consent is needed: by age; who has no birth date here is an adult."""
    if birth_date is None or (age := age_on(birth_date, today)) >= ADULT:
        return frozenset({GivenBy.PERSON})
    if age < SIGNS_AT:
        return frozenset({GivenBy.REPRESENTATIVE})
    return frozenset(GivenBy)


def standing_of(needed: frozenset[GivenBy], given: frozenset[GivenBy]) -> Standing:
    """Tell how a kind of consent stands for a person."""
    if needed <= given:
        return Standing.FULL
    return Standing.PARTLY if needed & given else Standing.MISSING


def check_consent(terms: ConsentTerms, *, birth_date: date | None, today: date) -> None:
    """Raise what is wrong with a consent that is being entered.

    Who may sign is asked on the day of the paper: a representative's signature of the day before
    the eighteenth birthday was a good one.
    """
    if terms.given_on > today:
        raise ConsentDateError(field="given_on")
    if terms.given_by not in needed_from(birth_date, terms.given_on):
        raise NotNeededError(field="given_by")
    if terms.given_by is GivenBy.REPRESENTATIVE:
        if not terms.representative_name:
            raise RepresentativeMissingError(field="representative_name")
        if terms.representative_kind is None:
            raise RepresentativeKindMissingError(field="representative_kind")


def years_before(day: date, years: int) -> date:
    """Return the last birthday of those who are so many years old on a day.

    On 29 February those born on 1 March are still a day short: hence the 28th.
    """
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return date(day.year - years, 2, 28)


def months_before(day: date, months: int) -> date:
    """Return the day so many months earlier, the month's last one where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    first_of_next = date(year + month // 11, (month + 1) % 12 + 1, 1)
    return min(date(year, month + 1, 1) + timedelta(days=day.day - 1), first_of_next - _DAY)
