"""Scoring over HTTP: drafts, submitted sheets, abstaining, and nobody sees another's scores."""

import re
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import AnyConverter

from app.accounts.enums import Role
from app.accounts.models import User
from app.audit.models import AuditEntry
from app.awards.enums import NominationState, RoundState, SheetState
from app.awards.errors import ScoresAwaitedError
from app.awards.models import Nomination, Score, ScoreSheet
from app.awards.services.scorebook import read_scorebook
from app.awards.services.tally import read_tally
from app.base.errors import NotFoundError
from app.extensions import db
from app.mentors.enums import MentorshipState
from tests.awards.factories import (
    NOW,
    TODAY,
    AwardRoundFactory,
    NominationFactory,
    draw,
    member,
    nominations_of,
    scoring_round,
    submit_sheet,
)
from tests.factories import OrganizationFactory, StudentFactory, UserFactory
from tests.mentors.factories import MentorFactory, MentorshipFactory, account_of
from tests.pages import text_of


def fill(nomination: Nomination, *values: Any, act: str = "submit") -> dict[str, Any]:
    fields = {
        f"criterion_{criterion.id}": value
        for criterion, value in zip(nomination.round.criteria, values, strict=True)
    }
    return {**fields, "act": act}


def path_of(nomination: Nomination, what: str = "score") -> str:
    return f"/awards/nominations/{nomination.id}/{what}"


def sheets() -> list[ScoreSheet]:
    return list(db.session.scalars(db.select(ScoreSheet).order_by(ScoreSheet.id)))


@pytest.fixture
def nomination(app: Flask) -> Nomination:
    member()  # who has not scored yet: until then everybody may think again
    return nominations_of(scoring_round())[0]


def test_a_member_drafts_then_submits_then_corrects(
    as_council: FlaskClient, nomination: Nomination
) -> None:
    as_council.post(path_of(nomination), data=fill(nomination, 8, "", act="draft"))
    assert 'value="8"' in as_council.get(path_of(nomination)).text
    assert "черновик" in text_of(as_council.get(f"/awards/{nomination.round_id}"))
    as_council.post(path_of(nomination), data=fill(nomination, 8, 6))
    (sheet,) = sheets()
    assert (sheet.state, list(sheet.values.values())) == (SheetState.SUBMITTED, [8, 6])
    assert "оценено" in text_of(as_council.get(f"/awards/{nomination.round_id}"))
    as_council.post(path_of(nomination), data=fill(nomination, 9, 6))
    db.session.expire_all()
    assert list(sheet.values.values()) == [9, 6]


def test_a_double_submit_makes_one_sheet(as_council: FlaskClient, nomination: Nomination) -> None:
    for _again in range(2):
        as_council.post(path_of(nomination), data=fill(nomination, 8, 6))
    assert len(sheets()) == 1
    assert db.session.scalar(db.select(db.func.count()).select_from(Score)) == 2


@pytest.mark.parametrize(
    ("values", "act", "message"),
    [
        ((8, ""), "submit", "Поставьте оценку по этому критерию"),
        ((8, 11), "submit", "Оценка от 0 до 10"),
        ((8, -1), "draft", "Оценка от 0 до 10"),
        ((8, "9" * 40), "draft", "Оценка от 0 до 10"),
        ((8, "хорошо"), "submit", "Оценка от 0 до 10"),
    ],
)
def test_a_bad_score_is_told_by_the_field_and_nothing_is_stored(
    as_council: FlaskClient, nomination: Nomination, values: Any, act: str, message: str
) -> None:
    page = as_council.post(path_of(nomination), data=fill(nomination, *values, act=act))
    assert page.status_code == 422
    assert 'value="8"' in page.text
    assert message in text_of(page)
    assert sheets() == []


def test_a_submitted_sheet_cannot_lose_a_score(
    as_council: FlaskClient, nomination: Nomination
) -> None:
    submit_sheet(nomination, as_council.user, 8, 6)
    page = as_council.post(path_of(nomination), data=fill(nomination, 9, "", act="draft"))
    assert "Поставьте оценку" in text_of(page)
    assert list(sheets()[0].values.values()) == [8, 6]


def test_scores_of_another_rounds_criteria_are_left_out(
    as_council: FlaskClient, nomination: Nomination
) -> None:
    foreign = scoring_round().criteria[0].id
    data = {**fill(nomination, 8, 6), f"criterion_{foreign}": 10}
    as_council.post(path_of(nomination), data=data)
    assert foreign not in sheets()[0].values


@pytest.mark.parametrize(
    ("round_values", "state", "message"),
    [
        ({"scoring_until": TODAY.replace(day=25), "nominations_until": TODAY.replace(day=20)},
         NominationState.NOMINATED, "Срок оценки прошёл"),
        ({"state": RoundState.NOMINATING}, NominationState.NOMINATED, "Сейчас идёт выдвижение"),
        ({"state": RoundState.CLOSED, "closed_at": NOW}, NominationState.NOMINATED, "подведены"),
        ({}, NominationState.WITHDRAWN, "кандидатура снята"),
    ],
)  # fmt: skip
def test_a_score_out_of_time_is_refused_with_a_message(
    as_council: FlaskClient, round_values: Any, state: NominationState, message: str
) -> None:
    round_ = AwardRoundFactory(**{"state": RoundState.SCORING, **round_values})
    nomination = NominationFactory(round=round_, state=state)
    for what, data in (("score", fill(nomination, 8, 6)), ("abstain", {"reason": "Коллега"})):
        assert message in text_of(as_council.get(path_of(nomination, what)))
        assert message in text_of(as_council.post(path_of(nomination, what), data=data))
    assert sheets() == []


def test_a_colleague_is_marked_and_may_be_left_to_others(as_council: FlaskClient) -> None:
    organization = OrganizationFactory()
    as_council.user.organization_id = organization.id
    round_ = scoring_round(0)
    nomination = NominationFactory(round=round_, mentor=MentorFactory(organization=organization))
    other = NominationFactory(round=round_)
    assert text_of(as_council.get(f"/awards/{round_.id}")).count("одна организация") == 1
    assert "одна организация" in text_of(as_council.get(path_of(nomination)))
    assert "одна организация" not in text_of(as_council.get(path_of(other)))
    refused = as_council.post(path_of(nomination, "abstain"), data={"reason": " "})
    assert "Напишите, почему вы воздерживаетесь" in text_of(refused)
    as_council.post(path_of(nomination, "abstain"), data={"reason": "Работаем вместе"})
    (sheet,) = sheets()
    assert (sheet.state, sheet.abstain_reason) == (SheetState.ABSTAINED, "Работаем вместе")
    assert "воздержались" in text_of(as_council.get(f"/awards/{round_.id}"))


def test_abstaining_drops_the_scores_and_can_be_taken_back(
    as_council: FlaskClient, nomination: Nomination
) -> None:
    submit_sheet(nomination, as_council.user, 8, 6)
    as_council.post(path_of(nomination, "abstain"), data={"reason": "Не видел работы"})
    assert sheets()[0].values == {}
    as_council.post(path_of(nomination), data=fill(nomination, 7, 7))
    db.session.expire_all()
    assert (sheets()[0].state, sheets()[0].abstain_reason) == (SheetState.SUBMITTED, "")


@pytest.mark.parametrize("role", ["admin", "staff", "employer", "mentor", "student"])
def test_only_the_council_scores(as_role: Any, role: str, nomination: Nomination) -> None:
    client = as_role(role)
    for what in ("score", "abstain"):
        assert client.get(path_of(nomination, what)).status_code == 403
        assert client.post(path_of(nomination, what), data={"reason": "x"}).status_code == 403


TOLD = ("/awards", "/dashboard", "/mentors", "/plan", "/organizations", "/search", "/thanks")


def readable(client: FlaskClient, paths: list[str]) -> dict[str, tuple[int, str]]:
    """Return what a person gets from every address, but for what each request makes anew."""
    moment = r"\d{4}-\d\d-\d\dT[\d:.]+"
    changing = re.compile(rf'\b[0-9a-f]{{32}}\b|name="(idempotency_key|csrf_token)"[^>]*>|{moment}')
    pages = {path: client.get(path) for path in paths}
    # Papers in files of their own are drawn anew each time; what they say stands on pages too.
    words = {path: page for path, page in pages.items() if page.mimetype.startswith("text/")}
    return {path: (page.status_code, changing.sub("", page.text)) for path, page in words.items()}


def changed(before: Any, after: Any) -> list[str]:
    """Return the addresses whose pages differ for any of the watchers."""
    return sorted(
        path
        for old, new in zip(before, after, strict=True)
        for path in old
        if old[path] != new[path]
    )


def addresses(app: Flask, ids: dict[str, int]) -> list[str]:
    """Return every GET address of the site that these records fill."""
    adapter = app.url_map.bind("localhost")
    rules = [rule for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())]
    skipped = {"web.static", "web.readyz", "web.healthz"}
    return [
        adapter.build(rule.endpoint, filled)
        for rule in rules
        if (filled := _filled(rule, ids)) is not None and rule.endpoint not in skipped
    ]


def _filled(rule: Any, ids: dict[str, int]) -> dict[str, Any] | None:
    """Return the values of an address, None where these records do not fill it."""
    formats = {name: one for name, one in rule._converters.items() if isinstance(one, AnyConverter)}
    if not rule.arguments <= ids.keys() | formats.keys():
        return None
    return {name: ids.get(name) or min(formats[name].items) for name in rule.arguments}


def test_nothing_another_member_can_open_changes_with_a_score(app: Flask, sign_in: Any) -> None:
    round_ = scoring_round(2)
    first, second = nominations_of(round_)
    mine, other = member(organization_id=second.mentor.organization_id), member()
    submit_sheet(first, mine, 4, 4)
    ids = {
        "round_id": round_.id,
        "nomination_id": first.id,
        "mentor_id": first.mentor_id,
        "item_id": round_.plan_item_ids[0],
        "award_id": 1,
        "organization_id": first.mentor.organization_id,
        "criterion_id": round_.criteria[0].id,
    }
    member()  # is still awaited when all the others have scored
    watchers = [
        mine,
        UserFactory(role=Role.EMPLOYER),
        account_of(first.mentor),
        UserFactory(role=Role.STUDENT),
    ]
    db.session.commit()
    clients = [sign_in(watcher) for watcher in watchers] + [app.test_client()]
    everywhere = addresses(app, ids)
    assert {f"/awards/{round_.id}", f"/awards/{round_.id}/close", "/dashboard"} <= set(everywhere)
    # The member looks everywhere; the others where anything of a round or a mentor is told.
    told = [path for path in everywhere if path.startswith(TOLD)]
    # Lists that were seen are led back to from then on; a role's own doors stay closed for good.
    seen = [
        readable(client, told if number else everywhere) for number, client in enumerate(clients)
    ]
    open_to = [[path for path in pages if pages[path][0] != 403] for pages in seen]
    before = [readable(*one) for one in zip(clients, open_to, strict=True)]
    submit_sheet(first, other, 9, 7)
    sheet = submit_sheet(second, other, 3, 2)
    db.session.commit()
    sheet.scores[0].value = 10
    db.session.commit()
    assert changed(before, [readable(*one) for one in zip(clients, open_to, strict=True)]) == []


def test_nobody_but_those_who_close_reads_the_tally(app: Flask) -> None:
    round_ = scoring_round()
    db.session.commit()
    for role in (Role.COUNCIL, Role.EMPLOYER, Role.MENTOR, Role.STUDENT):
        with pytest.raises(NotFoundError):
            read_tally(round_, visible_to=UserFactory(role=role))
    staff = UserFactory(role=Role.STAFF)
    with pytest.raises(ScoresAwaitedError):
        read_tally(round_, visible_to=staff)
    (council,) = db.session.scalars(db.select(User).where(User.role == Role.COUNCIL))
    submit_sheet(nominations_of(round_)[0], council, 7, 7)
    assert read_tally(round_, visible_to=staff).submitted == 1


def test_the_log_tells_that_a_score_changed_but_not_its_value(
    as_council: FlaskClient, nomination: Nomination, as_admin: FlaskClient
) -> None:
    as_council.post(path_of(nomination), data=fill(nomination, 7, 3))
    as_council.post(path_of(nomination), data=fill(nomination, 8, 3))
    entries = db.session.scalars(
        db.select(AuditEntry).where(AuditEntry.entity == "award_scores")
    ).all()
    assert len(entries) == 3
    assert {part for entry in entries for part in entry.changes["value"]} == {None, "•••"}


def test_the_dashboard_counts_what_a_member_has_to_score(as_council: FlaskClient) -> None:
    round_ = scoring_round(5)
    NominationFactory(round=round_, state=NominationState.WITHDRAWN)
    first, second, *_rest = nominations_of(round_)
    assert "Оцените 5 кандидатур" in text_of(as_council.get("/dashboard"))
    submit_sheet(first, as_council.user, 5, 5)
    submit_sheet(first, member(), 5, 5)
    as_council.post(path_of(second, "abstain"), data={"reason": "Не знаю"})
    page = text_of(as_council.get("/dashboard"))
    assert "Оцените 3 кандидатуры" in page
    assert "до 15 марта" in page


def test_the_dashboard_tells_staff_when_everybody_has_scored(as_staff: FlaskClient) -> None:
    round_ = scoring_round(2)
    first, second = nominations_of(round_)
    one, two = member(), member()
    member(active=False)
    for who, nomination in ((one, first), (one, second), (two, first)):
        submit_sheet(nomination, who, 5, 5)
    assert "ждёт подведения итогов" not in text_of(as_staff.get("/dashboard"))
    assert "1 из 2" in text_of(as_staff.get(f"/awards/{round_.id}"))
    submit_sheet(second, two, 5, 5)
    assert "ждёт подведения итогов: оценили 2 из 2" in text_of(as_staff.get("/dashboard"))


def test_saving_leads_to_the_next_and_after_the_last_to_all_own_scores(
    as_council: FlaskClient,
) -> None:
    round_ = scoring_round(3)
    start = as_council.get(f"/awards/{round_.id}/score")
    seen = []
    while "/nominations/" in start.location:
        seen.append(start.location)
        id_ = int(start.location.split("/")[-2])
        assert f"{len(seen)} из 3" in text_of(as_council.get(start.location))
        data = fill(db.session.get_one(Nomination, id_), 8, 6)
        start = as_council.post(start.location, data=data)
    assert len(set(seen)) == 3
    assert start.location.endswith(f"/awards/{round_.id}/scores")
    page = text_of(as_council.get(start.location))
    assert "Вы оценили всех" in page
    assert "пока не высказались остальные" in page
    assert page.count("7,50") == 3  # (8·3 + 6·1) / 4
    assert as_council.get(f"/awards/{round_.id}/score").location == start.location


def test_what_was_passed_over_comes_after_the_last(as_council: FlaskClient) -> None:
    round_ = scoring_round(2)
    first, last = (line.nomination for line in read_scorebook(round_, member=as_council.user).lines)
    following = as_council.post(path_of(last), data=fill(last, 8, 6))
    assert following.location == path_of(first)
    done = as_council.post(path_of(first, "abstain"), data={"reason": "Работаем вместе"})
    assert done.location.endswith("/scores")


def test_the_sheet_says_what_a_score_means_and_what_the_mentor_has_done(
    as_council: FlaskClient, nomination: Nomination
) -> None:
    nomination.round.criteria[0].anchor_7 = "своя методика"
    MentorshipFactory(
        mentor=nomination.mentor,
        student=StudentFactory(last_name="Скрытная"),
        state=MentorshipState.FINISHED,
        ends_on=TODAY,
        result="Защитил проект",
    )
    page = text_of(as_council.get(path_of(nomination)))
    assert "7 своя методика" in page
    assert "10 образцово" in page
    assert "вес 3" in page
    assert nomination.reason in page
    assert "1 наставляемый" in page
    assert "Защитил проект" not in page  # words about the led may be about a minor
    assert "Скрытная" not in page


@pytest.mark.parametrize("role", ["staff", "employer", "mentor", "student"])
def test_own_scores_are_the_councils_alone(as_role: Any, role: str) -> None:
    client = as_role(role)
    round_ = scoring_round()
    for path in (f"/awards/{round_.id}/score", f"/awards/{round_.id}/scores"):
        assert client.get(path).status_code == 403


def test_the_own_scores_show_nobody_elses(as_council: FlaskClient, nomination: Nomination) -> None:
    submit_sheet(nomination, member(), 3, 3)
    page = text_of(as_council.get(f"/awards/{nomination.round_id}/scores"))
    assert "3,00" not in page
    assert "не оценено" in page


def test_whom_the_draw_passed_over_is_not_told_of_work_done(as_council: FlaskClient) -> None:
    round_ = scoring_round()
    draw(round_, member(), member())
    page = text_of(as_council.get(f"/awards/{round_.id}/scores"))
    assert "Вам кандидатур не выпало" in page
    assert "придёт письмо" in page
    assert "Вы оценили всех" not in page
    round_.state, round_.closed_at = RoundState.CLOSED, NOW
    db.session.commit()
    page = text_of(as_council.get(f"/awards/{round_.id}/scores"))
    assert "Итоги подведены" in page
    assert "придёт письмо" not in page
