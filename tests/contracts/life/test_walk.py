"""A contract is led through its use cases, allowed and forbidden, on whatever days.

Beside it a model keeps what each day was by the accepted steps alone. The history, the statements
that lists and figures ask, and the card of a day have to say the same, of every day.
"""

from datetime import date
from random import Random

from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.contracts.rules import ENDED
from app.extensions import db
from tests.contracts.life.walker import NEXT_LEAP, Walk


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    chance=st.randoms(use_true_random=True),
    is_minor=st.booleans(),
    training_until=st.sampled_from([date(2025, 6, 30), NEXT_LEAP]),
    usual=st.sampled_from([3, 0, 4, 5, 6]),
)
def test_what_any_day_was_follows_from_the_steps_that_were_allowed(
    app: Flask, chance: Random, is_minor: bool, training_until: date, usual: int
) -> None:
    with app.test_request_context(method="POST"):
        try:
            walk = Walk(chance, is_minor=is_minor, training_until=training_until)
            walk.go(usual)
            left = 14
            while left > 0:  # what is over is tried a few times, no more
                walk.step()
                left -= 5 if walk.contract.state in ENDED else 1
            walk.agrees_with_lists()
        finally:
            db.session.rollback()
