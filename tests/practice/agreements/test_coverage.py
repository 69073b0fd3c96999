"""Which agreement covers a practice, day by day, base by base."""

from datetime import date

import pytest

from app.practice.agreements.coverage import AgreementFacts, EditionFacts, Stay, cover
from app.practice.agreements.enums import AgreementGap as Gap

YEAR = (date(2024, 1, 1), date(2024, 12, 31))
APRIL = Stay(1, 10, date(2024, 4, 1), date(2024, 4, 28), speciality_id=5)


def _agreement(
    starts_on: date = YEAR[0],
    ends_on: date = YEAR[1],
    *editions: EditionFacts,
    signed: bool = True,
    terminated_on: date | None = None,
) -> AgreementFacts:
    said = (editions or (EditionFacts(starts_on),)) if signed else ()
    return AgreementFacts(1, "ПП-1", starts_on, ends_on, signed, terminated_on, said)


ENDS_IN_MIDDLE = _agreement(ends_on=date(2024, 4, 10))
GOES_ON = _agreement(starts_on=date(2024, 4, 11))
ANOTHER_BASE = _agreement(*YEAR, EditionFacts(YEAR[0], frozenset({11})))
ANOTHER_SPECIALITY = _agreement(*YEAR, EditionFacts(YEAR[0], frozenset(), frozenset({6})))
# From the middle of April on an amendment lets students be at another base alone.
MOVES_AWAY = _agreement(
    *YEAR,
    EditionFacts(YEAR[0], frozenset({10})),
    EditionFacts(date(2024, 4, 15), frozenset({11})),
)


@pytest.mark.parametrize(
    ("agreements", "gap", "until"),
    [
        ([_agreement()], None, date(2024, 4, 28)),
        ([], Gap.NONE, None),
        ([_agreement(signed=False)], Gap.UNSIGNED, None),
        ([ENDS_IN_MIDDLE], Gap.ENDS_EARLY, date(2024, 4, 10)),
        ([ENDS_IN_MIDDLE, GOES_ON], None, date(2024, 4, 28)),
        ([GOES_ON], Gap.STARTS_LATE, None),
        ([_agreement(ends_on=date(2024, 3, 31))], Gap.ENDS_EARLY, None),
        ([_agreement(terminated_on=date(2024, 4, 11))], Gap.TERMINATED, date(2024, 4, 10)),
        ([_agreement(terminated_on=date(2024, 4, 29))], None, date(2024, 4, 28)),
        ([ANOTHER_BASE], Gap.BASE, None),
        ([ANOTHER_SPECIALITY], Gap.SPECIALITY, None),
        ([MOVES_AWAY], Gap.BASE, date(2024, 4, 14)),
        ([_agreement(signed=False, terminated_on=date(2024, 2, 1))], Gap.NONE, None),
    ],
)
def test_a_practice_is_covered_on_every_day_or_it_is_said_why_not(
    agreements: list[AgreementFacts], gap: Gap | None, until: date | None
) -> None:
    found = cover(APRIL, agreements)
    assert (found.gap, found.until) == (gap, until)
    assert found.is_full == (gap is None)


def test_students_of_any_speciality_are_covered_by_any_programme() -> None:
    stay = Stay(1, 10, APRIL.starts_on, APRIL.ends_on)
    assert cover(stay, [ANOTHER_SPECIALITY]).is_full


def test_an_amendment_of_the_base_holds_from_its_day_only() -> None:
    before = Stay(1, 10, date(2024, 4, 1), date(2024, 4, 14), 5)
    after = Stay(1, 11, date(2024, 4, 15), date(2024, 4, 28), 5)
    assert cover(before, [MOVES_AWAY]).is_full
    assert cover(after, [MOVES_AWAY]).is_full
