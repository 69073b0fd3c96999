"""Nobody learns the ranking before the last sheet is in, and nobody changes a sheet after it."""

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.accounts.enums import Role
from app.accounts.models import User
from app.awards import rules
from app.awards.council import services as council
from app.awards.council.enums import VerdictOutcome
from app.awards.council.rules import NominationVerdictTerms
from app.awards.enums import RoundState
from app.awards.errors import (
    NoQuorumError,
    ScoresAwaitedError,
    ScoresSealedError,
    ScoringOpenError,
)
from app.awards.models import AwardRound
from app.awards.services import duties, scoring
from app.awards.services.closing import close_round
from app.awards.services.tally import read_tally
from app.base.errors import NotFoundError
from app.extensions import db
from tests.awards.council.factories import held_meeting, session_of
from tests.awards.factories import (
    NOW,
    TODAY,
    draw,
    member,
    nominations_of,
    scoring_round,
    submit_sheet,
)
from tests.factories import FurtherHatFactory, UserFactory
from tests.letters import Letters
from tests.pages import text_of

LATER = TODAY + timedelta(days=300)
WORD = NominationVerdictTerms(VerdictOutcome.LETTER, reason="Так решили")


def staff_of_council() -> User:
    """Return a person of staff who sits on the council too."""
    user: User = UserFactory(role=Role.STAFF)
    FurtherHatFactory(user=user, role=Role.COUNCIL)
    db.session.flush()
    return user


def half_scored(*members: Any, **values: Any) -> AwardRound:
    """Return a round all of whose nominations the first of its members alone has scored."""
    round_ = scoring_round(2, **values)
    draw(round_, *members)
    for nomination, mark in zip(nominations_of(round_), (9, 4), strict=True):
        submit_sheet(nomination, members[0], mark, mark)
    session_of(round_, held_meeting())
    return round_


@pytest.mark.parametrize("has_hat", [False, True])
def test_staff_see_progress_and_no_score_until_the_last_sheet(
    app: Flask, sign_in: Any, has_hat: bool
) -> None:
    silent = member(display_name="Молчаливый Член")
    user = staff_of_council() if has_hat else UserFactory(role=Role.STAFF)
    round_ = half_scored(member(), silent)
    client, path = sign_in(user), f"/awards/{round_.id}"
    for page in ("", "/close", "/council", "/duties"):
        text = text_of(client.get(f"{path}{page}"))
        assert "Молчаливый Член" in text
        for telling in ("9,00", "4,00", "Разброс", "Кто на каком месте"):
            assert telling not in text
    assert client.get(f"{path}/council/adopt").location == f"{path}/council"
    first = nominations_of(round_)[0]
    assert client.get(f"/awards/nominations/{first.id}/verdict").status_code == 404
    with pytest.raises(ScoresAwaitedError):
        council.set_verdict(first, terms=WORD, actor=user)
    with pytest.raises(NoQuorumError):
        close_round(round_, seen="", actor=user, now=NOW)
    for nomination in nominations_of(round_):
        submit_sheet(nomination, silent, 6, 6)
    db.session.commit()
    assert "7,50" in text_of(client.get(f"{path}/close"))
    assert "Разброс" in text_of(client.get(f"{path}/council"))


def test_a_member_sees_it_after_the_closing_alone(app: Flask, sign_in: Any) -> None:
    first, second = member(), member()
    round_ = half_scored(first, second)
    for nomination in nominations_of(round_):
        submit_sheet(nomination, second, 6, 6)
    db.session.commit()
    with pytest.raises(NotFoundError):
        read_tally(round_, visible_to=first)
    client = sign_in(first)
    assert client.get(f"/awards/{round_.id}/council").status_code == 404
    round_.state, round_.closed_at = RoundState.CLOSED, NOW
    db.session.commit()
    assert "Разброс" in client.page(f"/awards/{round_.id}/council", status=200)


def test_who_has_seen_the_ranking_changes_no_sheet(app: Flask, letters: Letters) -> None:
    user, other = staff_of_council(), member()
    round_ = half_scored(user, other)
    first = nominations_of(round_)[0]
    values = {criterion.id: 1 for criterion in round_.criteria}

    def again() -> None:
        scoring.save_sheet(first, values=values, submit=True, actor=user, now=NOW, today=TODAY)

    again()  # somebody is awaited: nobody has seen anything
    for nomination in nominations_of(round_):
        submit_sheet(nomination, other, 9, 9)
    assert read_tally(round_, visible_to=user).submitted == 4
    with pytest.raises(ScoresSealedError):
        again()
    with pytest.raises(ScoresSealedError):
        scoring.abstain(first, reason="Передумала", actor=user, now=NOW, today=TODAY)
    third = member()
    assert duties.call_thirds(round_, actor=user, now=NOW).called == 2
    assert [one.recipient for one in letters.take()] == [third.email]
    with pytest.raises(ScoresAwaitedError):  # shut again until the third has spoken
        read_tally(round_, visible_to=user)
    with pytest.raises(ScoresSealedError):
        again()
    scoring.save_sheet(first, values=values, submit=True, actor=third, now=NOW, today=TODAY)


def test_whoever_is_late_is_waited_for_no_more_but_not_before_the_day_is_over(app: Flask) -> None:
    staff, silent = UserFactory(role=Role.STAFF), member()
    round_ = half_scored(member(), silent, quorum=2)

    def end(today: Any) -> None:
        duties.end_scoring(round_, reason="Болеет", actor=staff, today=today, now=NOW)

    with pytest.raises(ScoringOpenError):
        end(TODAY)
    with pytest.raises(NoQuorumError):
        end(LATER)
    for nomination in nominations_of(round_):
        submit_sheet(nomination, member(), 5, 5)
    end(LATER)
    assert read_tally(round_, visible_to=staff).submitted == 4
    values = {criterion.id: 1 for criterion in round_.criteria}
    with pytest.raises(ScoresSealedError):
        scoring.save_sheet(
            nominations_of(round_)[0], values=values, submit=True, actor=silent, now=NOW,
            today=TODAY,
        )  # fmt: skip


def test_the_end_of_scoring_asks_why_and_the_page_tells_it(as_staff: FlaskClient) -> None:
    silent = member(display_name="Молчаливый Член")
    days = {"nominations_until": TODAY - timedelta(9), "scoring_until": TODAY - timedelta(1)}
    round_ = half_scored(member(), silent, **days)
    for nomination in nominations_of(round_):
        submit_sheet(nomination, member(), 5, 5)
    db.session.commit()
    path = f"/awards/{round_.id}/end-scoring"
    assert path in as_staff.get(f"/awards/{round_.id}/close").text
    assert "Молчаливый Член" in as_staff.page(path, status=200)
    assert "Напишите, почему" in text_of(as_staff.post(path, data={"reason": " "}), status=422)
    as_staff.post(path, data={"reason": "Болеет с понедельника"})
    page = as_staff.page(f"/awards/{round_.id}/close", status=200)
    assert "Болеет с понедельника" in page
    assert "7,00" in page


def test_only_those_called_before_the_end_are_excused() -> None:
    ended = AwardRound(sealed_at=NOW, sealed_reason="Болеет")
    assert rules.is_excused(NOW, ended)
    assert rules.is_excused(None, ended)
    assert not rules.is_excused(NOW + timedelta(hours=1), ended)
    assert not rules.is_excused(NOW, AwardRound(sealed_at=NOW, sealed_reason=""))
