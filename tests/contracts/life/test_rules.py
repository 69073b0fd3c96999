"""What a contract was and said on any day follows from its history, whatever was tried."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from flask import Flask
from flask_babel import Babel
from hypothesis import given, settings
from hypothesis import strategies as st

from app.base.errors import DomainError
from app.contracts.enums import ContractEvent as E
from app.contracts.enums import ContractParty, LegalRegime
from app.contracts.enums import ContractState as S
from app.contracts.errors import TrainingTermError
from app.contracts.life.amending import (
    AMENDABLE,
    SupplementTerms,
    changes_of,
    check_amendment,
    check_training_end,
    terms_on,
)
from app.contracts.life.rules import (
    ContractMoveTerms,
    check_move_day,
    check_work_day,
    last_changed_on,
    resumed_state,
    state_on,
)
from app.contracts.regimes.rules import regime_on
from app.contracts.rules import ENDED, MOVES, years_from

FIRST = date(2024, 2, 1)


@pytest.fixture(autouse=True, scope="module")
def language() -> Iterator[None]:
    """Messages are put together in a language, so there is an application that has one."""
    app = Flask(__name__)
    Babel(app, default_locale="ru")
    with app.app_context():
        yield


days = st.integers(0, 400).map(lambda n: FIRST + timedelta(days=n))


@dataclass
class Row:
    event: E
    before: S
    after: S
    happened_on: date


@given(st.lists(st.tuples(st.sampled_from(list(E)), days), max_size=40), days)
@settings(max_examples=60)
def test_the_state_on_any_day_follows_from_the_moves(
    tried: list[tuple[E, date]], asked: date
) -> None:
    """Amendments and starts of work may be entered for days before others."""
    state, moves = S.DRAFT, []
    by_day = {FIRST: S.DRAFT}
    for event, day in tried:
        since = last_changed_on(moves, since=FIRST)
        try:
            after = MOVES.after(event, state, ContractParty.COLLEGE)
            if after is not state and event is not E.BEGIN_WORK:
                terms = ContractMoveTerms(day, "Причина")
                check_move_day(terms, since=since, today=date(2026, 1, 1), needs_reason=True)
            if event is E.BEGIN_WORK:
                since = last_changed_on(moves, since=FIRST, but={E.END_TRAINING})
                check_work_day(day, "Причина", since=since, today=date(2026, 1, 1))
        except DomainError:
            continue
        after = resumed_state(moves) if event is E.RESUME else after
        moves.append(Row(event, state, after, day))
        if after is not state:  # what is entered for an earlier day is true from that day on
            by_day = {one: said for one, said in by_day.items() if one < day or one == FIRST}
            by_day[day] = after
        state = after
        assert state_on(moves, date.max, drafted_on=FIRST) is state
    expected = [found for day, found in sorted(by_day.items()) if day <= asked]
    assert state_on(moves, asked, drafted_on=FIRST) is expected[-1]
    assert state_on(moves, FIRST - timedelta(days=1), drafted_on=FIRST) is None
    over = [number for number, row in enumerate(moves) if row.after in ENDED]
    settled = {E.SETTLE}
    assert all(row.event in settled for number in over for row in moves[number + 1 :])


def test_an_amendment_entered_late_suspends_nobody_earlier() -> None:
    """Signed before a suspension, entered after it: the days between stay as they were."""
    suspended = date(2024, 10, 1)
    moves = [
        Row(E.SIGN, S.AGREED, S.SIGNED, FIRST),
        Row(E.SUSPEND, S.SIGNED, S.SUSPENDED, suspended),
        Row(E.SUPPLEMENT, S.SUSPENDED, S.SUSPENDED, date(2024, 9, 1)),
    ]
    assert state_on(moves, date(2024, 9, 15), drafted_on=FIRST) is S.SIGNED
    assert state_on(moves, suspended, drafted_on=FIRST) is S.SUSPENDED
    assert last_changed_on(moves, since=FIRST) == suspended


@dataclass
class Amended:
    holds_from: date
    changes: dict[str, Any] = field(default_factory=dict)
    changes_employer: bool = False
    employer_before_id: int | None = None


def contract(**changes: Any) -> SimpleNamespace:
    said: dict[str, Any] = dict.fromkeys(AMENDABLE, "")
    said |= {"training_until": date(2025, 6, 30), "work_years": 3, "employ_within_months": None}
    said |= {"support": []}
    return SimpleNamespace(**{**said, "employer_id": None, **changes})


@given(
    st.lists(
        st.tuples(st.integers(0, 60), st.sampled_from(["няня", "методист", ""]), st.integers(3, 5)),
        max_size=8,
    ),
    st.integers(-1, 500),
)
@settings(max_examples=60)
def test_what_held_on_any_day_is_what_was_said_then(
    said: list[tuple[int, str, int]], asked: int
) -> None:
    one, amendments, held_from = contract(), [], FIRST
    told = [(date.min, dict(vars(one)))]
    for gap, position, years in said:
        held_from += timedelta(days=gap)
        terms = terms_for(one, position=position, work_years=years, holds_from=held_from)
        changes = {name: list(change) for name, change in changes_of(one, terms).items()}
        amendments.append(Amended(held_from, changes))
        one.position, one.work_years = position, years
        told.append((held_from, dict(vars(one))))
    day = FIRST + timedelta(days=asked)
    expected = [held for since, held in told if since <= day][-1]
    assert terms_on(one, amendments, day) == {**expected, "support": ""}


def terms_for(one: Any, **changes: Any) -> SupplementTerms:
    present = {name: getattr(one, name) for name in (*AMENDABLE, "employer_id")}
    day = date(2024, 3, 1)
    said = {"number": "1", "signed_on": day, "holds_from": day, "reason": "Переезд"}
    return SupplementTerms(**{**present, **said, **changes})


@pytest.mark.parametrize(
    ("changes", "told", "by"),
    [
        ({"signed_on": date(2024, 3, 2)}, {}, "signed_on"),
        ({"signed_on": date(2024, 2, 9)}, {}, "signed_on"),
        ({"holds_from": date(2024, 2, 9)}, {}, "holds_from"),
        ({"holds_from": date(2099, 1, 1)}, {}, "holds_from"),
        ({}, {"last_held_from": date(2024, 3, 2)}, "holds_from"),
        ({}, {"paid_until": date(2024, 3, 31)}, "holds_from"),
        ({}, {"is_empty": True}, "reason"),
    ],
)
def test_an_amendment_goes_forward_and_leaves_what_was_paid(
    changes: dict[str, Any], told: dict[str, Any], by: str
) -> None:
    known = {"last_held_from": None, "paid_until": None, "is_empty": False, **told}
    with pytest.raises(DomainError) as refused:
        check_amendment(
            terms_for(contract(), **changes),
            signed_on=date(2024, 2, 10),
            work_ends_on=date(2029, 6, 30),
            today=date(2024, 3, 1),
            **known,
        )
    assert refused.value.field == by


@pytest.mark.parametrize("until", [date(2023, 9, 1), date(2025, 7, 1), date(2026, 6, 30)])
def test_a_training_is_not_moved_before_its_begin_or_after_the_work(until: date) -> None:
    with pytest.raises(TrainingTermError) as refused:
        check_training_end(until, training_from=date(2023, 9, 1), work_started_on=date(2025, 7, 1))
    assert refused.value.field == "training_until"
    check_training_end(until, training_from=None, work_started_on=None)


@pytest.mark.parametrize(
    ("day", "regime"),
    [
        (date(2018, 12, 31), LegalRegime.PP_1076),
        (date(2019, 1, 1), LegalRegime.PP_302),
        (date(2024, 4, 30), LegalRegime.PP_1681),
        (date(2024, 5, 1), LegalRegime.PP_555),
    ],
)
def test_the_regime_is_that_of_the_day(day: date, regime: LegalRegime) -> None:
    assert regime_on(day) is regime


def test_years_from_the_twenty_ninth_of_february() -> None:
    assert years_from(date(2024, 2, 29), 3) == (date(2024, 2, 29), date(2027, 2, 28))
