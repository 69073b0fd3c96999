"""What the database itself refuses, on both of them."""

from datetime import date
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from app.extensions import db
from app.mentors.enums import MentorshipState
from app.mentors.models import Mentor
from tests.mentors.factories import MentorFactory, MentorshipFactory, account_of


def refused(make: Any) -> None:
    db.session.commit()
    with pytest.raises(IntegrityError):
        make()
    db.session.rollback()


def test_one_active_mentorship_of_a_pair(app: Flask) -> None:
    first = MentorshipFactory(state=MentorshipState.FINISHED, ends_on=date(2024, 1, 1), result="да")
    MentorshipFactory(mentor=first.mentor, student=first.student)
    refused(lambda: MentorshipFactory(mentor=first.mentor, student=first.student))


@pytest.mark.parametrize(
    "values",
    [
        {"ends_on": date(2024, 1, 1)},
        {"state": MentorshipState.FINISHED, "result": "да"},
        {"state": MentorshipState.FINISHED, "ends_on": date(2024, 1, 1)},
        {"state": MentorshipState.BROKEN_OFF, "ends_on": date(2024, 1, 1)},
        {"state": MentorshipState.FINISHED, "result": "да", "ends_on": date(2022, 1, 1)},
    ],
)
def test_state_and_dates_agree(app: Flask, values: dict[str, Any]) -> None:
    refused(lambda: MentorshipFactory(**values))


@pytest.mark.parametrize("year", [1949, 2101, 10**6])
def test_a_career_begins_in_living_memory(app: Flask, year: int) -> None:
    refused(lambda: MentorFactory(experience_since=year))


def test_text_is_no_year(app: Flask) -> None:
    mentor = MentorFactory()
    db.session.commit()
    with pytest.raises(Exception, match=r"(?i)check|invalid|integer"):
        db.session.execute(
            update(Mentor).where(Mentor.id == mentor.id).values(experience_since=db.text("'2004!'"))
        )
    db.session.rollback()


def test_one_card_per_account(app: Flask) -> None:
    user = account_of(MentorFactory())
    refused(lambda: MentorFactory(user_id=user.id))


def test_the_card_overrules_the_rules_of_cases(app: Flask) -> None:
    mentor = MentorFactory(last_name="Ковальчук")
    assert mentor.name_dative == "Ковальчук Марии Петровне"
    assert mentor.position_dative == "учителю математики"
    mentor.own_name_dative, mentor.own_position_dative = "Ковальчуку Марию", "тьютору"
    assert (mentor.name_dative, mentor.position_dative) == ("Ковальчуку Марию", "тьютору")
