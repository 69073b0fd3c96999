"""Numbers of a citizen: what cannot be one is refused by its field before it is printed."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.base.errors import DomainError
from app.contracts.enums import ConsentGiver
from app.contracts.requisites.rules import (
    RequisitesTerms,
    checked_requisites,
    has_representative,
    holds_passport,
    is_snils,
)


@pytest.mark.parametrize(
    ("digits", "holds"),
    [
        ("11223344595", True),
        ("11223344596", False),
        ("00132667900", True),  # a sum of 100
        ("00150881600", True),  # a sum of 101
        ("00100199800", True),  # without a check
        ("00000000000", False),
        ("1122334459", False),
        ("١١٢٢٣٣٤٤٥٩٥", False),  # digits of another writing
    ],
)
def test_the_last_digits_of_a_snils_follow_from_the_others(digits: str, holds: bool) -> None:
    assert is_snils(digits) is holds


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("passport", "4506 12345"),
        ("passport", "4506 12345Б"),
        ("giver_passport", "4506 1234567"),
        ("snils", "112-233-445 96"),
        ("account", "4081781009991000431"),
        ("account", "40817810O99910004312"),
    ],
)
def test_what_is_no_number_is_told_by_its_field(field: str, said: str) -> None:
    with pytest.raises(DomainError) as refused:
        checked_requisites(RequisitesTerms(**{field: said}))
    assert refused.value.field == field


def test_numbers_are_kept_as_they_are_printed() -> None:
    said = RequisitesTerms("45 06 № 123456", "ОВД", "11223344595", "Орёл", "40817810 099910004312")
    told = checked_requisites(said)
    assert (told.passport, told.snils) == ("4506 123456", "112-233-445 95")
    assert told.account == "40817810099910004312"
    assert checked_requisites(RequisitesTerms()) == RequisitesTerms()
    of_giver = checked_requisites(RequisitesTerms(giver_passport="45 06-123456"))
    assert of_giver.giver_passport == "4506 123456"


PROOFS = [
    "свидетельство о рождении II-ЕД № 123456",
    "свидетельство о рождении II-ЕД 123456, выдано 01.02.2008",
    "свидетельство об усыновлении I-НО 654321",
    "акт № 12 от 01.02.2024",
    "акт органа опеки от 01.02.2024 № 654321",
    "распоряжение от 5 мая 2024 № 654321",
    "постановление от 5 мая 2024 г. № 123456/7",
    "запись акта № 170209770001234567890",
    "удостоверение опекуна; паспорт предъявлен",
    "",
]


@pytest.mark.parametrize("text", PROOFS)
def test_a_proof_of_authority_is_no_passport(text: str) -> None:
    assert not holds_passport(text)


_DIGITS = st.text("0123456789", min_size=6, max_size=6)
_GAP = st.sampled_from(["", " ", "\xa0", "-", " – ", "  "])


@settings(max_examples=30, deadline=None)
@given(st.sampled_from(PROOFS), st.integers(1000, 9999), _DIGITS, st.sampled_from(["", " "]), _GAP)
def test_a_passport_is_found_however_it_is_written(
    before: str, series: int, number: str, within: str, gap: str
) -> None:
    said = f"{str(series)[:2]}{within}{str(series)[2:]}"
    for after in ("", ", выдан ОВД", "."):
        assert holds_passport(f"{before} {said}{gap}{number}{after}".strip())
    assert holds_passport(f"{before} Серия {said} № {number}")
    assert holds_passport(f"{before} ПАСПОРТ {said[0]}")


@pytest.mark.parametrize("text", ["6015 № 123456", "60 15 номер 123456", "пасп. РФ 6015"])
def test_a_passport_with_a_sign_between_its_numbers(text: str) -> None:
    assert holds_passport(text)


@pytest.mark.parametrize(
    ("minor", "name", "kind", "has"),
    [
        (True, "", None, True),
        (False, "", None, False),
        (False, "Ёлкина М. П.", ConsentGiver.PARENT, True),  # of age since
        (True, "Отдел опеки", ConsentGiver.AUTHORITY, False),  # an office has no passport
    ],
)
def test_whose_passport_is_asked_for(minor: bool, name: str, kind: Any, has: bool) -> None:
    student = SimpleNamespace(is_minor=lambda day: minor)
    said = {"representative_name": name, "representative_kind": kind, "signed_on": None}
    contract: Any = SimpleNamespace(student=student, **said)
    assert has_representative(contract, date(2024, 2, 26)) is has
