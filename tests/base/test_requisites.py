"""INN, KPP, OGRN: what is taken, what is refused, and in which words."""

from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.base.requisites import (
    InnError,
    KppError,
    OgrnError,
    RequisiteError,
    check_together,
    parse_inn,
    parse_kpp,
    parse_ogrn,
)


def digits(count: int) -> st.SearchStrategy[str]:
    return st.text("0123456789", min_size=count, max_size=count)


@pytest.mark.parametrize(
    ("text", "inn"),
    [
        ("7707083893", "7707083893"),
        (" 7707 083 893 ", "7707083893"),
        ("77-07083893", "7707083893"),
        ("500100732259", "500100732259"),
    ],
)
def test_good_inn(text: str, inn: str) -> None:
    assert parse_inn(text) == inn


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("770708389", "Сейчас цифр 9"),
        ("", "только из цифр"),
        ("77070838O3", "только из цифр"),
        ("٧٧٠٧٠٨٣٨٩٣", "только из цифр"),
        ("7707083894", "контрольной цифрой"),
        ("500100732258", "контрольной цифрой"),
        ("0000000000", "контрольной цифрой"),
    ],
)
def test_bad_inn_says_how_to_mend_it(text: str, message: str) -> None:
    with pytest.raises(InnError, match=message):
        parse_inn(text)


@pytest.mark.parametrize(
    "ogrn",
    ["1027700132195", "304500116000157", "385768585948949"],
)
def test_good_ogrn(ogrn: str) -> None:
    assert parse_ogrn(f"{ogrn[:5]} {ogrn[5:]}") == ogrn


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("10277001321950", "Сейчас цифр 14"),
        ("1027700132196", "контрольной цифрой"),
        ("0027700132195", "контрольной цифрой"),
        ("ОГРН", "только из цифр"),
    ],
)
def test_bad_ogrn_says_how_to_mend_it(text: str, message: str) -> None:
    with pytest.raises(OgrnError, match=message):
        parse_ogrn(text)


def accepted_endings(start: str, parse: Callable[[str], str]) -> list[str]:
    """The last digits with which the number is accepted."""
    taken = []
    for last in "0123456789":
        with suppress(RequisiteError):
            taken.append(parse(start + last))
    return taken


@given(digits(9).filter(lambda start: start.strip("0")))
def test_an_organizations_inn_has_exactly_one_check_digit(start: str) -> None:
    assert len(accepted_endings(start, parse_inn)) == 1


@given(st.sampled_from("15"), digits(11))
def test_an_ogrn_has_exactly_one_check_digit(first: str, rest: str) -> None:
    assert len(accepted_endings(first + rest, parse_ogrn)) == 1


@given(digits(13))
def test_an_ogrnip_has_exactly_one_check_digit(rest: str) -> None:
    """Also where the remainder by 13 has two digits, where its last one counts."""
    assert len(accepted_endings("3" + rest, parse_ogrn)) == 1


def test_an_ogrnip_whose_remainder_has_two_digits() -> None:
    start = next(str(n) for n in range(30450011600000, 30450011600013) if n % 13 == 11)
    assert parse_ogrn(start + "1") == start + "1"


@pytest.mark.parametrize(
    ("text", "kpp"),
    [("930901001", "930901001"), ("7736 5005 5", "773650055"), ("7736АВ001", "7736AB001")],
)
def test_good_kpp(text: str, kpp: str) -> None:
    assert parse_kpp(text) == kpp


@pytest.mark.parametrize(
    "text", ["", "93090100", "9309010011", "93090Ж001", "A30901001", "93090100A"]
)
def test_bad_kpp_says_how_to_mend_it(text: str) -> None:
    with pytest.raises(KppError, match="В КПП 9 знаков"):
        parse_kpp(text)


@given(st.text(st.characters()), st.sampled_from([parse_inn, parse_kpp, parse_ogrn]))
def test_any_text_is_a_number_or_a_typed_error(text: str, parse: Callable[[str], str]) -> None:
    with suppress(RequisiteError):
        number = parse(text)
        assert number.isascii()
        assert parse(number) == number


def test_requisites_of_one_holder_agree() -> None:
    check_together(inn="7707083893", kpp="773601001", ogrn="1027700132195")
    check_together(inn="500100732259", kpp=None, ogrn="304500116000157")
    check_together(inn=None, kpp="773601001", ogrn=None)


def test_an_entrepreneur_has_no_kpp() -> None:
    with pytest.raises(KppError, match="Очистите поле КПП"):
        check_together(inn="500100732259", kpp="773601001", ogrn=None)


@pytest.mark.parametrize(
    ("inn", "ogrn"), [("7707083893", "304500116000157"), ("500100732259", "1027700132195")]
)
def test_inn_and_ogrn_of_different_kinds_are_noticed(inn: str, ogrn: str) -> None:
    with pytest.raises(OgrnError, match="разного рода"):
        check_together(inn=inn, kpp=None, ogrn=ogrn)
