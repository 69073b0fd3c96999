"""The council's word: who may say it when, what comes of it."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.activities.meetings.enums import MeetingState
from app.activities.meetings.errors import TooManyVotesError
from app.awards.council import queries, services
from app.awards.council.enums import VerdictOutcome
from app.awards.council.errors import (
    MinutesUnsignedError,
    NoSessionError,
    SessionNotHeldError,
    SessionQuorumError,
    VerdictReasonError,
    VerdictsChangedError,
    VerdictsMissingError,
)
from app.awards.council.reading import read_council
from app.awards.council.rules import NominationVerdictTerms
from app.awards.enums import AwardKind, RoundState
from app.awards.errors import RepeatedAwardError
from app.awards.models import Award, AwardRound, ScoreSheet
from app.base.errors import NotAllowedError
from app.extensions import db
from tests.awards.council.factories import held_meeting, session_of, sign
from tests.awards.factories import NOW, TODAY, LetterFactory, nominations_of
from tests.awards.test_closing import scored_round
from tests.factories import UserFactory

LETTER, NOTHING = VerdictOutcome.LETTER, VerdictOutcome.NOTHING


@pytest.fixture
def staff(app: Flask):
    return UserFactory(role="staff")


def adopt(round_: AwardRound, staff) -> int:
    seen = read_council(round_, actor=staff).seen
    return services.adopt_ranking(
        round_, seen=seen, actor=staff, now=NOW, reason="Записано по протоколу"
    )


def test_a_word_needs_a_meeting_that_was_held_with_a_quorum(staff) -> None:
    round_ = scored_round(9, 7)
    first = nominations_of(round_)[0]
    terms = NominationVerdictTerms(VerdictOutcome.AWARD)
    with pytest.raises(NoSessionError):
        services.set_verdict(first, terms=terms, actor=staff)
    meeting = held_meeting(present=1)
    session_of(round_, meeting)
    with pytest.raises(SessionQuorumError):
        services.set_verdict(first, terms=terms, actor=staff)
    meeting.state = MeetingState.PLANNED
    with pytest.raises(SessionNotHeldError):
        services.set_verdict(first, terms=terms, actor=staff)
    with pytest.raises(NotAllowedError):
        services.set_verdict(first, terms=terms, actor=UserFactory(role="council"))


def test_more_votes_than_came_are_refused(staff) -> None:
    round_ = scored_round(9)
    session_of(round_, held_meeting(present=2))
    terms = NominationVerdictTerms(VerdictOutcome.AWARD, 3, 0, 0)
    with pytest.raises(TooManyVotesError):
        services.set_verdict(nominations_of(round_)[0], terms=terms, actor=staff)


def test_a_round_ends_as_the_council_decided_and_not_as_it_was_scored(staff) -> None:
    round_ = scored_round(9, 7, 5)
    meeting = held_meeting()
    session_of(round_, meeting)
    best, second, third = nominations_of(round_)
    word = NominationVerdictTerms(LETTER, 1, 2, 0, reason="Награждён в прошлом году")
    services.set_verdict(best, terms=word, actor=staff)
    instead = NominationVerdictTerms(VerdictOutcome.AWARD, reason="Вместо первого места")
    services.set_verdict(second, terms=instead, actor=staff)
    services.set_verdict(
        third, terms=NominationVerdictTerms(NOTHING, reason="Отказался от награды"), actor=staff
    )
    sign(meeting)
    view = services.closing_view(round_, actor=staff)
    assert not view.is_undecided
    services.close_by_council(round_, seen=view.seen, actor=staff, now=NOW)
    given = db.session.scalars(db.select(Award).order_by(Award.id)).all()
    assert {(one.mentor_id, one.kind, one.place) for one in given} == {
        (second.mentor_id, AwardKind.AWARD, 2),
        (best.mentor_id, AwardKind.LETTER, None),
        (second.mentor_id, AwardKind.LETTER, None),
    }


def test_the_ranking_is_adopted_for_the_others_alone(staff) -> None:
    round_ = scored_round(9, 7, 5)
    session = session_of(round_, held_meeting())
    last = nominations_of(round_)[2]
    services.set_verdict(last, terms=NominationVerdictTerms(NOTHING, reason="Отказ"), actor=staff)
    assert adopt(round_, staff) == 2
    outcomes = [one.outcome for one in queries.verdicts_of(session).values()]
    assert sorted(outcomes) == sorted([VerdictOutcome.AWARD, LETTER, NOTHING])


def test_what_was_not_read_is_not_confirmed(staff) -> None:
    round_ = scored_round(9, 7)
    session_of(round_, held_meeting())
    seen = read_council(round_, actor=staff).seen
    first = nominations_of(round_)[0]
    services.set_verdict(first, terms=NominationVerdictTerms(NOTHING, reason="Отказ"), actor=staff)
    with pytest.raises(VerdictsChangedError):
        services.adopt_ranking(round_, seen=seen, actor=staff, now=NOW)


def test_a_sheet_after_the_verdicts_asks_for_a_reason(staff) -> None:
    round_ = scored_round(9, 7)
    session_of(round_, meeting := held_meeting())
    adopt(round_, staff)
    sign(meeting)
    second = nominations_of(round_)[1]
    for sheet in db.session.scalars(db.select(ScoreSheet).filter_by(nomination_id=second.id)):
        for score in sheet.scores:
            score.value = 10
    db.session.commit()
    seen = services.closing_view(round_, actor=staff).seen
    with pytest.raises(VerdictReasonError):
        services.close_by_council(round_, seen=seen, actor=staff, now=NOW)


def test_an_extract_is_of_all_that_was_decided_and_staff_alone_issue_it(staff) -> None:
    round_ = scored_round(9, 7)
    session = session_of(round_, meeting := held_meeting())
    sign(meeting)
    moment = {"today": TODAY, "now": NOW}
    with pytest.raises(VerdictsMissingError):
        services.issue_extract(session, actor=staff, **moment)
    adopt(round_, staff)
    round_.state, round_.closed_at = RoundState.CLOSED, NOW
    db.session.commit()
    with pytest.raises(NotAllowedError):
        services.issue_extract(session, actor=UserFactory(role="council"), **moment)
    assert services.issue_extract(session, actor=staff, **moment).number == "3"


def test_a_round_waits_for_every_word_and_for_the_minutes(staff) -> None:
    round_ = scored_round(9, 7)
    session_of(round_, held_meeting())
    view = services.closing_view(round_, actor=staff)
    assert view.is_undecided
    with pytest.raises(VerdictsMissingError):
        services.close_by_council(round_, seen=view.seen, actor=staff, now=NOW)
    adopt(round_, staff)
    seen = services.closing_view(round_, actor=staff).seen
    with pytest.raises(MinutesUnsignedError):
        services.close_by_council(round_, seen=seen, actor=staff, now=NOW)


def test_nobody_is_awarded_again_within_the_term_without_a_reason(
    staff, as_staff: FlaskClient
) -> None:
    round_ = scored_round(9, 7, repeat_years=3)
    first = nominations_of(round_)[0]
    for year, number in ((2020, 1), (2022, 1)):
        LetterFactory(
            mentor=first.mentor, kind=AwardKind.AWARD, place=1, year=year, number=number,
            awarded_on=TODAY.replace(year=year),
        )  # fmt: skip
    db.session.commit()
    told = "Недавно уже награждены"
    assert told in as_staff.page(f"/awards/{round_.id}/close", status=200)
    view = services.closing_view(round_, actor=staff)
    assert [one.place for one in view.tally.awarded] == [1]
    with pytest.raises(RepeatedAwardError) as refused:  # the ranking alone awards nobody again
        services.close_by_council(round_, seen=view.seen, actor=staff, now=NOW)
    assert f"{first.mentor.short_name}, 2022" in str(refused.value)
    session_of(round_, held_meeting())
    with pytest.raises(RepeatedAwardError) as refused:
        adopt(round_, staff)
    assert f"{first.mentor.short_name}, 2022" in str(refused.value)
    plain = NominationVerdictTerms(VerdictOutcome.AWARD)
    with pytest.raises(RepeatedAwardError) as refused:
        services.set_verdict(first, terms=plain, actor=staff)
    assert refused.value.field == "reason"
    round_.state = RoundState.NOMINATING
    db.session.commit()
    path = f"/awards/{round_.id}/nominations/new?mentor_id={first.mentor_id}"
    assert told in as_staff.page(path, status=200)
    round_.state = RoundState.SCORING
    db.session.commit()
    again = NominationVerdictTerms(VerdictOutcome.AWARD, reason="Подготовил трёх победителей")
    services.set_verdict(first, terms=again, actor=staff)
    assert adopt(round_, staff) == 1
    round_.repeat_years = 1  # what was two years before is beyond this term
    db.session.commit()
    services.set_verdict(first, terms=plain, actor=staff)
