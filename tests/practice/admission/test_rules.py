"""Pure: what a paper must say, whether it covers the weeks of a practice."""

from datetime import date, timedelta

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from app.practice.admission import rules
from app.practice.admission.enums import ClearanceStanding as Standing
from app.practice.admission.errors import ClearanceError
from app.practice.admission.rules import ClearanceTerms, CoveredDays
from app.practice.enums import ClearanceKind as Kind

TODAY = date(2024, 2, 26)
WEEKS = CoveredDays(date(2024, 4, 1), date(2024, 4, 28))
ADULT, MINOR = date(2000, 1, 1), date(2008, 1, 1)
DAYS = st.dates(date(2023, 1, 1), date(2026, 1, 1))


@pytest.mark.parametrize(
    ("kind", "terms", "field"),
    [
        (Kind.MEDICAL_EXAMINATION, ClearanceTerms(), "given_on"),
        (Kind.SAFETY_BRIEFING, ClearanceTerms(TODAY + timedelta(1)), "given_on"),
        (Kind.MEDICAL_EXAMINATION, ClearanceTerms(TODAY), "valid_until"),
        (Kind.MEDICAL_BOOK, ClearanceTerms(TODAY, TODAY - timedelta(1)), "valid_until"),
        (Kind.NO_CRIMINAL_RECORD, ClearanceTerms(TODAY), "number"),
    ],
)
def test_a_paper_that_cannot_be_is_refused_by_its_field(
    app: Flask, kind: Kind, terms: ClearanceTerms, field: str
) -> None:
    with pytest.raises(ClearanceError) as refused:
        rules.check_clearance(kind, terms, today=TODAY)
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("kind", "terms"),
    [
        (Kind.MEDICAL_BOOK, ClearanceTerms()),
        (Kind.NO_CRIMINAL_RECORD, ClearanceTerms(TODAY, None, "77-01")),
        (Kind.SAFETY_BRIEFING, ClearanceTerms(TODAY)),
        (Kind.MEDICAL_EXAMINATION, ClearanceTerms(TODAY, TODAY)),
    ],
)
def test_a_whole_paper_is_taken(kind: Kind, terms: ClearanceTerms) -> None:
    rules.check_clearance(kind, terms, today=TODAY)


@pytest.mark.parametrize(
    ("until", "standing"),
    [
        (date(2024, 3, 31), Standing.EXPIRED),
        (date(2024, 4, 1), Standing.EXPIRES),
        (date(2024, 4, 27), Standing.EXPIRES),
        (date(2024, 4, 28), Standing.HELD),
        (None, Standing.HELD),
    ],
)
def test_a_term_that_ends_in_the_middle_is_found(until: date | None, standing: Standing) -> None:
    held = ClearanceTerms(date(2023, 4, 1), until)
    found = rules.standing_of(Kind.MEDICAL_EXAMINATION, held, WEEKS, birth_date=ADULT)
    assert found is standing


@pytest.mark.parametrize(
    ("born", "standing"),
    [
        (date(2006, 4, 1), Standing.NOT_ASKED),  # of age on the first day
        (date(2006, 4, 2), Standing.MISSING),
    ],
)
def test_the_consent_of_a_representative_is_asked_of_minors(born: date, standing: Standing) -> None:
    kind = Kind.REPRESENTATIVE_CONSENT
    assert rules.standing_of(kind, None, WEEKS, birth_date=born) is standing


@given(until=st.one_of(st.none(), DAYS), starts=DAYS, length=st.integers(0, 60))
def test_who_lacks_nothing_is_covered_every_day(
    until: date | None, starts: date, length: int
) -> None:
    weeks = CoveredDays(starts, starts + timedelta(length))
    held = {Kind.MEDICAL_BOOK: ClearanceTerms(date(2022, 1, 1), until)}
    lacking = rules.lacks([Kind.MEDICAL_BOOK], held, weeks, birth_date=MINOR)
    assert (not lacking) == (until is None or until >= weeks.ends_on)


def test_only_what_is_asked_is_lacking() -> None:
    asked = [Kind.SAFETY_BRIEFING]
    assert list(rules.lacks(asked, {}, WEEKS, birth_date=MINOR)) == asked
    assert rules.lacks([], {}, WEEKS, birth_date=MINOR) == {}
