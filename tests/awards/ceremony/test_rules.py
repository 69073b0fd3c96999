"""What an award is called, and on which days an order and a hand-over may be."""

from datetime import date

import pytest

from app.awards.ceremony import rules
from app.awards.ceremony.enums import HandoverWay
from app.awards.ceremony.errors import (
    AwarderOrganizationError,
    AwardOrderDayError,
    HandoverDayError,
    ReceiverMissingError,
)
from app.awards.ceremony.rules import AwardOrderTerms, HandoverTerms
from app.awards.enums import Awarder

CLOSED, TODAY = date(2024, 2, 20), date(2024, 2, 26)


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (1, "диплом I степени"),
        (2, "диплом II степени"),
        (3, "диплом III степени"),
        (4, "почётная грамота"),
        (17, "почётная грамота"),
    ],
)
def test_a_place_brings_a_diploma_or_a_certificate(app, place: int, words: str) -> None:
    with app.test_request_context():
        assert rules.title_of_place(place).words == words


@pytest.mark.parametrize("day", [date(2024, 2, 19), date(2024, 2, 27)])
def test_an_order_is_of_a_day_between_the_results_and_today(day: date) -> None:
    rules.check_order_day(CLOSED, closed_on=CLOSED, today=TODAY)
    with pytest.raises(AwardOrderDayError):
        rules.check_order_day(day, closed_on=CLOSED, today=TODAY)


def test_whoever_awards_with_the_college_is_named_and_nobody_beside_it_alone() -> None:
    with pytest.raises(AwarderOrganizationError):
        rules.check_awarder(AwardOrderTerms("1", TODAY, Awarder.BOTH))
    alone = rules.check_awarder(AwardOrderTerms("1", TODAY, Awarder.COLLEGE, 5))
    assert alone.organization_id is None


@pytest.mark.parametrize("day", [date(2024, 2, 19), date(2024, 2, 27)])
def test_nothing_is_handed_over_before_its_order_nor_tomorrow(day: date) -> None:
    rules.check_handover(HandoverTerms(TODAY), ordered_on=CLOSED, today=TODAY)
    with pytest.raises(HandoverDayError):
        rules.check_handover(HandoverTerms(day), ordered_on=CLOSED, today=TODAY)


def test_a_representative_has_a_name() -> None:
    terms = HandoverTerms(TODAY, HandoverWay.BY_PROXY)
    with pytest.raises(ReceiverMissingError):
        rules.check_handover(terms, ordered_on=CLOSED, today=TODAY)
