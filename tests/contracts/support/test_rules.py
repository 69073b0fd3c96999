"""What a measure of support must say, and how the contract words it."""

from datetime import date

import pytest
from flask import Flask

from app.base.errors import DomainError
from app.contracts.support.enums import SupportKind as K
from app.contracts.support.enums import SupportPeriod as P
from app.contracts.support.rules import SupportTerms, check_measure, words_of

DRAFTED, UNTIL = date(2024, 2, 1), date(2025, 6, 30)


@pytest.mark.parametrize(
    ("terms", "field"),
    [
        (SupportTerms(K.MONTHLY_PAYMENT), "amount"),
        (SupportTerms(K.TRAVEL, amount=0, period=P.ONCE), "amount"),
        (SupportTerms(K.TRAVEL, amount=100), "period"),
        (SupportTerms(K.OTHER, text="  "), "text"),
        (SupportTerms(K.TRAVEL, starts_on=date(2025, 7, 1)), "starts_on"),
        (SupportTerms(K.TRAVEL, ends_on=date(2024, 1, 31)), "ends_on"),
        (SupportTerms(K.HOUSING, starts_on=UNTIL, ends_on=DRAFTED), "ends_on"),
    ],
)
def test_what_nobody_could_fulfil_is_refused_by_its_field(
    app: Flask, terms: SupportTerms, field: str
) -> None:
    with app.test_request_context(), pytest.raises(DomainError) as refused:
        check_measure(terms, drafted_on=DRAFTED, training_until=UNTIL)
    assert refused.value.field == field


def test_a_measure_in_words(app: Flask) -> None:
    paid = SupportTerms(K.MONTHLY_PAYMENT, amount=350_000, period=P.MONTHLY, pay_day=10)
    room = SupportTerms(K.HOUSING, "комната в общежитии.", 600_000, P.SEMESTER, ends_on=UNTIL)
    other = SupportTerms(K.OTHER, "Форма и инвентарь.", condition="учёба без долгов.")
    with app.test_request_context():
        said = [words_of(one).replace("\xa0", " ") for one in (paid, room, other)]
    assert said == [
        "Ежемесячная выплата: 3 500 ₽, не позднее 10 числа",
        "Оплата жилья или общежития: 6 000 ₽, комната в общежитии, за семестр, до 30 июня 2025 г.",
        "Форма и инвентарь: условие: учёба без долгов",
    ]
