"""A distribution by all rules at once, from the records to the files anybody can verify."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.base.errors import MoveNotAllowedError
from app.base.viewer import OPERATOR
from app.contracts.enums import ContractState
from app.extensions import db
from app.matching import solve
from app.practice.conditions import queries, services
from app.practice.conditions.errors import CompanionError, LimitsCrossError
from app.practice.conditions.rules import LimitTerms, RuleTerms
from app.practice.enums import Basis, ContractRule, PairRule, PeriodState
from app.practice.errors import (
    DistributionOutdatedError,
    LateApplicationError,
    NotEligibleError,
)
from app.practice.models import Placement, PracticePeriod, PracticePlace
from app.practice.queries.applications import find_application
from app.practice.services.claims import seat_claimed
from app.practice.services.distribution import read_instance, store_distribution
from app.practice.services.gate import list_hindrances
from app.practice.services.wishes import withdraw_application
from app.students.enums import StudentState
from app.students.models import Student
from tests.contracts.factories import ContractFactory
from tests.factories import OrganizationFactory, user_of
from tests.letters import Letters
from tests.practice.conditions.factories import (
    KeptApartFactory,
    PeriodLimitFactory,
    PracticeConflictFactory,
    WishCompanionFactory,
)
from tests.practice.factories import (
    PracticePeriodFactory,
    PracticePlaceFactory,
    apply_for,
    student_in,
)

NOW = datetime(2024, 2, 26, 9, tzinfo=UTC)
TODAY = NOW.date()
BROKEN = "Практика: пара больше не засчитывается"


def befriend(period: PracticePeriod, one: Student, other: Student) -> None:
    """Let two students name each other."""
    WishCompanionFactory(period=period, student=one, companion=other)
    WishCompanionFactory(period=period, student=other, companion=one)


def market() -> tuple[PracticePeriod, list[PracticePlace], list[Student]]:
    """A closed period by many rules: five students, two bases of two organizations."""
    period = PracticePeriodFactory(
        state=PeriodState.CLOSED,
        pair_rule=PairRule.PLACE,
        contract_rule=ContractRule.PREFERS,
        prefers_town=True,
        prefers_dormitory=True,
    )
    places = [PracticePlaceFactory(period=period, seats=3) for _ in range(2)]
    students = [apply_for(period, *places).student for _ in range(5)]
    befriend(period, students[0], students[1])
    KeptApartFactory(period=period, first=students[2], second=students[3])
    PracticeConflictFactory(student=students[4], organization=places[0].organization)
    PeriodLimitFactory(period=period, organization=places[0].organization, maximum=2)
    return period, places, students


def where() -> dict[int, int | None]:
    """Return where everybody goes."""
    return {one.student_id: one.place_id for one in db.session.scalars(db.select(Placement))}


def store(period: PracticePeriod) -> None:
    """Solve a period's question and keep the answer."""
    instance = read_instance(period)
    result = solve(instance, explain=True)
    store_distribution(period, instance=instance, result=result, actor=OPERATOR, now=NOW)


def test_the_command_and_the_files_of_the_page_are_verified(
    app: Flask, as_staff: FlaskClient, tmp_path: Path
) -> None:
    period, places, students = market()
    db.session.commit()
    asked, answered = tmp_path / "instance.json", tmp_path / "result.json"
    run = app.test_cli_runner().invoke
    command = ["practice", "distribute", str(period.id), "--json", "--instance", str(asked)]
    answer = run(args=command)
    assert answer.exit_code == 0, answer.output
    answered.write_text(answer.stdout)
    checked = run(args=["matching", "verify", str(asked), str(answered)])
    assert checked.exit_code == 0, checked.output
    db.session.rollback()
    stored = db.session.get_one(PracticePeriod, period.id)
    assert stored.state is PeriodState.DISTRIBUTED
    # The engine orders names as text: «s1000» is before «s999».
    pair = [*sorted(f"s{one.id}" for one in students[:2]), "place"]
    assert json.loads(asked.read_text())["pairs"] == [pair]
    for name, stored_file in (("instance", asked), ("result", answered)):
        page = f"/practice/periods/{period.id}/distribution/{name}.json"
        stored_file.write_bytes(as_staff.get(page).data)
    checked = run(args=["matching", "verify", str(asked), str(answered)])
    assert checked.exit_code == 0, checked.output
    got = where()
    parted = json.loads(answered.read_text())["separated"]
    assert got[students[0].id] == got[students[1].id] or parted == [pair[:2]]
    assert got[students[2].id] != got[students[3].id]
    assert got[students[4].id] != places[0].id
    assert sum(place == places[0].id for place in got.values()) <= 2


def test_who_withdrew_or_left_takes_no_part_and_the_friend_goes_alone(app: Flask) -> None:
    period, _places, students = market()
    students[0].state = StudentState.EXPELLED
    db.session.flush()
    instance = read_instance(period)
    assert f"s{students[0].id}" not in instance.proposers
    assert instance.pairs == []
    assert solve(instance).matching[f"s{students[1].id}"]


def test_what_changed_while_it_was_computed_is_not_overlooked(app: Flask) -> None:
    period, places, students = market()
    instance = read_instance(period)
    result = solve(instance, explain=True)

    def refuse() -> None:
        with pytest.raises(DistributionOutdatedError):
            store_distribution(period, instance=instance, result=result, actor=OPERATOR, now=NOW)

    named = queries.find_companion(period, students[0].id)
    assert named
    named.companion = students[2]
    refuse()
    named.companion = students[1]
    conflict = PracticeConflictFactory(student=students[1], organization=places[1].organization)
    refuse()
    db.session.delete(conflict)
    met = [one for one in students if result.matching[f"s{one.id}"] == f"p{places[1].id}"]
    apart = KeptApartFactory(period=period, first=met[0], second=met[1])
    refuse()
    db.session.delete(apart)
    store_distribution(period, instance=instance, result=result, actor=OPERATOR, now=NOW)


def test_contracts_give_seats_when_applications_are_closed(app: Flask) -> None:
    period = PracticePeriodFactory(state=PeriodState.CLOSED, contract_rule=ContractRule.FIXES)
    place, other = PracticePlaceFactory(period=period, seats=1), PracticePlaceFactory(period=period)
    bound = [student_in(period) for _ in range(2)]
    for student in bound:
        ContractFactory(
            student=student,
            organization=place.organization,
            state=ContractState.SIGNED,
        )
    assert seat_claimed(period, actor=OPERATOR, now=NOW) == 1
    assert seat_claimed(period, actor=OPERATOR, now=NOW) == 0
    seated = db.session.scalars(db.select(Placement)).one()
    assert (seated.place_id, seated.basis) == (place.id, Basis.BY_HAND)
    assert "целевой договор № " in seated.note
    assert other.taken == 0


def test_nobody_is_seated_by_hand_where_they_must_not_be(app: Flask) -> None:
    period, places, students = market()
    conflict = list_hindrances(period, {students[4].id: places[0].id})
    assert isinstance(conflict[students[4].id], NotEligibleError)
    together = {students[2].id: places[1].id, students[3].id: places[1].id}
    assert set(list_hindrances(period, together)) == set(together)
    assert list_hindrances(period, {students[2].id: places[1].id}) == {}


def test_rules_are_decided_before_applications_open(app: Flask) -> None:
    period = PracticePeriodFactory(state=PeriodState.DRAFT)
    services.edit_rules(period, terms=RuleTerms(pair_rule=PairRule.TOWN), actor=OPERATOR)
    assert period.pair_rule is PairRule.TOWN
    period.state = PeriodState.OPEN
    db.session.flush()
    with pytest.raises(MoveNotAllowedError):
        services.edit_rules(period, terms=RuleTerms(), actor=OPERATOR)


def test_limits_that_overlap_by_half_are_refused_by_name(app: Flask) -> None:
    period = PracticePeriodFactory(state=PeriodState.DRAFT)
    wide = OrganizationFactory(short_name="Школы района", town="Орёл")
    inside = PracticePlaceFactory(period=period, organization=wide)
    outside = PracticePlaceFactory(period=period, organization=wide, title="Другая работа")
    outside.base = type(outside.base)(organization=wide, title="корпус 2", town="Тула")
    PracticePlaceFactory(period=period, organization=OrganizationFactory(town="Орёл"))
    db.session.flush()
    services.add_limit(period, terms=LimitTerms(5, town=inside.base.town), actor=OPERATOR)
    with pytest.raises(LimitsCrossError, match="Школы района"):
        services.add_limit(period, terms=LimitTerms(5, organization_id=wide.id), actor=OPERATOR)


def test_whose_companion_goes_another_way_gets_a_letter(app: Flask, letters: Letters) -> None:
    period = PracticePeriodFactory(pair_rule=PairRule.PLACE)
    place = PracticePlaceFactory(period=period)
    left, moving = (apply_for(period, place).student for _ in range(2))
    third, actor = student_in(period), user_of(moving)
    befriend(period, left, moving)
    address = user_of(left).email
    about: dict[str, Any] = {"actor": actor, "now": NOW, "today": TODAY}
    application = find_application(period, moving)
    assert application
    withdraw_application(application, **about)
    assert [(one.recipient, one.subject) for one in letters.take()] == [(address, BROKEN)]
    withdraw_application(application, **about)  # nothing was sent any more: nobody is told twice
    services.name_companion(period, moving, companion=left, **about)
    assert letters.take() == []
    named = services.name_companion(period, moving, companion=third, **about)
    assert [(one.recipient, one.subject) for one in letters.take()] == [(address, BROKEN)]
    services.forget_companion(named, **about)  # the third had not named anybody
    assert letters.take() == []


def test_a_student_names_a_companion_of_the_period(app: Flask, letters: Letters) -> None:
    period = PracticePeriodFactory(pair_rule=PairRule.PLACE)
    one, other = student_in(period), student_in(period)
    actor = user_of(one)
    named = services.name_companion(period, one, companion=other, actor=actor, now=NOW, today=TODAY)
    assert not queries.is_named_back(named)
    assert queries.list_pairs(period) == []
    services.name_companion(
        period, other, companion=one, actor=user_of(other), now=NOW, today=TODAY
    )
    assert queries.is_named_back(named)
    assert queries.list_pairs(period) == [tuple(sorted((one.id, other.id)))]
    with pytest.raises(LateApplicationError):  # the day is over, staff has not closed yet
        services.forget_companion(named, actor=actor, now=NOW, today=date(2024, 3, 11))
    services.forget_companion(named, actor=actor, now=NOW, today=TODAY)
    assert queries.list_pairs(period) == []
    assert len(letters.take()) == 1
    with pytest.raises(CompanionError):
        services.name_companion(period, one, companion=one, actor=actor, now=NOW, today=TODAY)
