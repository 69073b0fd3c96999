"""Closing a round: preview, confirmation, one set of awards however often it is confirmed."""

import re
from threading import Barrier, Thread
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.accounts.models import User
from app.awards.enums import AwardKind, NominationState, RoundState
from app.awards.errors import RankingChangedError
from app.awards.models import Award, AwardRound, Nomination
from app.awards.ranking import fingerprint
from app.awards.services import closing, scoring
from app.awards.services.tally import read_tally
from app.base.errors import DomainError, MoveNotAllowedError
from app.base.transactions import transaction
from app.extensions import db
from tests.awards.factories import (
    NOW,
    TODAY,
    NominationFactory,
    draw,
    member,
    nominations_of,
    scoring_round,
    submit_sheet,
)
from tests.factories import UserFactory
from tests.pages import text_of
from tests.processes import PATIENCE


def scored_round(*marks: int, **values: Any) -> AwardRound:
    """Return a round whose nominees have these marks from two members."""
    round_ = scoring_round(len(marks), **values)
    members = member(), member()
    draw(round_, *members)
    for nomination, mark in zip(nominations_of(round_), marks, strict=True):
        for who in members:
            submit_sheet(nomination, who, mark, mark)
    db.session.commit()
    return round_


def seen(client: FlaskClient, round_: AwardRound) -> str:
    page = client.get(f"/awards/{round_.id}/close").text
    found = re.search(r'name="seen"[^>]*value="(\w+)"', page)
    assert found
    return found[1]


def close(client: FlaskClient, round_: AwardRound, **changes: str) -> Any:
    data = {"seen": seen(client, round_), **changes}
    return client.post(f"/awards/{round_.id}/close", data=data)


def awards(kind: AwardKind) -> list[Award]:
    statement = db.select(Award).where(Award.kind == kind).order_by(Award.year, Award.number)
    return list(db.session.scalars(statement))


def test_the_preview_shows_how_the_ranking_came_about(as_staff: FlaskClient) -> None:
    round_ = scored_round(9, 7, 7)
    page = text_of(as_staff.get(f"/awards/{round_.id}/close"))
    assert "1 награда" in page
    assert "3 письма" in page
    assert "6 листов оценок" in page
    assert "9,00 · 9,00" in page
    assert "поровну" in page
    assert "медиана" in page
    assert awards(AwardKind.LETTER) == []


def test_closing_awards_the_first_and_thanks_everybody(as_staff: FlaskClient) -> None:
    round_ = scored_round(6, 9, 8, awards_count=2)
    withdrawn = NominationFactory(round=round_, state=NominationState.WITHDRAWN)
    done = close(as_staff, round_)
    assert db.session.get_one(AwardRound, round_.id).state is RoundState.CLOSED
    third, first, second, _withdrawn = nominations_of(round_)
    given = awards(AwardKind.AWARD)
    assert [(one.mentor_id, one.place, one.number) for one in given] == [
        (first.mentor_id, 1, 1),
        (second.mentor_id, 2, 2),
    ]
    thanked = awards(AwardKind.LETTER)
    assert [one.number for one in thanked] == [1, 2, 3]
    assert {one.mentor_id for one in thanked} == {one.mentor_id for one in (first, second, third)}
    assert withdrawn.mentor_id not in {one.mentor_id for one in thanked}
    assert {one.awarded_on for one in thanked} == {round_.ceremony_on}
    assert "1-е место" in text_of(as_staff.get(done.location))


def test_a_shared_last_place_is_awarded_whole(as_staff: FlaskClient) -> None:
    round_ = scored_round(9, 8, 8, awards_count=2)
    page = text_of(as_staff.get(f"/awards/{round_.id}/close"))
    assert "Наград больше, чем задумано (2)" in page
    close(as_staff, round_)
    assert [one.place for one in awards(AwardKind.AWARD)] == [1, 2, 2]


def test_numbers_go_on_through_the_year(as_staff: FlaskClient) -> None:
    close(as_staff, scored_round(9, 8))
    close(as_staff, scored_round(9))
    assert [one.number for one in awards(AwardKind.LETTER)] == [1, 2, 3]
    assert [one.previous_number for one in awards(AwardKind.LETTER)] == [None, 1, 2]


def test_closing_twice_makes_one_set_of_awards(as_staff: FlaskClient) -> None:
    round_ = scored_round(9, 8)
    form = {"seen": seen(as_staff, round_)}
    path = f"/awards/{round_.id}/close"
    as_staff.post(path, data=form)
    again = as_staff.post(path, data=form, follow_redirects=True)
    assert "Итоги конкурса уже подведены" in text_of(again)
    assert len(awards(AwardKind.LETTER)) == 2
    assert as_staff.get(path).location.endswith(f"/awards/{round_.id}")


def test_two_people_closing_at_once_make_one_set_of_awards(app: Flask) -> None:
    round_, actor = scored_round(9, 8, 7), UserFactory()
    digest = fingerprint(read_tally(round_, visible_to=actor).standings)
    round_id, actor_id = round_.id, actor.id
    db.session.commit()
    start, refused = Barrier(2), []

    def confirm() -> None:
        with app.app_context():
            person = db.session.get_one(User, actor_id)
            start.wait(timeout=PATIENCE)
            try:
                with transaction():
                    one = db.session.get_one(AwardRound, round_id)
                    closing.close_round(one, seen=digest, actor=person, now=NOW)
            except DomainError as error:
                refused.append(error)

    threads = [Thread(target=confirm) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=PATIENCE)
    assert [type(error) for error in refused] == [MoveNotAllowedError]
    assert [one.number for one in awards(AwardKind.LETTER)] == [1, 2, 3]


def test_a_score_cannot_slip_in_while_the_round_is_closed(app: Flask) -> None:
    round_ = scored_round(9)
    nomination, who = nominations_of(round_)[0], member()
    nomination_id, who_id = nomination.id, who.id
    values = {criterion.id: 1 for criterion in round_.criteria}
    db.session.commit()
    refused: list[DomainError] = []

    def score() -> None:
        with app.app_context():
            try:
                with transaction():
                    scoring.save_sheet(
                        db.session.get_one(Nomination, nomination_id),
                        actor=db.session.get_one(User, who_id),
                        values=values,
                        submit=True,
                        now=NOW,
                        today=TODAY,
                    )
            except DomainError as error:
                refused.append(error)

    actor = UserFactory()
    digest = fingerprint(read_tally(round_, visible_to=actor).standings)
    db.session.commit()
    late = Thread(target=score)
    with transaction():
        closing.close_round(round_, seen=digest, actor=actor, now=NOW)
        late.start()
        late.join(timeout=0.5)
        assert late.is_alive(), "the score did not wait for the closing"
    late.join(timeout=PATIENCE)
    assert [type(error) for error in refused] == [MoveNotAllowedError]


def test_a_ranking_that_changed_is_shown_again(as_staff: FlaskClient) -> None:
    round_ = scored_round(9, 8)
    form = {"seen": seen(as_staff, round_)}
    submit_sheet(nominations_of(round_)[1], member(), 10, 10)
    path = f"/awards/{round_.id}/close"
    page = as_staff.post(
        path, data=form, headers={"Referer": f"http://localhost{path}"}, follow_redirects=True
    )
    assert str(RankingChangedError.message) in text_of(page)
    assert awards(AwardKind.LETTER) == []
    assert close(as_staff, round_).status_code == 302
    assert len(awards(AwardKind.LETTER)) == 2


def test_a_round_without_scores_cannot_be_closed(as_staff: FlaskClient) -> None:
    round_ = scoring_round()
    assert "никто не оценил" in text_of(as_staff.get(f"/awards/{round_.id}/close"))
    close(as_staff, round_)
    assert db.session.get_one(AwardRound, round_.id).state is RoundState.SCORING


@pytest.mark.parametrize(("role", "sees"), [("council", True), ("employer", False)])
def test_results_open_to_the_council_after_closing(
    as_role: Any, as_staff: FlaskClient, role: str, sees: bool
) -> None:
    client, round_ = as_role(role), scored_round(9, 8)
    mentor = nominations_of(round_)[0].mentor.full_name
    assert "Как получен итог" not in text_of(client.get(f"/awards/{round_.id}"))
    close(as_staff, round_)
    page = text_of(client.get(f"/awards/{round_.id}"))
    assert ("Как получен итог" in page) is sees
    assert (mentor in page) is sees
    assert "Текст" not in page


def test_conflicts_are_counted_in_the_preview(as_staff: FlaskClient) -> None:
    round_ = scoring_round()
    nomination = nominations_of(round_)[0]
    submit_sheet(nomination, member(organization_id=nomination.mentor.organization_id), 10, 10)
    submit_sheet(nomination, member(), 5, 5)
    assert "не учтено из-за конфликта интересов: 1" in text_of(
        as_staff.get(f"/awards/{round_.id}/close")
    )
