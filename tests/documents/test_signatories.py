"""The phrase a signatory stands in, and what is made by hand in it."""

from datetime import date

import pytest
from flask import Flask

from app.documents.signatories import signatory_phrase
from app.settings.enums import Authority, SignatoryGender
from app.settings.models import Signatory


def named(name: str, post: str, **values: object) -> Signatory:
    known = {"authority": Authority.CHARTER, "authority_number": "", "gender": None}
    return Signatory(**{"name": name, "post": post, **known, **values})


@pytest.mark.parametrize(
    ("signatory", "phrase"),
    [
        (
            named("Зорина Анна Петровна", "директор"),
            "в лице директора Зориной Анны Петровны, действующей на основании Устава",
        ),
        (
            named("Ежов Иван Ильич", "и. о. директора", authority=Authority.ORDER,
                  authority_number="14-к", authority_on=date(2024, 1, 9)),
            "в лице и. о. директора Ежова Ивана Ильича, действующего на основании "
            "приказа № 14-к от 9 января 2024 г.",
        ),
        (
            named("Н. А. Зорина", "заведующая", gender=SignatoryGender.FEMALE,
                  authority=Authority.POWER, authority_number="7"),
            "в лице заведующей Зориной Н. А., действующей на основании доверенности № 7",
        ),
        (
            named("Ли Саша", "директор", gender=SignatoryGender.MALE, name_genitive="Ли Саши",
                  post_genitive="исполнительного директора"),
            "в лице исполнительного директора Ли Саши, действующего на основании Устава",
        ),
    ],
)  # fmt: skip
def test_the_phrase(app: Flask, signatory: Signatory, phrase: str) -> None:
    assert signatory_phrase(signatory).replace("\u00a0", " ") == phrase
