"""Nobody judges himself, and who judges a colleague is seen: from the invitation to the ranking."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.accounts.enums import Role
from app.accounts.models import User
from app.awards import queries
from app.awards.enums import ConflictKind, RoundState, SheetState
from app.awards.errors import ConflictError, OwnNominationError
from app.awards.models import Nomination, ScoreSheet
from app.awards.services import scoring
from app.awards.services.tally import read_tally
from app.base.errors import NotAllowedError
from app.extensions import db
from tests.awards.factories import (
    NOW,
    TODAY,
    AwardRoundFactory,
    NominationFactory,
    member,
    nominations_of,
    scoring_round,
    submit_sheet,
)
from tests.factories import OrganizationFactory, UserFactory
from tests.letters import Letters
from tests.mentors.factories import MentorFactory
from tests.pages import text_of


def invited_member(as_staff: FlaskClient, organization_id: int) -> User:
    """Return a member of the council, made the way the product makes one."""
    data = {
        "display_name": "Мороз Ирина Павловна",
        "email": "moroz@example.ru",
        "role": "council",
        "organization_id": organization_id,
    }
    answer = as_staff.post("/admin/users/invitations/new", data=data)
    assert answer.status_code == 302, text_of(answer, status=302)
    return db.session.scalars(db.select(User).where(User.email == "moroz@example.ru")).one()


def test_a_member_invited_from_a_school_is_a_colleague_of_its_mentors(
    as_staff: FlaskClient, letters: Letters
) -> None:
    nomination = NominationFactory(round=scoring_round(0))
    member = invited_member(as_staff, nomination.mentor.organization_id)
    letters.take()
    values = {criterion.id: 10 for criterion in nomination.round.criteria}
    with pytest.raises(ConflictError):
        scoring.save_sheet(
            nomination, values=values, submit=True, actor=member, now=NOW, today=TODAY
        )
    submit_sheet(nomination, member, 10, 10)  # as if scored before the person came to the school
    submit_sheet(nomination, UserFactory(role=Role.COUNCIL), 4, 4)
    db.session.commit()
    tally = read_tally(nomination.round, visible_to=as_staff.user)
    assert [float(mark) for mark in tally.standings[0].marks] == [4.0]
    assert read_tally(nomination.round, visible_to=as_staff.user).conflicts == {nomination.id: 1}
    page = as_staff.get(f"/awards/{nomination.round_id}/close")
    assert "не учтено из-за конфликта интересов: 1" in text_of(page)


def test_a_nominee_who_moves_keeps_the_place_and_both_places_are_partial(
    as_staff: FlaskClient,
) -> None:
    mentor = MentorFactory(organization__short_name="Школа, где вели студентов")
    round_, there = AwardRoundFactory(), mentor.organization
    data = {"mentor_id": mentor.id, "reason": "Десять уроков"}
    assert as_staff.post(f"/awards/{round_.id}/nominations/new", data=data).status_code == 302
    (nomination,) = nominations_of(round_)
    path = f"/awards/nominations/{nomination.id}"
    assert "Место работы при выдвижении" not in text_of(as_staff.get(path))
    mentor.organization = here = OrganizationFactory()
    round_.state = RoundState.SCORING
    former, present, stranger = (
        member(organization_id=place.id) for place in (there, here, OrganizationFactory())
    )
    db.session.commit()
    found = queries.conflicts_of([nomination], [former, present, stranger])[nomination.id]
    assert found == {former.id: ConflictKind.COLLEAGUE, present.id: ConflictKind.COLLEAGUE}
    page = text_of(as_staff.get(path))
    assert "Место работы при выдвижении: Школа, где вели студентов" in page


def own_nomination(member: User) -> Nomination:
    """Return a nomination of the member himself, under scoring."""
    nomination: Nomination = NominationFactory(
        round=scoring_round(0), mentor=MentorFactory(user_id=member.id)
    )
    db.session.commit()
    return nomination


def test_nobody_scores_himself(as_council: FlaskClient) -> None:
    nomination = own_nomination(as_council.user)
    path = f"/awards/nominations/{nomination.id}/score"
    assert "собственная кандидатура" in text_of(as_council.get(path))
    data = {f"criterion_{criterion.id}": 10 for criterion in nomination.round.criteria}
    assert "собственная кандидатура" in text_of(as_council.post(path, data=data))
    assert db.session.scalars(db.select(ScoreSheet)).all() == []
    with pytest.raises(OwnNominationError):
        scoring.save_sheet(
            nomination, values={}, submit=False, actor=as_council.user, now=NOW, today=TODAY
        )


def test_a_nominated_member_leaves_himself_to_the_others(as_council: FlaskClient) -> None:
    nomination = own_nomination(as_council.user)
    path = f"/awards/nominations/{nomination.id}/abstain"
    assert as_council.post(path, data={"reason": "Это я"}).status_code == 302
    sheet = db.session.scalars(db.select(ScoreSheet)).one()
    assert sheet.state is SheetState.ABSTAINED


@pytest.mark.parametrize("role", [Role.STAFF, Role.EMPLOYER, Role.MENTOR, Role.STUDENT])
def test_only_the_council_scores_whichever_way_it_is_asked(app: Flask, role: Role) -> None:
    nomination, stranger = NominationFactory(round=scoring_round(0)), UserFactory(role=role)
    with pytest.raises(NotAllowedError):
        scoring.save_sheet(
            nomination, values={}, submit=False, actor=stranger, now=NOW, today=TODAY
        )
