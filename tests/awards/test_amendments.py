"""What was settled changes with a reason that stays, and not otherwise."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.awards.ceremony import services as ceremony
from app.awards.ceremony.enums import HandoverWay
from app.awards.ceremony.rules import HandoverTerms
from app.awards.council import queries, services
from app.awards.council.enums import VerdictOutcome
from app.awards.council.errors import NoSessionError, SessionDecidedError
from app.awards.council.reading import read_council
from app.awards.council.rules import CouncilQuestionTerms, NominationVerdictTerms
from app.awards.enums import AmendmentKind
from app.awards.errors import AmendmentReasonError
from app.awards.models import Award, AwardAmendment
from app.extensions import db
from tests.awards.ceremony.factories import awarded_round
from tests.awards.council.factories import held_meeting, question_on, session_of, sign
from tests.awards.factories import NOW, TODAY, LetterFactory, nominations_of
from tests.awards.test_closing import scored_round
from tests.factories import UserFactory
from tests.pages import text_of

PLAIN = NominationVerdictTerms(VerdictOutcome.AWARD)


@pytest.fixture
def staff(app: Flask) -> Any:
    return UserFactory(role="staff")


def kept() -> list[tuple[AmendmentKind, str]]:
    found = db.session.scalars(db.select(AwardAmendment).order_by(AwardAmendment.id))
    return [(one.kind, one.reason) for one in found]


def test_a_letter_is_reworded_with_a_reason_that_staff_read(
    as_staff: FlaskClient, as_council: FlaskClient
) -> None:
    letter = LetterFactory()
    path = f"/awards/letters/{letter.id}/edit"
    data = {"wording": "За двадцать уроков.", "version": letter.version}
    refused = text_of(as_staff.post(path, data=data), status=422)
    assert "напишите, почему меняете" in refused
    assert letter.wording == "За десять уроков.\nСпасибо!"
    as_staff.post(path, data={**data, "change_reason": "Ошибка в числе уроков"})
    assert kept() == [(AmendmentKind.WORDING, "Ошибка в числе уроков")]
    assert "Ошибка в числе уроков" in as_staff.page(f"/awards/{letter.round_id}", status=200)
    assert "Ошибка в числе" not in as_council.page(f"/awards/{letter.round_id}", status=200)


def test_what_was_handed_over_is_noted_otherwise_with_a_reason(as_staff: FlaskClient) -> None:
    round_, staff = awarded_round("Белова"), as_staff.user
    db.session.commit()
    as_staff.post(
        f"/awards/{round_.id}/order",
        data={"number": "5", "signed_on": "2024-02-26", "awarder": "college"},
    )
    award = db.session.scalars(db.select(Award).order_by(Award.id)).first()
    path = f"/awards/papers/{award.id}/handover"
    assert "Почему меняете" not in as_staff.page(path, status=200)
    as_staff.post(path, data={"handed_on": "2024-02-26", "way": "in_person"})
    other = HandoverTerms(TODAY, HandoverWay.BY_POST)
    with pytest.raises(AmendmentReasonError):
        ceremony.hand_over(award, terms=other, actor=staff, today=TODAY)
    assert "Почему меняете" in as_staff.page(path, status=200)
    told = {"handed_on": "2024-02-26", "way": "by_post", "change_reason": "Вернулась почтой"}
    assert as_staff.post(path, data={**told, "version": ""}).status_code == 409
    assert as_staff.post(path, data={**told, "version": 1}).status_code == 302
    ceremony.take_back([award.id], actor=staff)
    assert kept() == [
        (AmendmentKind.HANDOVER, "Вернулась почтой"),
        (AmendmentKind.HANDOVER, "Отметка о вручении убрана."),
    ]


def test_after_the_minutes_are_signed_a_word_needs_a_reason(staff: Any) -> None:
    round_ = scored_round(9, 7)
    first = nominations_of(round_)[0]
    session_of(round_, meeting := held_meeting())
    services.set_verdict(first, terms=PLAIN, actor=staff)
    assert kept() == []
    sign(meeting)
    with pytest.raises(AmendmentReasonError) as refused:
        services.set_verdict(first, terms=PLAIN, actor=staff)
    assert refused.value.field == "reason"
    seen = read_council(round_, actor=staff).seen
    with pytest.raises(AmendmentReasonError):
        services.adopt_ranking(round_, seen=seen, actor=staff, now=NOW)
    services.adopt_ranking(round_, seen=seen, actor=staff, now=NOW, reason="По протоколу")
    letter = NominationVerdictTerms(VerdictOutcome.LETTER, reason="Ошибка записи")
    services.set_verdict(first, terms=letter, actor=staff)
    assert [reason for _kind, reason in kept()] == ["По протоколу", "Ошибка записи"]


def test_a_round_goes_to_another_meeting_or_to_none(staff: Any) -> None:
    round_ = scored_round(9)
    session = session_of(round_, held_meeting())
    services.drop_session(round_, change_reason="", actor=staff)
    assert queries.find_session(round_) is None
    with pytest.raises(NoSessionError):
        services.drop_session(round_, change_reason="", actor=staff)
    session = session_of(round_, held_meeting())
    services.set_verdict(nominations_of(round_)[0], terms=PLAIN, actor=staff)
    other = question_on(held_meeting())
    with pytest.raises(AmendmentReasonError):
        services.set_session(round_, terms=CouncilQuestionTerms(other.id), actor=staff)
    services.set_session(round_, terms=CouncilQuestionTerms(other.id, "Ошиблись"), actor=staff)
    assert session.meeting_id == other.meeting_id
    assert len(queries.verdicts_of(session)) == 1
    with pytest.raises(AmendmentReasonError):
        services.drop_session(round_, change_reason=" ", actor=staff)
    sign(other.meeting, 8)
    services.issue_extract(session, actor=staff, today=TODAY, now=NOW)
    with pytest.raises(SessionDecidedError):
        services.drop_session(round_, change_reason="Ошиблись", actor=staff)


def test_the_page_that_drops_a_meeting_says_what_goes_with_it(as_staff: FlaskClient) -> None:
    round_ = scored_round(9)
    session_of(round_, held_meeting())
    services.set_verdict(nominations_of(round_)[0], terms=PLAIN, actor=as_staff.user)
    db.session.commit()
    path = f"/awards/{round_.id}/council/meeting/drop"
    assert "удалятся: 1" in as_staff.page(path, status=200)
    as_staff.post(path, data={"change_reason": "Вопрос сняли с повестки"})
    page = as_staff.page(f"/awards/{round_.id}/council", status=200)
    assert "Заседание не выбрано" in page
    assert kept() == [(AmendmentKind.SESSION, "Вопрос сняли с повестки")]


def test_the_regulation_stands_on_the_page_with_its_file(
    as_staff: FlaskClient, as_employer: FlaskClient
) -> None:
    round_ = scored_round(9)
    round_.regulation_number, round_.regulation_on = "14-П", TODAY
    db.session.commit()
    for client in (as_staff, as_employer):
        assert "№ 14-П от 26 февраля 2024 г." in client.page(f"/awards/{round_.id}", status=200)
    assert "Положение о конкурсе" in as_staff.get(f"/awards/{round_.id}").text
