"""The distribution over HTTP: run, preview, discard, publish, and what each may see when."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.accounts.models import User
from app.base.errors import MoveNotAllowedError
from app.base.query_count import counted_queries
from app.base.viewer import OPERATOR
from app.extensions import db
from app.matching import (
    Instance,
    NotExplainedError,
    Result,
    read_instance,
    solve,
    verify,
    verify_document,
)
from app.practice.enums import Basis, PeriodState
from app.practice.errors import DistributionOutdatedError, PlaceFullError
from app.practice.models import (
    Distribution,
    Placement,
    PracticeApplication,
    PracticePeriod,
    PracticePlace,
)
from app.practice.services import distribution as services
from tests.factories import LONG_AGO, StudentFactory, user_of
from tests.letters import Letters
from tests.pages import text_of
from tests.practice.factories import (
    PracticePeriodFactory,
    PracticePlaceFactory,
    apply_for,
    student_in,
)

SignIn = Callable[[User], FlaskClient]


@pytest.fixture
def market(app: Any) -> tuple[PracticePeriod, list[PracticePlace], list[PracticeApplication]]:
    """A closed period: five students for three seats, all want the first place most."""
    period = PracticePeriodFactory(state=PeriodState.CLOSED)
    places = [PracticePlaceFactory(period=period, seats=seats) for seats in (1, 2)]
    return period, places, [apply_for(period, *places) for _ in range(5)]


Market = tuple[PracticePeriod, list[PracticePlace], list[PracticeApplication]]


def path(period: PracticePeriod, page: str = "") -> str:
    """Return an address of the distribution."""
    return f"/practice/periods/{period.id}/distribution{page}"


def store(period: PracticePeriod, instance: Instance, result: Result) -> Distribution:
    """Keep a result as the preview, as a command on the server does."""
    return services.store_distribution(
        period, instance=instance, result=result, actor=OPERATOR, now=LONG_AGO
    )


def outcomes() -> dict[int, tuple[int | None, int | None]]:
    """Return what everybody got: student → (place, rank)."""
    placements = db.session.scalars(db.select(Placement))
    return {one.student_id: (one.place_id, one.rank) for one in placements}


def test_the_run_ends_in_a_preview_with_its_figures(as_staff: FlaskClient, market: Market) -> None:
    period, places, applications = market
    job = as_staff.post(path(period))
    assert "/jobs/" in job.location
    assert as_staff.get(job.location).location.endswith(path(period))
    page = text_of(as_staff.get(path(period)))
    assert "предварительное распределение" in page
    assert "5 студентов" in page
    assert "3 с местом" in page
    assert "1 получил место по приоритету № 1" in page
    assert "2 все выбранные места заняты" in page
    assert "проверено" in page
    assert len(outcomes()) == len(applications)
    assert [(place.seats, place.taken) for place in places] == [(1, 1), (2, 2)]


def test_the_run_can_be_repeated_with_the_same_result(
    as_staff: FlaskClient, market: Market
) -> None:
    period, places, _applications = market
    as_staff.post(path(period))
    first = outcomes()
    as_staff.post(path(period, "/discard"))
    assert outcomes() == {}
    assert [place.taken for place in places] == [0, 0]
    as_staff.post(path(period))
    assert outcomes() == first
    digests = db.session.scalars(db.select(Distribution.digest)).all()
    assert len(digests) == 2
    assert len(set(digests)) == 1


def test_the_stored_proof_is_accepted_by_the_independent_checker(
    as_staff: FlaskClient, market: Market
) -> None:
    period, *_rest = market
    as_staff.post(path(period))
    instance = read_instance(as_staff.get(path(period, "/instance.json")).data)
    document = json.loads(as_staff.get(path(period, "/result.json")).data)
    assert verify_document(instance, document).ok
    assert "Петренко" not in as_staff.get(path(period, "/instance.json")).text
    placed = {f"s{student}": place and f"p{place}" for student, (place, _) in outcomes().items()}
    assert document["matching"] == placed


def test_a_second_press_changes_nothing(as_staff: FlaskClient, market: Market) -> None:
    period, *_rest = market
    as_staff.post(path(period))
    as_staff.post(path(period))
    assert len(db.session.scalars(db.select(Distribution)).all()) == 1


def test_a_result_that_arrives_twice_is_kept_once(market: Market) -> None:
    period, *_rest = market
    instance = services.read_instance(period)
    result = solve(instance, explain=True)
    stored = [store(period, instance, result) for _ in range(2)]
    assert stored[0] is stored[1]


def test_a_result_of_other_places_is_not_kept(market: Market) -> None:
    period, places, _applications = market
    instance = services.read_instance(period)
    result = solve(instance, explain=True)
    places[0].seats = 2
    db.session.flush()
    with pytest.raises(DistributionOutdatedError):
        store(period, instance, result)


def test_a_result_without_explanations_is_refused_before_anything_changes(market: Market) -> None:
    period, *_rest = market
    instance = services.read_instance(period)
    with pytest.raises(NotExplainedError):
        store(period, instance, solve(instance))
    assert period.state is PeriodState.CLOSED
    assert db.session.scalars(db.select(Distribution)).all() == []


def test_a_seat_that_is_taken_already_is_not_given_again(market: Market) -> None:
    period, places, _applications = market
    instance = services.read_instance(period)
    result = solve(instance, explain=True)
    places[1].taken = 1
    db.session.flush()
    with pytest.raises(PlaceFullError):
        store(period, instance, result)


def test_keeping_and_discarding_take_as_many_queries_for_many_students(app: Flask) -> None:
    """Tens of thousands of placements are written and forgotten in a few statements."""

    def cost(students: int) -> tuple[int, int]:
        period = PracticePeriodFactory(state=PeriodState.CLOSED)
        places = [PracticePlaceFactory(period=period, seats=1) for _ in range(students // 2)]
        for number in range(students):
            apply_for(period, places[number % len(places)])
        instance = services.read_instance(period)
        result = solve(instance, explain=True)
        with counted_queries() as kept:
            store(period, instance, result)
        with counted_queries() as discarded:
            services.discard_distribution(period, actor=OPERATOR, now=LONG_AGO)
        assert [place.taken for place in places] == [0] * len(places)
        return len(kept), len(discarded)

    assert cost(4) == cost(20)


@pytest.mark.parametrize("state", [PeriodState.DRAFT, PeriodState.OPEN, PeriodState.PUBLISHED])
def test_only_a_closed_period_is_distributed(market: Market, state: PeriodState) -> None:
    period, *_rest = market
    period.state = state
    db.session.flush()
    instance = services.read_instance(period)
    result = solve(instance, explain=True)
    with pytest.raises(MoveNotAllowedError):
        store(period, instance, result)


def test_drafts_take_no_part(as_staff: FlaskClient, market: Market) -> None:
    period, places, _applications = market
    draft = apply_for(period, places[0], submitted_at=None)
    as_staff.post(path(period))
    placement = db.session.scalars(db.select(Placement).filter_by(student=draft.student)).one()
    assert placement.basis is Basis.UNSENT
    assert all(wish.place_id != placement.place_id for wish in draft.wishes)


def test_the_result_is_stable_by_another_program(market: Market) -> None:
    period, *_rest = market
    instance = services.read_instance(period)
    assert verify(instance, solve(instance)).ok


def test_nobody_sees_the_preview(as_staff: FlaskClient, sign_in: SignIn, market: Market) -> None:
    period, places, applications = market
    as_staff.post(path(period))
    student = sign_in(user_of(applications[0].student))
    assert student.get(f"/practice/periods/{period.id}/result").status_code == 404
    assert "Идёт распределение" in text_of(student.get("/practice/"))
    assert places[0].organization.short_name not in text_of(student.get("/practice/"))
    assert places[0].organization.short_name not in text_of(student.get("/dashboard"))
    assert student.get(path(period)).status_code == 403


def published(client: FlaskClient, period: PracticePeriod) -> Any:
    """Run and publish; return the answer to publishing."""
    client.post(path(period))
    form = {"version": db.session.get_one(PracticePeriod, period.id).version}
    return client.post(path(period, "/publication"), data=form)


def test_publishing_asks_with_counts_and_writes_to_all(
    as_staff: FlaskClient, market: Market, letters: Letters
) -> None:
    period, places, applications = market
    applications[0].student.email = "first@test.example"
    account = user_of(applications[1].student)
    places[0].organization.email = "base@test.example"
    as_staff.post(path(period))
    page = text_of(as_staff.get(path(period, "/publication")))
    assert "3 студента увидят место" in page
    assert "2 узнают, что места нет" in page
    assert "студентам — 2, базам — 1" in page
    assert letters.take() == []
    version = db.session.get_one(PracticePeriod, period.id).version
    as_staff.post(path(period, "/publication"), data={"version": version})
    for address in ("first@test.example", account.email, "base@test.example"):
        body = letters.to(address).body
        assert "/practice/" in body
        assert applications[0].student.last_name not in body
    assert db.session.get_one(PracticePeriod, period.id).state is PeriodState.PUBLISHED


def test_a_preview_made_anew_is_not_published_from_an_old_page(
    as_staff: FlaskClient, market: Market
) -> None:
    period, *_rest = market
    as_staff.post(path(period))
    version = db.session.get_one(PracticePeriod, period.id).version
    as_staff.post(path(period, "/discard"))
    as_staff.post(path(period))
    page = as_staff.post(path(period, "/publication"), data={"version": version})
    assert page.status_code == 409
    assert db.session.get_one(PracticePeriod, period.id).state is PeriodState.DISTRIBUTED


@pytest.mark.parametrize("state", [PeriodState.OPEN, PeriodState.PUBLISHED])
def test_there_is_nothing_to_publish_without_a_preview(
    as_staff: FlaskClient, state: PeriodState
) -> None:
    period = PracticePeriodFactory(state=state)
    for answer in (
        as_staff.get(path(period, "/publication")),
        as_staff.post(path(period, "/publication")),
    ):
        assert answer.location.endswith(path(period))
    assert db.session.get_one(PracticePeriod, period.id).state is state


def test_what_is_published_is_not_discarded(as_staff: FlaskClient, market: Market) -> None:
    period, *_rest = market
    published(as_staff, period)
    before = outcomes()
    as_staff.post(path(period, "/discard"))
    assert outcomes() == before
    assert db.session.get_one(PracticePeriod, period.id).state is PeriodState.PUBLISHED


def test_each_student_reads_the_own_place_and_why(
    as_staff: FlaskClient, sign_in: SignIn, market: Market, letters: Letters
) -> None:
    period, _places, applications = market
    clients = {one.student_id: sign_in(user_of(one.student)) for one in applications}
    names = [one.student.last_name for one in applications]
    published(as_staff, period)
    letters.take()
    for student_id, (place_id, rank) in outcomes().items():
        page = text_of(clients[student_id].get(f"/practice/periods/{period.id}/result"))
        assert not any(name in page for name in names)
        if place_id:
            assert f"ваш приоритет № {rank}" in page
        else:
            assert "Места пока нет" in page
        if rank != 1:
            assert "Место здесь одно, его получил студент с номером 1 в жребии" in page
        if place_id is None:
            assert "Мест здесь 2, последнее из них получил студент с номером 3" in page


def test_another_students_result_is_not_there(
    as_staff: FlaskClient, sign_in: SignIn, market: Market
) -> None:
    period, *_rest = market
    published(as_staff, period)
    outsider = sign_in(user_of(StudentFactory()))
    came_later = sign_in(user_of(student_in(period)))
    assert outsider.get(f"/practice/periods/{period.id}/result").status_code == 404
    assert "Места пока нет" in text_of(came_later.get(f"/practice/periods/{period.id}/result"))
    assert "Вы не отправляли заявку" in text_of(came_later.get("/practice/"))


def test_placements_are_filtered_and_exported(as_staff: FlaskClient, market: Market) -> None:
    period, _places, _applications = market
    as_staff.post(path(period))
    first = next(one for one in db.session.scalars(db.select(Placement)) if one.rank == 1)
    lost = next(one for one in db.session.scalars(db.select(Placement)) if one.place_id is None)
    page = text_of(as_staff.get(path(period, "?outcome=1")))
    assert first.student.full_name in page
    assert lost.student.full_name not in page
    page = text_of(as_staff.get(path(period, "?outcome=unplaced")))
    assert lost.student.full_name in page
    assert first.basis is Basis.WISH
    link = as_staff.get(path(period, "?outcome=1&period_id=7&_method=POST")).text
    assert re.search(r'\?[^"]*outcome=1[^"]*as=xlsx"', link)
    sheet = as_staff.get(path(period, "?as=xlsx&outcome=1"))
    assert sheet.mimetype.endswith("spreadsheetml.sheet")
    assert sheet.headers["Content-Disposition"].startswith("attachment")


def test_list_costs_the_same_for_few_and_many(as_staff: FlaskClient) -> None:
    def cost(count: int) -> int:
        period = PracticePeriodFactory(state=PeriodState.CLOSED)
        for _ in range(count):
            apply_for(period, PracticePlaceFactory(period=period))
        as_staff.post(path(period))
        with counted_queries() as statements:
            as_staff.get(path(period))
        return len(statements)

    assert cost(3) == cost(20)


def test_files_and_buttons_are_for_staff(
    as_student: FlaskClient, as_employer: FlaskClient, market: Market
) -> None:
    period, *_rest = market
    for client in (as_student, as_employer):
        for page in ("/instance.json", "/result.json", "?as=xlsx", "/publication"):
            assert client.get(path(period, page)).status_code == 403
        assert client.post(path(period)).status_code == 403
        assert client.post(path(period, "/discard")).status_code == 403
