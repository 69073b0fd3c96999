"""What the ranking proposes, and what the council has to explain."""

from decimal import Decimal

import pytest

from app.awards.council import rules
from app.awards.council.enums import VerdictOutcome
from app.awards.council.errors import UnscoredVerdictError, VerdictReasonError
from app.awards.council.rules import NominationVerdictTerms
from app.awards.ranking import NomineeStanding, spread_of

BEST = NomineeStanding(1, (Decimal("7.00"), Decimal("9.50")), Decimal("8.25"), 1, awarded=True)
SECOND = NomineeStanding(2, (Decimal("6.00"),), Decimal("6.00"), 2)
UNSCORED = NomineeStanding(3, (), None, None)


def test_the_ranking_proposes_an_award_a_letter_or_nothing() -> None:
    assert [rules.proposed(one) for one in (BEST, SECOND, UNSCORED)] == [
        VerdictOutcome.AWARD,
        VerdictOutcome.LETTER,
        VerdictOutcome.NOTHING,
    ]


def test_the_spread_is_between_the_harshest_and_the_kindest() -> None:
    assert spread_of(BEST) == Decimal("2.50")
    assert spread_of(SECOND) == spread_of(UNSCORED) == 0


def test_against_the_ranking_only_with_a_reason() -> None:
    rules.check_verdict(NominationVerdictTerms(VerdictOutcome.AWARD), BEST)
    with pytest.raises(VerdictReasonError):
        rules.check_verdict(NominationVerdictTerms(VerdictOutcome.AWARD), SECOND)
    rules.check_verdict(NominationVerdictTerms(VerdictOutcome.AWARD, reason="Особый вклад"), SECOND)


def test_whom_nobody_scored_gets_nothing() -> None:
    with pytest.raises(UnscoredVerdictError):
        rules.check_verdict(
            NominationVerdictTerms(VerdictOutcome.LETTER, reason="Просили"), UNSCORED
        )


def test_a_digest_tells_other_verdicts_and_other_scores() -> None:
    plain = rules.seen_by([BEST, SECOND], {1: None, 2: None})
    assert rules.seen_by([BEST, SECOND], {1: None, 2: VerdictOutcome.LETTER}) != plain
    assert rules.seen_by([SECOND, BEST], {1: None, 2: None}) != plain
