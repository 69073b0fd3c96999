"""Which event is told to whom: the whole table, walked through the use cases."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from flask import Flask
from jinja2 import Environment

from app.accounts.enums import Role
from app.base.terms import terms_of
from app.base.viewer import OPERATOR
from app.extensions import db
from app.matching import solve
from app.practice.conditions import services as conditions
from app.practice.conditions.rules import RuleTerms
from app.practice.enums import (
    Basis,
    PairRule,
    PeriodEvent,
    PeriodState,
    PeriodStep,
    SeatsChangeKind,
)
from app.practice.letters import WHO_MUST_KNOW
from app.practice.models import PracticePeriod, PracticePlace
from app.practice.rules import PERIOD, PeriodTerms, PlaceTerms, SupervisorTerms, by_hand
from app.practice.scenarios import services as scenarios
from app.practice.services import distribution, periods, placements, places, wishes
from app.practice.services.moving import Why, change_outcomes
from app.practice.services.supervisors import appoint_supervisor
from app.students.models import Student
from tests.factories import LONG_AGO, UserFactory, user_of
from tests.letters import Letters
from tests.practice.factories import (
    DistributionFactory,
    PlacementFactory,
    PracticePeriodFactory,
    PracticePlaceFactory,
    apply_for,
    student_in,
)

TODAY = date(2024, 2, 26)


class Scene:
    """A period in some state with everybody who may have to know."""

    def __init__(self, state: PeriodState) -> None:
        self.period: PracticePeriod = PracticePeriodFactory(state=state)
        self.place: PracticePlace = PracticePlaceFactory(period=self.period, seats=3)
        self.place.organization.email = "base@test.example"
        self.spare: PracticePlace = PracticePlaceFactory(period=self.period)
        self.spare.organization.email = "spare@test.example"
        self.idle = self._student("idle")
        self.applied = self._student("applied")
        self.application = apply_for(self.period, self.place, student=self.applied)

    def _student(self, name: str) -> Student:
        student = student_in(self.period)
        student.email = f"{name}@test.example"
        return student

    def seat(self) -> "Scene":
        """Give the applicant the seat, the other one the outcome of who sent nothing."""
        run = DistributionFactory(period=self.period).id
        self.place.taken = 1
        self.placement = PlacementFactory(
            period=self.period, place=self.place, student=self.applied, distribution_id=run
        )
        PlacementFactory(
            period=self.period,
            place=None,
            student=self.idle,
            basis=Basis.UNSENT,
            rank=None,
            distribution_id=run,
        )
        return self


def step(state: PeriodState, step: PeriodStep) -> None:
    scene = Scene(state)
    if step is PeriodStep.TAKE_BACK:
        db.session.delete(scene.application)
        db.session.flush()
    periods.move_period(scene.period, step=step, actor=OPERATOR, today=TODAY)


def distribute(scene: Scene) -> None:
    instance = distribution.read_instance(scene.period)
    result = solve(instance, explain=True)
    distribution.store_distribution(
        scene.period, instance=instance, result=result, actor=OPERATOR, now=LONG_AGO
    )


def published() -> Scene:
    return Scene(PeriodState.PUBLISHED).seat()


def publish() -> None:
    scene = Scene(PeriodState.CLOSED)
    distribute(scene)
    distribution.publish_distribution(scene.period, actor=OPERATOR, now=LONG_AGO)


def discard() -> None:
    scene = Scene(PeriodState.CLOSED)
    distribute(scene)
    distribution.discard_distribution(scene.period, actor=OPERATOR, now=LONG_AGO)


def edit() -> None:
    scene = published()
    terms = replace(terms_of(scene.period, PeriodTerms), ends_on=date(2024, 5, 5))
    periods.edit_period(
        scene.period,
        terms=terms,
        groups=[group.id for group in scene.period.groups],
        actor=OPERATOR,
        now=LONG_AGO,
        today=TODAY,
    )


def change_places() -> None:
    scene = Scene(PeriodState.OPEN)
    terms = replace(terms_of(scene.place, PlaceTerms), title="Другая работа")
    place = places.add_place(scene.period, terms=terms, actor=OPERATOR)
    places.remove_place(place, actor=OPERATOR)


def edit_place() -> None:
    scene = published()
    terms = replace(terms_of(scene.place, PlaceTerms), supervisor_name="Зимина Ольга")
    places.edit_place(scene.place, terms=terms, actor=OPERATOR, now=LONG_AGO)


def apply() -> None:
    scene = Scene(PeriodState.OPEN)
    account = user_of(scene.idle)
    account.email = scene.idle.email
    wishes.save_wishes(
        scene.period,
        scene.idle,
        place_ids=[scene.place.id],
        send=True,
        actor=account,
        now=LONG_AGO,
        today=TODAY,
    )


def rule() -> None:
    conditions.edit_rules(Scene(PeriodState.DRAFT).period, terms=RuleTerms(), actor=OPERATOR)


def keep_apart() -> None:
    scene = Scene(PeriodState.OPEN)
    students = (scene.idle, scene.applied)
    conditions.keep_apart(
        scene.period, students=students, reason="ссорятся", actor=OPERATOR, now=LONG_AGO
    )


def pair_up() -> None:
    scene = Scene(PeriodState.OPEN)
    scene.period.pair_rule = PairRule.PLACE
    db.session.flush()
    conditions.name_companion(
        scene.period, scene.applied, companion=scene.idle, actor=user_of(scene.applied),
        now=LONG_AGO, today=TODAY,
    )  # fmt: skip


def supervise() -> None:
    scene = published()
    appoint_supervisor(
        scene.period,
        terms=SupervisorTerms(name="Преподаватель"),
        groups=[scene.period.groups[0].id],
        actor=OPERATOR,
    )


def withdraw() -> None:
    scene = Scene(PeriodState.OPEN)
    wishes.withdraw_application(
        scene.application, actor=user_of(scene.applied), now=LONG_AGO, today=TODAY
    )


def remind() -> None:
    scene = Scene(PeriodState.OPEN)
    periods.remind_students(scene.period, actor=OPERATOR, now=LONG_AGO, today=TODAY)


def revoke() -> None:
    scene = Scene(PeriodState.CLOSED)
    wishes.revoke_application(scene.application, actor=OPERATOR, now=LONG_AGO)


def seat() -> None:
    scene = published()
    placements.place_by_hand(
        scene.period,
        student=scene.idle,
        place=scene.spare,
        note="живёт рядом",
        actor=OPERATOR,
        now=LONG_AGO,
    )


def unseat() -> None:
    placements.unseat(published().placement, actor=OPERATOR, now=LONG_AGO)


def compare() -> None:
    period = Scene(PeriodState.CLOSED).period
    [scenario, *_rest] = scenarios.name_usual_scenarios(period, actor=OPERATOR, now=LONG_AGO)
    asked = distribution.read_instance(period)
    result = solve(asked, explain=True)
    scenarios.keep_scenario(
        scenario, asked=asked, instance=asked, result=result, actor=OPERATOR, now=LONG_AGO
    )


def move() -> None:
    scene = published()
    why = Why(SeatsChangeKind.REPAIR, "база закрылась", LONG_AGO)
    wanted = {scene.applied.id: by_hand(scene.spare.id, "прежняя база закрылась")}
    change_outcomes(scene.period, wanted, why=why, actor=OPERATOR)


Told = list[tuple[str, str]]
NOBODY: Told = []
# Each event: how it comes about, and who reads what in the letter.
EVENTS: dict[PeriodEvent, tuple[Callable[[], None], Told]] = {
    PeriodEvent.OPEN: (lambda: step(PeriodState.DRAFT, PeriodStep.OPEN), NOBODY),
    PeriodEvent.CLOSE: (lambda: step(PeriodState.OPEN, PeriodStep.CLOSE), NOBODY),
    PeriodEvent.REOPEN: (lambda: step(PeriodState.CLOSED, PeriodStep.REOPEN), NOBODY),
    PeriodEvent.TAKE_BACK: (lambda: step(PeriodState.OPEN, PeriodStep.TAKE_BACK), NOBODY),
    PeriodEvent.DISTRIBUTE: (lambda: distribute(Scene(PeriodState.CLOSED)), NOBODY),
    PeriodEvent.DISCARD: (discard, NOBODY),
    PeriodEvent.CHANGE_PLACES: (change_places, NOBODY),
    PeriodEvent.SUPERVISE: (supervise, NOBODY),
    PeriodEvent.RULE: (rule, NOBODY),
    PeriodEvent.EXCEPT: (keep_apart, NOBODY),
    PeriodEvent.PAIR_UP: (pair_up, NOBODY),
    PeriodEvent.APPLY: (apply, [("idle", "отправлена и участвует в распределении")]),
    PeriodEvent.WITHDRAW: (withdraw, NOBODY),
    PeriodEvent.REMIND: (remind, [("idle", "Вы ещё не отправили заявку")]),
    PeriodEvent.REVOKE: (revoke, [("applied", "Методист отозвал вашу заявку")]),
    PeriodEvent.PUBLISH: (
        publish,
        [
            ("applied", "Ваше место и объяснение к нему"),
            ("base", "К вам придут студенты"),
            ("idle", "Вы не отправляли заявку"),
            ("spare", "к вам никого не распределили"),
        ],
    ),
    PeriodEvent.EDIT: (
        edit,
        [("applied", "Теперь она идёт"), ("base", "Студенты придут к вам с")],
    ),
    PeriodEvent.EDIT_PLACE: (edit_place, [("applied", "Изменились сведения о вашем месте")]),
    PeriodEvent.SEAT: (
        seat,
        [("idle", "Методист назначил вам место"), ("spare", "к вам на практику, пополнился")],
    ),
    PeriodEvent.UNSEAT: (
        unseat,
        [
            ("applied", "Ваше место на практике"),
            ("base", "убрали тех, чьё назначение"),
        ],
    ),
    PeriodEvent.COMPARE: (compare, NOBODY),
    # Letters of a swap go to one of the two: tests/practice/changes/test_swaps.py.
    PeriodEvent.SWAP: (lambda: None, NOBODY),
    PeriodEvent.MOVE: (
        move,
        [
            ("applied", "Ваше место на практике"),
            ("base", "к вам на практику, изменился"),
            ("spare", "к вам на практику, изменился"),
        ],
    ),
}


def test_every_event_is_in_both_tables() -> None:
    assert set(WHO_MUST_KNOW) == set(PeriodEvent) == set(PERIOD.rows) == set(EVENTS)


@pytest.mark.parametrize("event", PeriodEvent)
def test_who_must_know_of_an_event_is_told(
    app: Flask, letters: Letters, event: PeriodEvent
) -> None:
    happen, expected = EVENTS[event]
    happen()
    written = letters.take()
    told = sorted((letter.recipient.partition("@")[0], letter.body) for letter in written)
    assert [name for name, _body in told] == [name for name, _words in expected]
    for (_name, body), (_same, words) in zip(told, expected, strict=True):
        assert words in body
        assert "/practice/" in body
        assert ".." not in body
    assert bool(expected) == bool(WHO_MUST_KNOW[event])


def test_before_publishing_a_seat_by_hand_is_told_to_nobody(app: Flask, letters: Letters) -> None:
    scene = Scene(PeriodState.CLOSED)
    placement = placements.place_by_hand(
        scene.period,
        student=scene.idle,
        place=scene.spare,
        note="живёт рядом",
        actor=OPERATOR,
        now=LONG_AGO,
    )
    placements.unseat(placement, actor=OPERATOR, now=LONG_AGO)
    assert letters.take() == []


def test_the_same_dates_saved_again_are_no_news(app: Flask, letters: Letters) -> None:
    scene = published()
    periods.edit_period(
        scene.period,
        terms=replace(terms_of(scene.period, PeriodTerms), title="Иначе названа"),
        groups=[group.id for group in scene.period.groups],
        actor=OPERATOR,
        now=LONG_AGO,
        today=TODAY,
    )
    assert letters.take() == []


def test_opposite_events_have_opposite_words(app: Flask, letters: Letters) -> None:
    seat()
    given = letters.to("idle@test.example")
    letters.take()
    unseat()
    taken = letters.to("applied@test.example")
    letters.take()
    assert given.subject != taken.subject
    assert "отдал вам место" not in taken.body
    assert "результат готов" not in taken.subject


def test_the_accounts_of_a_base_are_written_to_before_its_own_address(
    app: Flask, letters: Letters
) -> None:
    scene = Scene(PeriodState.CLOSED)
    for closed in (False, True):
        UserFactory(
            role=Role.EMPLOYER,
            organization_id=scene.place.organization_id,
            email=f"{'closed' if closed else 'works'}@test.example",
            active=not closed,
        )
    distribute(scene)
    distribution.publish_distribution(scene.period, actor=OPERATOR, now=LONG_AGO)
    recipients = {letter.recipient for letter in letters.take()}
    assert "works@test.example" in recipients
    assert not recipients & {"base@test.example", "closed@test.example"}


def test_no_words_of_practice_put_a_dot_behind_the_dot_of_a_date(app: Flask) -> None:
    environment: Environment = app.jinja_env
    found = []
    for name in environment.list_templates(filter_func=lambda name: name.startswith("practice/")):
        assert environment.loader is not None
        source, _path, _fresh = environment.loader.get_source(environment, name)
        dates = re.findall(r"(\w+)=[\w.]+\|(?:day|date_range)\b", source)
        found += [(name, key) for key in dates if f"%({key})s." in source]
    assert found == []
