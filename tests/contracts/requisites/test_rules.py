"""Numbers of a citizen: what cannot be one is refused by its field before it is printed."""

import pytest

from app.base.errors import DomainError
from app.contracts.requisites.rules import RequisitesTerms, checked_requisites, is_snils


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
