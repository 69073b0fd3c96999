"""Which event of a round is told to whom."""

import pytest
from flask import Flask

from app.accounts.enums import Role
from app.awards.enums import RoundEvent
from app.awards.letters import NOTICES, tell_of
from tests.awards.factories import NOW, LetterFactory, NominationFactory, member, scoring_round
from tests.factories import UserFactory
from tests.letters import Letters
from tests.mentors.factories import MentorFactory

TOLD = {
    RoundEvent.START_SCORING: {"council@example.ru"},
    RoundEvent.CLOSE: {"mentor@example.ru", "card@example.ru"},
}


def test_every_event_says_whom_it_concerns() -> None:
    assert set(NOTICES) == set(RoundEvent)


@pytest.mark.parametrize("event", RoundEvent)
def test_each_event_is_told_to_those_it_concerns(
    app: Flask, letters: Letters, event: RoundEvent
) -> None:
    round_ = scoring_round(0)
    member(email="council@example.ru")
    account = UserFactory(role=Role.MENTOR, email="mentor@example.ru")
    signed_in = MentorFactory(user_id=account.id, email="old-card@example.ru")
    on_paper = MentorFactory(email="card@example.ru")
    broken = MentorFactory(email="почта не указана")
    closed = UserFactory(role=Role.MENTOR, active=False)
    gone = MentorFactory(user_id=closed.id, email="gone@example.ru")
    for number, mentor in enumerate((signed_in, on_paper, broken, gone), 1):
        NominationFactory(round=round_, mentor=mentor)
        LetterFactory(
            round=round_, mentor=mentor, number=number, previous_number=number - 1 or None
        )
    NominationFactory(round=round_, mentor=MentorFactory(email="unscored@example.ru"))
    letters.take()
    told = tell_of(event, round_, now=NOW)
    taken = letters.take()
    assert {letter.recipient for letter in taken} == TOLD.get(event, set())
    assert told == len(taken)
