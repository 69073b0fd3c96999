"""The quorum of a round: what counts for it, what it refuses, what its page says first."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.accounts.enums import Role
from app.awards import rules
from app.awards.enums import AwardKind, RoundState, SheetState
from app.awards.errors import NoQuorumError
from app.awards.models import Award, AwardRound
from app.awards.ranking import fingerprint
from app.awards.services.attendance import read_attendance
from app.awards.services.closing import close_round
from app.awards.services.tally import count_tally
from app.extensions import db
from tests.awards.factories import (
    NOW,
    AwardRoundFactory,
    NominationFactory,
    ScoreSheetFactory,
    member,
    nominations_of,
    scoring_round,
    submit_sheet,
)
from tests.factories import UserFactory
from tests.mentors.factories import MentorFactory
from tests.pages import text_of


def abstain(nomination: Any, who: Any) -> None:
    ScoreSheetFactory(
        nomination=nomination, member=who, state=SheetState.ABSTAINED, abstain_reason="Коллега"
    )


def close(round_: AwardRound) -> list[Award]:
    staff = UserFactory(role=Role.STAFF)
    seen = fingerprint(count_tally(round_, visible_to=staff).standings)
    return close_round(round_, seen=seen, actor=staff, now=NOW)


@pytest.mark.parametrize(
    ("members", "usual"), [(0, 1), (1, 1), (2, 2), (3, 2), (4, 3), (5, 3), (7, 4)]
)
def test_usually_more_than_half_of_the_council_is_wanted(members: int, usual: int) -> None:
    assert rules.usual_quorum(members) == usual


@pytest.mark.parametrize(
    ("quorum", "able", "needed"), [(3, 5, 3), (3, 3, 3), (3, 2, 2), (3, 0, 0), (1, 5, 1)]
)
def test_whoever_cannot_score_is_not_waited_for(quorum: int, able: int, needed: int) -> None:
    assert rules.sheets_needed(quorum, able=able) == needed


def test_the_form_proposes_more_than_half_of_the_council(as_staff: FlaskClient) -> None:
    for _member in range(4):
        member()
    member(active=False)
    page = as_staff.get("/awards/new").text
    assert 'name="quorum"' in page
    assert (
        'value="3"' in page[page.index('name="quorum"') - 300 : page.index('name="quorum"') + 300]
    )


def test_a_round_with_one_sheet_of_two_is_not_closed(app: Flask) -> None:
    round_ = scoring_round(2, quorum=2)
    first, second = nominations_of(round_)
    one, other = member(), member()
    for nomination in (first, second):
        submit_sheet(nomination, one, 9, 9)
    submit_sheet(first, other, 8, 8)
    with pytest.raises(NoQuorumError) as refused:
        close(round_)
    assert f"{second.mentor.short_name}\u00a0— 1 из 2" in str(refused.value)
    assert round_.state is RoundState.SCORING
    submit_sheet(second, other, 7, 7)
    close(round_)
    assert round_.state is RoundState.CLOSED


def test_an_abstention_is_no_sheet_and_is_not_waited_for(app: Flask) -> None:
    round_ = scoring_round(1, quorum=2)
    (nomination,) = nominations_of(round_)
    scoring, abstaining, silent = member(), member(), member()
    submit_sheet(nomination, scoring, 9, 9)
    abstain(nomination, abstaining)
    with pytest.raises(NoQuorumError):
        close(round_)  # two could score, one has
    submit_sheet(nomination, silent, 9, 9)
    assert len(close(round_)) == 2


def test_all_the_others_are_enough_when_a_member_abstains(app: Flask) -> None:
    round_ = scoring_round(1, quorum=2)
    (nomination,) = nominations_of(round_)
    submit_sheet(nomination, member(), 9, 9)
    abstain(nomination, member())
    assert len(close(round_)) == 2


def test_a_nominated_member_is_not_waited_for(app: Flask) -> None:
    round_, nominee = scoring_round(0, quorum=2), member()
    nomination = NominationFactory(round=round_, mentor=MentorFactory(user_id=nominee.id))
    submit_sheet(nomination, member(), 9, 9)
    (count,) = read_attendance(round_, actor=UserFactory(role=Role.STAFF)).counts
    assert (count.sheets, count.needed, count.is_short) == (1, 1, False)


def test_a_draft_is_no_sheet(app: Flask) -> None:
    round_ = scoring_round(1, quorum=1)
    ScoreSheetFactory(nomination=nominations_of(round_)[0], member=member())
    attendance = read_attendance(round_, actor=UserFactory(role=Role.STAFF))
    assert [count.sheets for count in attendance.counts] == [0]
    assert len(attendance.awaited) == 1


def test_whom_nobody_could_score_receives_nothing(app: Flask, letters: Any) -> None:
    round_ = scoring_round(0, quorum=1, awards_count=5)
    scored = NominationFactory(round=round_, mentor=MentorFactory(email="scored@example.ru"))
    left = NominationFactory(round=round_, mentor=MentorFactory(email="left@example.ru"))
    who = member()
    submit_sheet(scored, who, 9, 9)
    abstain(left, who)
    given = close(round_)
    assert {one.mentor_id for one in given} == {scored.mentor_id}
    assert {one.kind for one in given} == {AwardKind.AWARD, AwardKind.LETTER}
    assert {letter.recipient for letter in letters.take()} == {"scored@example.ru"}


def test_the_closing_page_names_who_is_awaited_and_shows_no_score(as_staff: FlaskClient) -> None:
    round_ = scoring_round(2, quorum=2)
    first, second = nominations_of(round_)
    ready, silent = member(), member(display_name="Молчаливый Член")
    for nomination in (first, second):
        submit_sheet(nomination, ready, 9, 9)
    submit_sheet(first, silent, 9, 9)
    page = text_of(as_staff.get(f"/awards/{round_.id}/close"))
    assert "Молчаливый Член: осталось 1 кандидатура" in page
    assert f"{second.mentor.full_name} : оценок 1, нужно 2" in page
    assert f"{first.mentor.full_name} : оценок" not in page
    assert "9,00" not in page
    assert 'name="seen"' not in as_staff.get(f"/awards/{round_.id}/close").text
    assert "Молчаливый Член" in text_of(as_staff.get(f"/awards/{round_.id}"))


def test_a_closing_without_quorum_is_refused_over_http_too(as_staff: FlaskClient) -> None:
    round_ = scoring_round(1, quorum=2)
    member()
    submit_sheet(nominations_of(round_)[0], member(), 9, 9)
    seen = fingerprint(count_tally(round_, visible_to=as_staff.user).standings)
    path = f"/awards/{round_.id}/close"
    headers = {"Referer": f"http://localhost{path}"}
    page = as_staff.post(path, data={"seen": seen}, headers=headers, follow_redirects=True)
    assert "Кворума нет, не хватает оценок" in text_of(page)
    assert db.session.get_one(AwardRound, round_.id).state is RoundState.SCORING


def test_the_quorum_is_not_changed_while_the_council_scores(as_staff: FlaskClient) -> None:
    round_ = scoring_round(1, quorum=2)
    path = f"/awards/{round_.id}/edit"
    data = {
        "title": round_.title, "kind": round_.kind.value, "awards_count": "1", "quorum": "1",
        "nominations_until": "2024-03-01", "scoring_until": "2024-03-16",
        "ceremony_on": "2024-03-20", "letter_text": "Спасибо.", "signatory_post": "Директор",
        "discrepancy": "3", "repeat_years": "0",
        "signatory_name": "Н. А. Землянская", "plan_item_ids": round_.plan_item_ids,
        "version": round_.version,
    }  # fmt: skip
    assert "кворум теперь не меняют" in text_of(as_staff.post(path, data=data), status=422)
    assert as_staff.post(path, data={**data, "quorum": "2"}).status_code == 302


@pytest.mark.parametrize(
    ("step", "state", "said"),
    [
        ("open-nominations", RoundState.DRAFT, "Писем никто не получит"),
        ("start-scoring", RoundState.NOMINATING, "2 письма членам совета"),
    ],
)
def test_a_big_step_says_what_it_touches_and_a_look_changes_nothing(
    as_staff: FlaskClient, step: str, state: RoundState, said: str
) -> None:
    round_ = AwardRoundFactory(state=state, quorum=2)
    nomination = NominationFactory(round=round_)
    member(), member()
    page = text_of(as_staff.get(f"/awards/{round_.id}/{step}"))
    assert said in page
    assert "2 оценки на кандидатуру" in page
    assert (nomination.mentor.full_name in page) is (step == "start-scoring")
    assert db.session.get_one(AwardRound, round_.id).state is state
