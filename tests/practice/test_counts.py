"""What a period counts is its own: another period's groups and seats do not mix in."""

from flask import Flask

from app.extensions import db
from app.practice.queries.periods import count_period
from tests.practice.factories import (
    PlacementFactory,
    PracticePeriodFactory,
    PracticePlaceFactory,
    apply_for,
    student_in,
)


def test_a_seat_of_another_period_is_no_seat_here(app: Flask) -> None:
    period, earlier = PracticePeriodFactory(), PracticePeriodFactory()
    student = student_in(period)
    place = PracticePlaceFactory(period=earlier, taken=1)
    PlacementFactory(period=earlier, student=student, place=place)
    db.session.flush()
    assert count_period(period).seatless == count_period(period).students == 1
    PlacementFactory(period=period, student=student, place=PracticePlaceFactory(period=period))
    db.session.flush()
    assert count_period(period).seatless == 0


def test_who_went_to_a_group_of_another_period_has_left_this_one(app: Flask) -> None:
    period, other = PracticePeriodFactory(), PracticePeriodFactory()
    student = student_in(period)
    apply_for(period, PracticePlaceFactory(period=period), student=student)
    db.session.flush()
    assert count_period(period).left == 0
    student.group = other.groups[0]
    db.session.flush()
    assert count_period(period).left == 1
