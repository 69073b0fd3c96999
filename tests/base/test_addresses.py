"""Addresses that letters can be sent to."""

import pytest

from app.base.addresses import ascii_domain, parse_address


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("ivanоva@example.ru", "русская буква „о“"),
        ("директор@школа.рф", "русская буква „д“"),
        ("müller@example.ru", "знак „ü“"),
        ("info@exаmple.ru", "вперемешку"),
        ("нет", "Проверьте адрес почты"),
        ("a@b..c", "Проверьте адрес почты"),
        ("a@b.ru\r\nBcc: c@d.ru", "Проверьте адрес почты"),
    ],
)
def test_an_address_nothing_gets_to_is_refused_with_the_reason(typed: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        parse_address(typed)


def test_a_cyrillic_domain_is_an_address_like_others() -> None:
    assert parse_address("info@Школа.рф") == "info@школа.рф"
    assert ascii_domain("info@школа.рф") == "info@xn--80atdl2c.xn--p1ai"
