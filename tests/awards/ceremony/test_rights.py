"""Several hats: one of the council opens nobody's papers and shuts none of the own."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.accounts.enums import Role
from app.awards.ceremony import services
from app.awards.ceremony.enums import ProgrammeOrder
from app.awards.ceremony.errors import RoundNotClosedError
from app.awards.ceremony.files import paper_of_award
from app.awards.ceremony.rules import CeremonyTerms
from app.awards.enums import AwardKind
from app.awards.models import Award
from app.extensions import db
from tests.awards.ceremony.factories import awarded_round
from tests.awards.council.factories import held_meeting, session_of
from tests.awards.factories import AwardRoundFactory, nominations_of
from tests.awards.test_closing import scored_round
from tests.factories import FurtherHatFactory, UserFactory
from tests.mentors.factories import account_of

ORDER = {"number": "5", "signed_on": "2024-02-26", "awarder": "college"}


@pytest.fixture
def given(as_staff: FlaskClient) -> list[Award]:
    """Return the awards and letters of a round with its order."""
    round_ = awarded_round("Белова", "Зорина")
    db.session.commit()
    as_staff.post(f"/awards/{round_.id}/order", data=ORDER)
    found = db.select(Award).where(Award.round_id == round_.id)
    return list(db.session.scalars(found.order_by(Award.kind, Award.number)))


def of_council(user: Any) -> Any:
    FurtherHatFactory(user=user, role=Role.COUNCIL)
    db.session.commit()
    return user


def test_staff_who_sit_on_the_council_keep_the_papers(given: list[Award], sign_in: Any) -> None:
    client = sign_in(of_council(UserFactory(role=Role.STAFF)))
    prize, letter = given[0], next(one for one in given if one.kind is AwardKind.LETTER)
    assert client.get(f"/awards/papers/{prize.id}.pdf").status_code == 200
    assert client.get(f"/awards/papers/{prize.id}/handover").status_code == 200
    assert client.get(f"/awards/letters/{letter.id}.pdf").status_code == 200
    assert client.get(f"/awards/letters/{letter.id}/edit").status_code == 200
    assert client.get(f"/awards/{prize.round_id}/letters.pdf").status_code == 200


def test_a_mentor_on_the_council_has_the_own_letter_alone(given: list[Award], sign_in: Any) -> None:
    mine, other = (one for one in given if one.kind is AwardKind.LETTER)
    client = sign_in(of_council(account_of(mine.mentor)))
    assert client.get(f"/awards/letters/{mine.id}.pdf").status_code == 200
    assert client.get(f"/awards/papers/{given[0].id}.pdf").status_code == 200
    assert client.get(f"/awards/letters/{other.id}.pdf").status_code == 404
    assert client.get(f"/awards/papers/{given[1].id}.pdf").status_code == 404


def test_a_mentor_hears_of_signs_no_font_has_at_home(given: list[Award], sign_in: Any) -> None:
    mine = given[0]
    client = sign_in(account_of(mine.mentor))
    paper = paper_of_award(mine)
    values = {**paper.snapshot["values"], "reason": "За занятия 😀"}
    paper.snapshot = {**paper.snapshot, "values": values}
    db.session.commit()
    sent = client.get(f"/awards/papers/{mine.id}.pdf")
    assert sent.location == "/dashboard"


def test_a_ceremony_is_of_a_closed_round(app: Flask) -> None:
    terms = CeremonyTerms(None, "Зал", "", ProgrammeOrder.RISING)
    with pytest.raises(RoundNotClosedError):
        services.set_ceremony(AwardRoundFactory(), terms=terms, actor=UserFactory(role="staff"))


def test_the_second_of_two_editors_hears_of_the_first(as_staff: FlaskClient) -> None:
    round_ = awarded_round("Белова")
    path = f"/awards/{round_.id}/ceremony/edit"
    told = {"starts_at": "15:00", "place": "Актовый зал", "programme": "rising", "note": ""}
    assert as_staff.post(path, data=told).status_code == 302
    assert as_staff.post(path, data={**told, "version": ""}).status_code == 409
    assert as_staff.post(path, data={**told, "place": "Музей", "version": 1}).status_code == 302
    scored = scored_round(9)
    session_of(scored, held_meeting())
    verdict = f"/awards/nominations/{nominations_of(scored)[0].id}/verdict"
    said = {"outcome": "letter", "reason": "Так решил совет"}
    assert as_staff.post(verdict, data=said).status_code == 302
    assert as_staff.post(verdict, data={**said, "version": ""}).status_code == 409
    assert as_staff.post(verdict, data={**said, "version": 1}).status_code == 302
