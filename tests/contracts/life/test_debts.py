"""What follows from a breach: sums by the regulation's sizes, whatever was paid and worked."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest
from flask import Flask
from flask_babel import Babel
from hypothesis import given, settings
from hypothesis import strategies as st

from app.contracts.enums import ContractState as S
from app.contracts.enums import LegalRegime
from app.contracts.life.debts import (
    Breach,
    debts_of_citizen,
    debts_of_customer,
    part_of,
    total_of,
    worked_days,
)
from app.contracts.regimes.table import REGIMES

FIRST = date(2024, 2, 1)
breaches = st.builds(
    Breach,
    paid=st.integers(0, 10**9),
    agreed=st.integers(1, 2000),
    worked=st.integers(0, 2500),
    wage=st.none() | st.integers(0, 10**8),
)


@pytest.fixture(autouse=True, scope="module")
def language() -> Iterator[None]:
    app = Flask(__name__)
    Babel(app, default_locale="ru")
    with app.app_context():
        yield


@settings(max_examples=30)
@given(breaches, st.sampled_from(list(LegalRegime)))
def test_a_citizen_returns_what_was_paid_for_work_not_done(
    breach: Breach, regime: LegalRegime
) -> None:
    rules = REGIMES[regime]
    total = total_of(debts_of_citizen(breach, rules))
    assert total is not None
    most = breach.paid * (1 + rules.returns.fine_times)
    assert 0 <= total <= most
    nothing_done = replace(breach, worked=0)
    assert total_of(debts_of_citizen(nothing_done, rules)) == most
    more = replace(breach, worked=breach.worked + 1)
    assert (total_of(debts_of_citizen(more, rules)) or 0) <= total
    if rules.returns.by_time and breach.worked >= breach.agreed:
        assert total == 0
    if not rules.returns.by_time:
        assert total == most


@settings(max_examples=30)
@given(breaches, st.sampled_from(list(LegalRegime)))
def test_a_customer_pays_by_costs_or_by_wages_that_somebody_named(
    breach: Breach, regime: LegalRegime
) -> None:
    size = REGIMES[regime].compensates
    total = total_of(debts_of_customer(breach, REGIMES[regime]))
    if size.wages and breach.wage is None:
        assert total is None  # a formula: no wage is invented
    else:
        assert total == breach.paid * size.costs_times + (breach.wage or 0) * size.wages


@settings(max_examples=30)
@given(st.integers(0, 10**9), st.integers(0, 500), st.integers(1, 500))
def test_the_parts_of_a_sum_are_the_sum(sum_: int, part: int, rest: int) -> None:
    whole = part + rest
    parts = part_of(sum_, part, whole) + part_of(sum_, rest, whole)
    assert sum_ <= parts <= sum_ + 1  # both halves of an odd kopeck are rounded up


def test_the_sizes_are_those_of_the_regulations() -> None:
    old, new = REGIMES[LegalRegime.PP_1076], REGIMES[LegalRegime.PP_1681]
    breach = Breach(paid=6_000_000, agreed=1095, worked=365, wage=4_500_000)
    assert [one.amount for one in debts_of_citizen(breach, old)] == [6_000_000, 12_000_000]
    assert total_of(debts_of_customer(breach, old)) == 12_000_000
    assert total_of(debts_of_citizen(breach, new)) == 4_000_000
    assert total_of(debts_of_customer(breach, new)) == 13_500_000


@dataclass
class Step:
    before: S
    after: S
    happened_on: date
    event: None = None


def test_a_suspension_and_what_came_before_the_work_are_not_worked() -> None:
    day = [FIRST + timedelta(days=n) for n in (0, 10, 30, 45, 60)]
    moves = [
        Step(S.SIGNED, S.TO_EMPLOY, day[0]),
        Step(S.TO_EMPLOY, S.WORKING, day[1]),
        Step(S.WORKING, S.SUSPENDED, day[2]),
        Step(S.SUSPENDED, S.WORKING, day[3]),
        Step(S.WORKING, S.WORKING, day[3]),  # an agreement: the state stays
        Step(S.WORKING, S.BROKEN_BY_CITIZEN, day[4]),
    ]
    assert worked_days(moves, until=day[4]) == 20 + 15  # type: ignore[arg-type]
    assert worked_days(moves, until=day[2]) == 20  # type: ignore[arg-type]
    assert worked_days(moves[:1], until=day[4]) == 0  # type: ignore[arg-type]
