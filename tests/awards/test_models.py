"""What the database itself refuses, on both of them."""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from app.awards.enums import AwardKind, RoundState
from app.awards.models import Award, AwardRound, Criterion, Score
from app.extensions import db
from tests.awards.factories import (
    TODAY,
    AwardRoundFactory,
    LetterFactory,
    NominationFactory,
    member,
    nominations_of,
    scoring_round,
    submit_sheet,
)
from tests.mentors.factories import MentorFactory


def refused(*records: Any) -> None:
    db.session.add_all(records)
    with pytest.raises(IntegrityError):
        db.session.flush()
    db.session.rollback()


def letter(round_: AwardRound, number: int, previous: int | None, year: int = 2024) -> Award:
    return LetterFactory.build(
        round=round_,
        mentor=MentorFactory(),
        number=number,
        previous_number=previous,
        year=year,
    )


@pytest.fixture
def round_(app: Flask) -> AwardRound:
    round_ = AwardRoundFactory()
    db.session.commit()
    return round_


def test_numbers_run_without_a_gap(round_: AwardRound) -> None:
    db.session.add_all([letter(round_, 1, None), letter(round_, 2, 1), letter(round_, 3, 2)])
    db.session.commit()
    for number, previous in ((5, 4), (5, None), (4, 2), (1, 0), (3, 2), (4, None)):
        refused(letter(round_, number, previous))


def test_a_number_in_the_middle_cannot_be_removed(round_: AwardRound) -> None:
    first = letter(round_, 1, None)
    db.session.add_all([first, letter(round_, 2, 1)])
    db.session.commit()
    db.session.delete(first)
    with pytest.raises(IntegrityError):
        db.session.flush()
    db.session.rollback()


def test_each_year_and_kind_begins_anew(round_: AwardRound) -> None:
    award = letter(round_, 1, None)
    award.kind, award.place = AwardKind.AWARD, 1
    db.session.add_all([letter(round_, 1, None), letter(round_, 1, None, year=2025), award])
    db.session.commit()


def test_an_award_has_a_place(round_: AwardRound) -> None:
    award = letter(round_, 1, None)
    award.kind = AwardKind.AWARD
    refused(award)


def test_a_mentor_is_nominated_once_in_a_round(round_: AwardRound) -> None:
    mentor = NominationFactory(round=round_).mentor
    db.session.commit()
    with pytest.raises(IntegrityError):
        NominationFactory(round=round_, mentor=mentor)
    db.session.rollback()
    NominationFactory(mentor=mentor)


@pytest.mark.parametrize("value", [-1, 11, 10**6])
def test_scores_are_within_bounds(app: Flask, value: int) -> None:
    round_ = scoring_round()
    sheet = submit_sheet(nominations_of(round_)[0], member(), 5, 5)
    db.session.commit()
    sheet.scores[0].value = value
    refused()


def test_text_is_no_score(app: Flask) -> None:
    submit_sheet(nominations_of(scoring_round())[0], member(), 5, 5)
    db.session.commit()
    with pytest.raises(SQLAlchemyError):
        db.session.execute(text("UPDATE award_scores SET value = 'много'"))
    db.session.rollback()


def test_a_member_has_one_sheet_and_one_score_for_each_criterion(app: Flask) -> None:
    round_ = scoring_round()
    nomination, who = nominations_of(round_)[0], member()
    sheet = submit_sheet(nomination, who, 5, 5)
    db.session.commit()
    refused(Score(sheet_id=sheet.id, criterion_id=round_.criteria[0].id, value=7))
    with pytest.raises(IntegrityError):
        submit_sheet(nomination, who, 6, 6)
    db.session.rollback()


@pytest.mark.parametrize("weight", [0, 11, -3])
def test_weights_are_within_bounds(round_: AwardRound, weight: int) -> None:
    refused(Criterion(round_id=round_.id, title="Другое", weight=weight))


@pytest.mark.parametrize(
    "values",
    [
        {"awards_count": 0},
        {"awards_count": 51},
        {"scoring_until": TODAY},
        {"ceremony_on": TODAY},
        {"state": RoundState.CLOSED},
    ],
)
def test_a_round_is_consistent(app: Flask, values: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError):
        AwardRoundFactory(**values)
    db.session.rollback()
