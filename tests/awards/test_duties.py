"""Members are drawn when scoring starts; who may not judge is replaced, disagreement heard."""

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.accounts.enums import Role
from app.accounts.models import User
from app.awards.enums import ConflictKind, RoundState, SheetState
from app.awards.errors import (
    AlreadyRemindedError,
    ConflictError,
    NotAssignedError,
    ScoreRangeError,
)
from app.awards.models import AwardRound, Nomination, ScoreDuty, ScoreSheet
from app.awards.queries import conflicts_of
from app.awards.ranking import fingerprint
from app.awards.services import duties, scoring
from app.awards.services.attendance import read_attendance
from app.awards.services.closing import close_round
from app.awards.services.tally import read_tally
from app.base.query_count import counted_queries
from app.extensions import db
from tests.awards.factories import (
    NOW,
    TODAY,
    AwardRoundFactory,
    NominationFactory,
    member,
    nominations_of,
    submit_sheet,
)
from tests.factories import StudentFactory, UserFactory, user_of
from tests.letters import Letters
from tests.mentors.factories import MentorFactory, MentorshipFactory
from tests.pages import text_of


@pytest.fixture
def staff(app: Flask) -> User:
    return UserFactory(role=Role.STAFF)  # type: ignore[no-any-return]


def drawn(staff: User, letters: Letters, *, nominations: int, **values: Any) -> AwardRound:
    """Return a round whose scoring has just started."""
    round_: AwardRound = AwardRoundFactory(**values)
    NominationFactory.create_batch(nominations, round=round_)
    db.session.flush()
    duties.start_scoring(round_, actor=staff, today=TODAY, now=NOW)
    letters.take()
    return round_


def asked(nomination: Nomination) -> set[int]:
    found = db.select(ScoreDuty.member_id).where(ScoreDuty.nomination_id == nomination.id)
    return set(db.session.scalars(found))


def score(nomination: Nomination, who: User, value: int) -> ScoreSheet:
    values = {criterion.id: value for criterion in nomination.round.criteria}
    return scoring.save_sheet(
        nomination, values=values, submit=True, actor=who, now=NOW, today=TODAY
    )


def test_everybody_is_asked_evenly_and_nobody_else_may_score(staff: User, letters: Letters) -> None:
    council = [member() for _ in range(4)]
    round_ = drawn(staff, letters, nominations=6)
    counts = [db.session.query(ScoreDuty).filter_by(member_id=one.id).count() for one in council]
    assert counts == [3, 3, 3, 3]
    assert len(round_.assignment_digest) == 64
    nomination = nominations_of(round_)[0]
    stranger = next(one for one in council if one.id not in asked(nomination))
    with pytest.raises(NotAssignedError):
        score(nomination, stranger, 5)
    with pytest.raises(ScoreRangeError):
        score(nomination, db.session.get_one(User, min(asked(nomination))), 11)
    assert len(read_attendance(round_, actor=staff).awaited) == 4


def test_every_hat_is_looked_at(staff: User) -> None:
    mentor = MentorFactory()
    student = StudentFactory()
    mentee = user_of(student)
    MentorshipFactory(mentor=mentor, student=student)
    nominator, colleague, free = member(), member(organization_id=mentor.organization_id), member()
    second = member()  # works there by a card of a mentor, whatever the account says
    MentorFactory(organization=mentor.organization, last_name="Иная", user_id=second.id)
    nomination = NominationFactory(mentor=mentor, nominated_by=nominator)
    related = member()
    earlier = NominationFactory(mentor=mentor)
    db.session.add(
        ScoreSheet(nomination=earlier, member_id=related.id, state=SheetState.ABSTAINED,
                   abstain_reason="Сестра", is_relation=True)
    )  # fmt: skip
    db.session.flush()
    people = [nominator, colleague, free, second, related, mentee]
    assert conflicts_of([nomination], people)[nomination.id] == {
        nominator.id: ConflictKind.NOMINATOR,
        colleague.id: ConflictKind.COLLEAGUE,
        second.id: ConflictKind.COLLEAGUE,
        related.id: ConflictKind.RELATION,
        mentee.id: ConflictKind.MENTEE,
    }


def test_who_abstains_or_joins_the_school_is_replaced_and_a_sheet_of_before_does_not_count(
    staff: User, letters: Letters
) -> None:
    council = {one.id: one for one in (member() for _ in range(4))}
    (nomination,) = nominations_of(round_ := drawn(staff, letters, nominations=1))
    first, second = (council[id_] for id_ in sorted(asked(nomination)))
    scoring.abstain(
        nomination, reason="Друзья", is_relation=True, actor=first, now=NOW, today=TODAY
    )
    assert len(asked(nomination)) == 3
    score(nomination, second, 9)
    second.organization_id = nomination.mentor.organization_id  # in the middle of the scoring
    db.session.flush()
    with pytest.raises(ConflictError):
        score(nomination, second, 10)
    assert {one.subject.split(":")[0] for one in letters.take()} == {
        "Вас просят оценить кандидатуры"
    }
    assert duties.fill_duties(round_, actor=staff, now=NOW) == 1
    assert len(letters.take()) == 1
    for id_ in asked(nomination) - {first.id, second.id}:
        score(nomination, council[id_], 4)
    (standing,) = read_tally(round_, visible_to=staff).standings
    assert [float(mark) for mark in standing.marks] == [4.0, 4.0]
    seen = fingerprint([standing])
    close_round(round_, seen=seen, actor=staff, now=NOW)
    letters.take()
    second.organization_id = None  # later lives change nothing that was closed
    db.session.flush()
    assert fingerprint(read_tally(round_, visible_to=staff).standings) == seen


def test_far_apart_sheets_call_a_third_once_then_it_is_the_meetings(
    staff: User, letters: Letters
) -> None:
    council = {one.id: one for one in (member() for _ in range(3))}
    (nomination,) = nominations_of(round_ := drawn(staff, letters, nominations=1, discrepancy=3))
    for id_, value in zip(sorted(asked(nomination)), (2, 9), strict=True):
        assert duties.read_progress(round_, actor=staff).disagreements.far_apart == []
        score(nomination, council[id_], value)
    apart = duties.read_progress(round_, actor=staff).disagreements
    assert (apart.far_apart, apart.wants_third) == ([nomination], True)
    assert duties.call_thirds(round_, actor=staff, now=NOW) == duties.CalledThird(1, 0)
    (told,) = letters.take()
    assert told.recipient in {one.email for one in council.values()}
    assert [one.needed for one in read_attendance(round_, actor=staff).short] == [3]
    (third,) = [one for one in council.values() if one.id in asked(nomination) and not (
        db.session.query(ScoreSheet).filter_by(member_id=one.id).count())]  # fmt: skip
    score(nomination, third, 5)
    apart = duties.read_progress(round_, actor=staff).disagreements
    assert (apart.far_apart, apart.wants_third) == ([nomination], False)
    assert duties.call_thirds(round_, actor=staff, now=NOW) == duties.CalledThird(0, 1)


def test_who_abstains_does_not_hide_that_the_others_disagree(staff: User, letters: Letters) -> None:
    council = {one.id: one for one in (member() for _ in range(4))}
    (nomination,) = nominations_of(round_ := drawn(staff, letters, nominations=1, discrepancy=3))
    first, second = (council[id_] for id_ in sorted(asked(nomination)))
    scoring.abstain(nomination, reason="Болею", actor=first, now=NOW, today=TODAY)
    letters.take()
    score(nomination, second, 9)
    assert duties.read_progress(round_, actor=staff).disagreements.far_apart == []
    (instead,) = asked(nomination) - {first.id, second.id}
    score(nomination, council[instead], 2)
    assert duties.read_progress(round_, actor=staff).disagreements.far_apart == [nomination]
    assert duties.call_thirds(round_, actor=staff, now=NOW) == duties.CalledThird(1, 0)
    (told,) = letters.take()
    assert told.recipient in {one.email for one in council.values()}


def test_a_council_of_two_with_one_conflict_is_told_and_is_no_dead_end(
    as_staff: FlaskClient, letters: Letters
) -> None:
    able, colleague = member(), member()
    round_ = AwardRoundFactory(quorum=2)
    nomination = NominationFactory(round=round_)
    colleague.organization_id = nomination.mentor.organization_id
    db.session.commit()
    page = text_of(as_staff.get(f"/awards/{round_.id}/start-scoring"))
    assert "Меньше двух независимых членов совета" in page
    assert as_staff.post(f"/awards/{round_.id}/start-scoring").status_code == 302
    letters.take()
    page = text_of(as_staff.get(f"/awards/{round_.id}/duties"))
    assert "Независимых членов совета 1" in page
    assert "одна организация" in page
    submit_sheet(nomination, able, 8, 8)
    db.session.commit()
    assert read_attendance(round_, actor=as_staff.user).short == []


def test_those_who_are_late_are_reminded_once_a_day(
    as_staff: FlaskClient, letters: Letters
) -> None:
    council = [member(), member()]
    round_ = drawn(as_staff.user, letters, nominations=2)
    db.session.commit()
    assert as_staff.post(f"/awards/{round_.id}/duties/remind").status_code == 302
    assert {one.recipient for one in letters.take()} == {one.email for one in council}
    with pytest.raises(AlreadyRemindedError):
        duties.remind_members(round_, actor=as_staff.user, now=NOW)
    later = NOW + timedelta(days=300)
    council[0].role = Role.MENTOR  # left the council, and not the site
    db.session.flush()
    assert duties.remind_members(round_, actor=as_staff.user, now=later) == 1
    assert [one.recipient for one in letters.take()] == [council[1].email]


def test_three_hundred_nominations_take_a_flat_number_of_statements(
    staff: User, letters: Letters
) -> None:
    for _each in range(5):
        member()
    counts = []
    for number in (2, 300):
        round_ = AwardRoundFactory(state=RoundState.NOMINATING)
        NominationFactory.create_batch(number, round=round_)
        duties.start_scoring(round_, actor=staff, today=TODAY, now=NOW)
        db.session.commit()
        with counted_queries() as queries:
            read_attendance(round_, actor=staff)
        counts.append(len(queries))
    letters.take()
    assert counts[0] == counts[1]
