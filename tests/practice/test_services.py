"""The use cases ask for themselves who acts: the API and the jobs come past the views."""

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask

from app.accounts.enums import Role
from app.base.errors import MoveNotAllowedError, NotAllowedError
from app.base.terms import terms_of
from app.base.viewer import Viewer
from app.matching import solve
from app.practice.enums import PeriodState, PeriodStep
from app.practice.errors import PlaceTwiceError
from app.practice.models import PracticePeriod
from app.practice.rules import PeriodTerms, PlaceTerms
from app.practice.services import distribution, periods, placements, places, wishes
from tests.factories import LONG_AGO, UserFactory, user_of
from tests.practice.factories import (
    PlacementFactory,
    PracticePeriodFactory,
    PracticePlaceFactory,
    apply_for,
    student_in,
)

TODAY = date(2024, 2, 26)


def place_terms(period: PracticePeriod) -> PlaceTerms:
    return terms_of(PracticePlaceFactory(period=period), PlaceTerms)


def distribute(period: PracticePeriod, actor: Viewer) -> None:
    instance = distribution.read_instance(period)
    result = solve(instance, explain=True)
    distribution.store_distribution(
        period, instance=instance, result=result, actor=actor, now=LONG_AGO
    )


# What staff does, each as a call for a period and whoever tries.
STAFF_ONLY: dict[str, Callable[[PracticePeriod, Viewer], object]] = {
    "create_period": lambda period, actor: periods.create_period(
        terms=terms_of(period, PeriodTerms), groups=[], actor=actor, today=TODAY
    ),
    "edit_period": lambda period, actor: periods.edit_period(
        period,
        terms=terms_of(period, PeriodTerms),
        groups=[],
        actor=actor,
        now=LONG_AGO,
        today=TODAY,
    ),
    "move_period": lambda period, actor: periods.move_period(
        period, step=PeriodStep.CLOSE, actor=actor, today=TODAY
    ),
    "remind_students": lambda period, actor: periods.remind_students(
        period, actor=actor, now=LONG_AGO, today=TODAY
    ),
    "add_place": lambda period, actor: places.add_place(
        period, terms=place_terms(period), actor=actor
    ),
    "edit_place": lambda period, actor: places.edit_place(
        PracticePlaceFactory(period=period), terms=place_terms(period), actor=actor, now=LONG_AGO
    ),
    "remove_place": lambda period, actor: places.remove_place(
        PracticePlaceFactory(period=period), actor=actor
    ),
    "store_distribution": distribute,
    "discard_distribution": lambda period, actor: distribution.discard_distribution(
        period, actor=actor, now=LONG_AGO
    ),
    "publish_distribution": lambda period, actor: distribution.publish_distribution(
        period, actor=actor, now=LONG_AGO
    ),
    "place_by_hand": lambda period, actor: placements.place_by_hand(
        period,
        student=student_in(period),
        place=PracticePlaceFactory(period=period),
        note="",
        actor=actor,
        now=LONG_AGO,
    ),
    "unseat": lambda period, actor: placements.unseat(
        PlacementFactory(period=period), actor=actor, now=LONG_AGO
    ),
    "revoke_application": lambda period, actor: wishes.revoke_application(
        apply_for(period, PracticePlaceFactory(period=period)), actor=actor, now=LONG_AGO
    ),
}


@pytest.mark.parametrize("name", STAFF_ONLY)
def test_only_staff_does_what_is_staffs(app: Flask, name: str) -> None:
    period = PracticePeriodFactory()
    strangers = [UserFactory(role=role) for role in Role if role not in (Role.STAFF, Role.ADMIN)]
    assert len(strangers) == 5
    for stranger in (*strangers, user_of(student_in(period))):
        with pytest.raises(NotAllowedError):
            STAFF_ONLY[name](period, stranger)
    assert period.state is PeriodState.OPEN


def test_an_application_is_the_students_own(app: Flask) -> None:
    place = PracticePlaceFactory()
    application = apply_for(place.period, place)
    when = {"now": LONG_AGO, "today": TODAY}
    for other in (UserFactory(role=Role.STAFF), user_of(student_in(place.period))):
        with pytest.raises(NotAllowedError):
            wishes.withdraw_application(application, actor=other, **when)
        with pytest.raises(NotAllowedError):
            wishes.save_wishes(place.period, application.student, place_ids=[], actor=other, **when)
    assert len(application.wishes) == 1
    assert application.submitted_at is not None


@pytest.mark.parametrize("state", [PeriodState.DRAFT, PeriodState.DISTRIBUTED])
def test_a_refused_step_says_what_stands_in_the_way(app: Flask, state: PeriodState) -> None:
    period = PracticePeriodFactory(state=state)
    with pytest.raises(MoveNotAllowedError) as caught:
        periods.move_period(
            period, step=PeriodStep.CLOSE, actor=UserFactory(role=Role.STAFF), today=TODAY
        )
    expected = {PeriodState.DRAFT: "ещё готовится", PeriodState.DISTRIBUTED: "посчитано"}
    assert expected[state] in str(caught.value)


def test_the_same_work_written_otherwise_is_the_same_place(app: Flask) -> None:
    place = PracticePlaceFactory(title="Помощник вожатого")
    staff = UserFactory(role=Role.STAFF)
    terms = PlaceTerms(place.organization_id, "помощник\u00a0 «вожатого»", seats=1)
    with pytest.raises(PlaceTwiceError):
        places.add_place(place.period, terms=terms, actor=staff)
    own = terms_of(place, PlaceTerms, title="ПОМОЩНИК ВОЖАТОГО")
    places.edit_place(place, terms=own, actor=staff, now=LONG_AGO)
    assert place.title == "ПОМОЩНИК ВОЖАТОГО"
