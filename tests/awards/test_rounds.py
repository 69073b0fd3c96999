"""Rounds over HTTP: staff prepare and move them on, others see what concerns them."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml import html

from app.accounts.enums import Role
from app.awards.enums import RoundState
from app.awards.errors import TooManyCriteriaError
from app.awards.models import AwardRound, Criterion
from app.awards.rules import CriterionTerms
from app.awards.services import rounds as services
from app.awards.views import duties, rounds, scoring
from app.base.query_count import counted_queries
from app.extensions import db
from app.plan.enums import Topic
from tests.awards.factories import (
    NOW,
    AwardRoundFactory,
    NominationFactory,
    member,
    nominations_of,
    scoring_round,
    submit_sheet,
)
from tests.factories import ItemFactory, PlanFactory, UserFactory
from tests.letters import Letters
from tests.pages import text_of


def valid(**changes: Any) -> dict[str, Any]:
    values = {
        "title": "Лучшие наставники — 2024",
        "kind": "teachers_day",
        "nominations_until": "2024-03-01",
        "scoring_until": "2024-03-15",
        "ceremony_on": "2024-03-20",
        "awards_count": "2",
        "quorum": "1",
        "discrepancy": "3",
        "repeat_years": "0",
        "letter_text": "Благодарим вас.",
        "signatory_post": "Директор",
        "signatory_name": "Н. А. Землянская",
        "plan_item_ids": ItemFactory(topic=Topic.MENTOR_AWARDS, number="6.5").id,
        "idempotency_key": "7b0ac0de-0a3c-4b53-9f58-1f0a3f6f9c14",
    }
    return {**values, **changes}


def count_rounds() -> int:
    return db.session.scalar(db.select(db.func.count()).select_from(AwardRound)) or 0


def state_of(round_: AwardRound) -> RoundState:
    return db.session.get_one(AwardRound, round_.id).state


def test_staff_prepares_a_round_with_standard_criteria(as_staff: FlaskClient) -> None:
    data = valid()
    created = as_staff.post("/awards/new", data=data)
    assert as_staff.post("/awards/new", data=data).location == created.location
    assert count_rounds() == 1
    page = text_of(as_staff.get(created.location))
    assert "Пункт 6.5 плана" in page
    assert "вес 4" in page
    assert "Конкурс видите только вы" in page
    item_id = data["plan_item_ids"]
    assert "Лучшие наставники" in text_of(as_staff.get(f"/awards/?item={item_id}&state=draft"))
    assert "Лучшие наставники" not in text_of(as_staff.get("/awards/?state=closed"))


def test_the_form_proposes_the_director_of_the_plan(as_staff: FlaskClient) -> None:
    ItemFactory(topic=Topic.MENTOR_AWARDS)
    PlanFactory().director = "Н.А. Землянская"
    assert 'value="Н. А. Землянская"' in as_staff.get("/awards/new").text


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("title", "", "Назовите конкурс"),
        ("nominations_until", "2024-02-01", "Этот день уже прошёл"),
        ("scoring_until", "2024-02-27", "не может закончиться раньше выдвижения"),
        ("ceremony_on", "2024-03-02", "не может быть раньше конца оценки"),
        ("ceremony_on", "30.02.2024", "Такой даты нет"),
        ("awards_count", "-1", "Число от 1 до 50"),
        ("awards_count", "много", "Число от 1 до 50"),
        ("plan_item_ids", "999999", "Выберите значения из списка"),
        ("letter_text", "ы" * 901, "Не больше 900 знаков"),
        ("kind", "party", ""),
    ],
)
def test_bad_input_is_told_by_the_field(
    as_staff: FlaskClient, field: str, value: str, message: str
) -> None:
    page = as_staff.post("/awards/new", data=valid(**{field: value}))
    assert page.status_code == 422
    assert message in text_of(page)
    assert count_rounds() == 0


def test_dates_move_while_the_round_is_open_and_editors_meet(as_staff: FlaskClient) -> None:
    round_ = AwardRoundFactory()
    data = valid(version=round_.version, scoring_until="2024-03-18", idempotency_key="")
    path = f"/awards/{round_.id}/edit"
    assert as_staff.post(path, data=data).status_code == 302
    assert "18 марта" in text_of(as_staff.get(f"/awards/{round_.id}"))
    stale = as_staff.post(path, data={**data, "title": "Другое"})
    assert stale.status_code == 409
    assert "Другое" in text_of(stale, status=409)


def test_criteria_change_before_scoring_only(as_staff: FlaskClient) -> None:
    round_ = AwardRoundFactory()
    path = f"/awards/{round_.id}/criteria"
    assert "Число от 1 до 10" in text_of(
        as_staff.post(f"{path}/new", data={"title": "Отзывы", "weight": "11"})
    )
    assert as_staff.post(f"{path}/new", data={"title": "Отзывы", "weight": "2"}).status_code == 302
    assert "Отзывы" in text_of(as_staff.get(f"/awards/{round_.id}"))
    first = round_.criteria[0].id
    as_staff.post(f"{path}/{first}/remove")
    assert db.session.get(Criterion, first) is None
    other = AwardRoundFactory().criteria[0].id
    as_staff.post(f"{path}/{other}/remove")
    assert db.session.get(Criterion, other) is not None
    round_.state = RoundState.SCORING
    last = round_.criteria[0].id
    as_staff.post(f"{path}/{last}/remove")
    assert db.session.get(Criterion, last) is not None
    late = as_staff.post(f"{path}/new", data={"title": "Поздно", "weight": "2"})
    assert "идёт оценка" in text_of(late)


def test_a_round_goes_from_draft_to_scoring_and_writes_to_the_council(
    as_staff: FlaskClient, as_council: FlaskClient, letters: Letters
) -> None:
    round_ = AwardRoundFactory(state=RoundState.DRAFT)
    member(active=False)
    assert as_council.get(f"/awards/{round_.id}").status_code == 404
    as_staff.post(f"/awards/{round_.id}/open-nominations")
    assert state_of(round_) is RoundState.NOMINATING
    nobody = as_staff.post(f"/awards/{round_.id}/start-scoring")
    assert state_of(round_) is RoundState.NOMINATING
    assert "Пока никто не выдвинут" in text_of(nobody)
    NominationFactory(round=round_)
    as_staff.post(f"/awards/{round_.id}/start-scoring")
    assert state_of(round_) is RoundState.SCORING
    letter = letters.to(as_council.user.email)
    assert f"/awards/{round_.id}" in letter.body
    assert "до 15\u00a0марта" in letter.body
    assert as_council.get(f"/awards/{round_.id}").status_code == 200


@pytest.mark.parametrize(
    ("state", "step"),
    [
        ("nominating", "open-nominations"),
        ("closed", "open-nominations"),
        ("draft", "start-scoring"),
        ("scoring", "start-scoring"),
        ("closed", "start-scoring"),
    ],
)
def test_steps_out_of_order_are_refused(as_staff: FlaskClient, state: str, step: str) -> None:
    closed_at = NOW if state == "closed" else None
    round_ = AwardRoundFactory(state=RoundState(state), closed_at=closed_at)
    NominationFactory(round=round_)
    as_staff.post(f"/awards/{round_.id}/{step}")
    assert state_of(round_).value == state


def test_a_closed_round_is_not_edited(as_staff: FlaskClient) -> None:
    round_ = AwardRoundFactory(state=RoundState.CLOSED, closed_at=NOW)
    data = valid(version=round_.version, idempotency_key="")
    assert "уже подведены" in text_of(as_staff.post(f"/awards/{round_.id}/edit", data=data))


@pytest.mark.parametrize("role", ["council", "employer", "mentor", "student"])
def test_only_staff_manages(as_role: Any, role: str) -> None:
    client = as_role(role)
    round_ = scoring_round()
    for path in ("/awards/new", f"/awards/{round_.id}/edit", f"/awards/{round_.id}/close"):
        assert client.get(path).status_code == 403
        assert client.post(path, data={}).status_code == 403
    for step in ("open-nominations", "start-scoring", "criteria/1/remove"):
        assert client.post(f"/awards/{round_.id}/{step}").status_code == 403


@pytest.mark.parametrize(("role", "code"), [("mentor", 403), ("student", 403), ("council", 200)])
def test_who_reads_the_rounds(as_role: Any, role: str, code: int) -> None:
    client = as_role(role)
    round_ = AwardRoundFactory()
    assert client.get("/awards/").status_code == code
    assert client.get(f"/awards/{round_.id}").status_code == code


def test_drafts_are_the_staffs_own(as_council: FlaskClient, as_employer: FlaskClient) -> None:
    draft = AwardRoundFactory(state=RoundState.DRAFT, title="Тайный конкурс")
    for client in (as_council, as_employer):
        assert "Тайный конкурс" not in client.get("/awards/").text
        assert client.get(f"/awards/{draft.id}").status_code == 404


def test_pages_cost_the_same_for_few_and_many(
    as_staff: FlaskClient, as_council: FlaskClient
) -> None:
    scoring_round()
    AwardRoundFactory()  # where nothing is listed, its items are not read either
    round_ = scoring_round(2)
    who = member()
    for nomination in nominations_of(round_):
        submit_sheet(nomination, who, 5, 6)
        submit_sheet(nomination, as_council.user, 7, 8)
    pages = [
        (as_staff, "/awards/"),
        (as_staff, f"/awards/{round_.id}"),
        (as_staff, f"/awards/{round_.id}/close"),
        (as_staff, "/dashboard"),
        (as_council, f"/awards/{round_.id}"),
        (as_council, f"/awards/{round_.id}/scores"),
        (as_council, f"/awards/nominations/{nominations_of(round_)[0].id}/score"),
        (as_council, "/dashboard"),
    ]

    def costs() -> list[int]:
        found = []
        for client, path in pages:
            with counted_queries() as statements:
                assert client.get(path).status_code == 200
            found.append(len(statements))
        return found

    few = costs()
    NominationFactory.create_batch(15, round=round_)
    AwardRoundFactory.create_batch(15)
    for nomination in nominations_of(round_)[2:]:
        submit_sheet(nomination, who, 5, 6)
        submit_sheet(nomination, as_council.user, 7, 8)
    scoring_round(3)
    assert costs() == few


def test_missing_rounds_are_404(as_staff: FlaskClient) -> None:
    for path in ("/awards/999999", f"/awards/{10**30}", "/awards/999999/close"):
        assert as_staff.get(path).status_code == 404


def test_criteria_have_an_end(app: Flask) -> None:
    round_ = AwardRoundFactory(criteria=[Criterion(title=f"К {n}", weight=1) for n in range(10)])
    db.session.commit()
    with pytest.raises(TooManyCriteriaError):
        services.add_criterion(
            round_, terms=CriterionTerms("Ещё", weight=1), actor=UserFactory(role=Role.STAFF)
        )


def test_a_criterion_says_what_its_scores_mean_until_scoring(as_staff: FlaskClient) -> None:
    round_ = AwardRoundFactory()
    first, second = round_.criteria
    path = f"/awards/{round_.id}/criteria/{first.id}/edit"
    data = {"title": "Открытые уроки", "weight": "5", "anchor_7": "десять уроков", "version": "1"}
    assert as_staff.post(path, data=data).status_code == 302
    assert (first.title, first.weight, first.anchor_7) == ("Открытые уроки", 5, "десять уроков")
    taken = as_staff.post(path, data={**data, "title": second.title, "version": first.version})
    assert "Такой критерий уже есть" in text_of(taken, status=422)
    foreign = AwardRoundFactory().criteria[0]
    assert as_staff.get(f"/awards/{round_.id}/criteria/{foreign.id}/edit").status_code == 404
    round_.state = RoundState.SCORING
    late = as_staff.post(path, data={**data, "version": first.version})
    assert "идёт оценка" in text_of(late, status=422)


def test_a_long_round_is_read_in_parts(
    as_staff: FlaskClient, as_council: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rounds, "PER_LIST", 2)
    monkeypatch.setattr(duties, "PER_TABLE", 2)
    monkeypatch.setattr(scoring, "PER_TABLE", 2)
    round_ = scoring_round(3)
    for client, path, parameter, listed in (
        (as_staff, f"/awards/{round_.id}", "nominations", "//section[@id='nominations']"),
        (as_staff, f"/awards/{round_.id}/duties", "page", "//table"),
        (as_council, f"/awards/{round_.id}/scores", "page", "//table"),
    ):
        pages = [html.fromstring(client.get(f"{path}?{parameter}={n}").text) for n in (1, 2)]
        links = [{*page.xpath(f"{listed}//li//b/a/@href | {listed}//th/a/@href")} for page in pages]
        assert [len(found) for found in links] == [2, 1], path
        assert not links[0] & links[1], path
