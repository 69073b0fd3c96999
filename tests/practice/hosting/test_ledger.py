"""The ledger: the same seats for all practices of the same weeks, never overbooked."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.exc import IntegrityError

from app.accounts.models import User
from app.base.viewer import OPERATOR
from app.extensions import db
from app.practice.errors import PlaceFullError, PoolFullError
from app.practice.hosting.enums import ConfirmedBy, DeclineReason, IntentAnswer
from app.practice.hosting.errors import IntentBelowTakenError
from app.practice.hosting.models import CapacityWeek, HostingIntent
from app.practice.hosting.rules import IntentTerms, RowTerms
from app.practice.hosting.services import intent_for
from app.practice.models import Placement, PracticePlace
from app.practice.queries.places import free_place_choices, list_places
from app.practice.queries.pools import count_free, pool_limits
from app.practice.queries.remaining import list_free_places
from app.practice.registry.models import PracticeBase
from app.practice.services.intents import BaseWord, answer_intent
from app.practice.services.ledger import recount_period
from app.practice.services.places import (
    return_distributed_seats,
    return_seats,
    take_distributed_seats,
    take_seats,
)
from tests.at_once import at_once
from tests.factories import SpecialityFactory, UserFactory
from tests.pages import text_of
from tests.practice.factories import (
    DistributionFactory,
    PlacementFactory,
    PracticePeriodFactory,
    PracticePlaceFactory,
    student_in,
)
from tests.practice.registry.factories import PracticeBaseFactory

SignIn = Callable[[User], FlaskClient]
WORD = BaseWord("Зорина Анна Петровна", date(2024, 2, 12), ConfirmedBy.PHONE)
APRIL_22 = date(2024, 4, 22)  # the week that the practices of April and of May share
MAY = {"starts_on": APRIL_22, "ends_on": date(2024, 5, 12)}
AUTUMN = {"starts_on": date(2024, 10, 7), "ends_on": date(2024, 10, 27)}
ASKING_AT_ONCE = 6


def say(base: PracticeBase, *rows: RowTerms) -> HostingIntent:
    """Let a base answer for the year of the tests."""
    intent = intent_for(base, 2023, actor=OPERATOR)
    terms = IntentTerms(IntentAnswer.HOSTS, rows)
    answer_intent(intent, terms=terms, word=WORD, actor=OPERATOR)
    return intent


def place_at(base: PracticeBase, *, seats: int = 5, speciality: Any = None, **dates: date) -> Any:
    """Make a place of a period of its own at a base."""
    return PracticePlaceFactory(
        period=PracticePeriodFactory(**dates),
        organization=base.organization,
        base=base,
        seats=seats,
        speciality=speciality,
    )


def taken_in(week: date) -> int:
    """Return how many seats of the ledgers are taken in a week."""
    statement = db.select(db.func.sum(CapacityWeek.taken)).where(CapacityWeek.week == week)
    return db.session.scalar(statement) or 0


def refuse_seats(place: PracticePlace) -> None:
    """Assert that the ledger gives no seat of a place."""
    with pytest.raises(PoolFullError), db.session.begin_nested():
        take_seats(place.id)


def test_two_practices_of_the_same_weeks_share_the_seats(app: Flask) -> None:
    base = PracticeBaseFactory()
    april, may, autumn = place_at(base), place_at(base, **MAY), place_at(base, **AUTUMN)
    say(base, RowTerms(2))
    take_seats(april.id, count=2)
    assert (taken_in(date(2024, 4, 1)), taken_in(APRIL_22)) == (2, 2)
    refuse_seats(may)
    take_seats(autumn.id, count=5)  # another academic year: nobody has said anything of it
    return_seats(april.id)
    take_seats(may.id)
    assert (taken_in(date(2024, 4, 15)), taken_in(APRIL_22)) == (1, 2)
    assert april.taken == 1


def test_a_speciality_has_its_own_seats(app: Flask) -> None:
    base, own, other = PracticeBaseFactory(), SpecialityFactory(), SpecialityFactory()
    say(base, RowTerms(1, speciality_id=own.id))
    mine, foreign = place_at(base, speciality=own), place_at(base, speciality=other)
    take_seats(mine.id)
    refuse_seats(mine)
    refuse_seats(foreign)
    assert (mine.taken, foreign.taken) == (1, 0)


def test_without_an_answer_places_hold_their_own_seats(app: Flask) -> None:
    base = PracticeBaseFactory()
    place = place_at(base, seats=2)
    intent_for(base, 2023, actor=OPERATOR)
    take_seats(place.id, count=2)
    with pytest.raises(PlaceFullError):
        take_seats(place.id)
    assert pool_limits(place.period) == []


def test_an_answer_counts_who_is_there_already_and_never_goes_below(app: Flask) -> None:
    base = PracticeBaseFactory()
    place = place_at(base)
    take_seats(place.id, count=3)
    intent = say(base, RowTerms(4))
    assert taken_in(date(2024, 4, 8)) == 3
    with pytest.raises(IntentBelowTakenError), db.session.begin_nested():
        say(base, RowTerms(5, mentors=1, students_per_mentor=2))
    declined = IntentTerms(IntentAnswer.DECLINED, reason=DeclineReason.REPAIR)
    with pytest.raises(IntentBelowTakenError), db.session.begin_nested():
        answer_intent(intent, terms=declined, word=WORD, actor=OPERATOR)
    db.session.expire_all()
    assert [row.seats for row in intent.rows] == [4]
    return_seats(place.id, count=3)
    answer_intent(intent, terms=declined, word=WORD, actor=OPERATOR)
    refuse_seats(place)


def test_a_distribution_draws_all_or_nothing(app: Flask) -> None:
    base = PracticeBaseFactory()
    first = place_at(base)
    second = PracticePlaceFactory(
        period=first.period, organization=base.organization, base=base, title="Вожатый", seats=5
    )
    say(base, RowTerms(3))
    distribution = DistributionFactory(period=first.period)
    for place in (first, first, second):
        PlacementFactory(period=first.period, place=place, distribution_id=distribution.id)
    take_distributed_seats(distribution)
    assert (first.taken, second.taken, taken_in(APRIL_22)) == (2, 1, 3)
    return_distributed_seats(distribution)
    assert (first.taken, taken_in(APRIL_22)) == (0, 0)
    take_seats(place_at(base, **MAY).id)
    with pytest.raises(PoolFullError):
        take_distributed_seats(distribution)


def test_the_matching_is_told_what_a_pool_still_holds(app: Flask) -> None:
    base, shut = PracticeBaseFactory(), PracticeBaseFactory()
    one = place_at(base)
    period = one.period
    at_both = {"period": period, "organization": base.organization, "base": base}
    two = PracticePlaceFactory(**at_both, title="Вожатый")
    away = PracticePlaceFactory(period=period, organization=shut.organization, base=shut)
    say(base, RowTerms(6))
    say(shut, RowTerms(6, ends_on=date(2024, 2, 1)))
    take_seats(one.id)  # by hand, in this period
    take_seats(place_at(base, **MAY).id, count=2)
    limits = {limit.place_ids: limit.seats for limit in pool_limits(period)}
    assert limits == {(one.id, two.id): 4, (away.id,): 0}


def test_other_days_of_a_practice_move_its_seats(app: Flask) -> None:
    base = PracticeBaseFactory()
    place, may = place_at(base), place_at(base, **MAY)
    say(base, RowTerms(2))
    take_seats(place.id, count=2)
    begun = place.period.starts_on
    place.period.starts_on, place.period.ends_on = date(2024, 3, 4), date(2024, 3, 24)
    recount_period(place.period, begun=begun)
    assert (taken_in(date(2024, 3, 4)), taken_in(APRIL_22)) == (2, 0)
    take_seats(may.id)
    place.period.ends_on = APRIL_22
    with pytest.raises(IntentBelowTakenError):
        recount_period(place.period, begun=begun)


def test_the_last_seat_goes_once_whichever_practice_asks(app: Flask, sign_in: SignIn) -> None:
    base = PracticeBaseFactory()
    places = [place_at(base), place_at(base, **MAY)]
    say(base, RowTerms(1))
    forms = []
    for number in range(ASKING_AT_ONCE):
        place = places[number % 2]
        student = student_in(place.period)
        path = f"/practice/periods/{place.period_id}/students/{student.id}/placement"
        forms.append((path, {"place_id": place.id, "note": "рядом"}))
    at_once([(sign_in(UserFactory()), *form) for form in forms])
    assert len(list(db.session.scalars(db.select(Placement)))) == 1
    assert sum(db.session.scalars(db.select(PracticePlace.taken))) == 1
    assert taken_in(APRIL_22) == 1


def test_the_database_itself_refuses_an_overbooked_week(app: Flask) -> None:
    say(PracticeBaseFactory(), RowTerms(1))
    with pytest.raises(IntegrityError):
        db.session.execute(db.update(CapacityWeek).values(taken=2))


def test_what_is_free_is_what_the_base_takes_in_these_weeks(app: Flask) -> None:
    base = PracticeBaseFactory()
    place = place_at(base, seats=5)
    say(base, RowTerms(3))
    take_seats(place_at(base, **MAY).id)
    (free,) = list_free_places(place.period)
    assert free.free == 2


def test_staff_is_told_when_a_place_has_more_seats_than_the_base_takes(
    as_staff: FlaskClient,
) -> None:
    base = PracticeBaseFactory()
    say(base, RowTerms(3))
    period = PracticePeriodFactory()
    path = f"/practice/periods/{period.id}/places/new"
    form = {"organization_id": base.organization_id, "title": "Вожатый", "seats": "3"}
    fits = as_staff.post(path, data=form, follow_redirects=True)
    assert "База подтвердила" not in fits.text
    form |= {"title": "Помощник", "seats": "4"}
    assert "мест в учёте 3" in text_of(as_staff.post(path, data=form, follow_redirects=True))


def test_places_of_one_pool_share_what_is_left_in_it(app: Flask) -> None:
    """Figures and choices say what the save would allow: two places of five, a pool of four."""
    base = PracticeBaseFactory()
    first = place_at(base, seats=5)
    of = {"period": first.period, "organization": base.organization, "base": base}
    PracticePlaceFactory(**of, seats=5, title="Вожатый")
    PracticePlaceFactory(period=first.period, seats=3)
    say(base, RowTerms(4))
    assert sum(count_free(first.period).values()) == 7
    assert sum(count_free(first.period, held={first.id: 2}).values()) == 5
    choices = free_place_choices(first.period)
    assert sorted(row.free for row in db.session.execute(choices.statement)) == [3, 4, 4]
    take_seats(first.id, count=4)
    assert sum(count_free(first.period).values()) == 3
    # As if nobody had a seat: what a distribution over again would begin with.
    assert sum(count_free(first.period, held={}).values()) == 7
    assert [row.free for row in db.session.execute(choices.statement)] == [3]
    assert len(db.session.scalars(list_places(first.period, free=True)).all()) == 1
