"""Surveys of both sides of a fair: begun from its card, asked by link, students without names."""

import io
from typing import Any

import pytest
from flask import Flask
from openpyxl import load_workbook

from app.extensions import db
from app.jobfair.placement.report import report_sheet, snapshot_of_report
from app.jobfair.venue.enums import ParticipantState
from app.links.models import TaskLink
from app.surveys.enums import QuestionKind, SurveyState
from app.surveys.models import Survey, SurveyAnswer, SurveyInvitation, SurveyResponse
from app.surveys.queries.surveys import count_students_to_invite, count_to_invite
from tests.factories import OrganizationFactory, StudentFactory
from tests.jobfair.checkin.factories import FairArrivalFactory, FairPassFactory, fair_today
from tests.jobfair.factories import (
    ApplicationFactory,
    FairFactory,
    FairParticipantFactory,
    VacancyFactory,
)
from tests.letters import Letters
from tests.links.factories import path_of
from tests.pages import CheckingClient, text_of
from tests.surveys.factories import (
    TODAY,
    SurveyFactory,
    SurveyInvitationFactory,
    SurveyQuestionFactory,
)
from tests.surveys.test_views import run_jobs


def _begun(client: CheckingClient, audience: str, fair: Any) -> Survey:
    """Begin a survey from the fair's card and open it, as staff does."""
    path = f"/surveys/new?audience=jobfair.{audience}&of={fair.id}"
    assert path.replace("&", "&amp;") in client.get(f"/fair/fairs/{fair.id}").text
    assert fair.title in client.get(path).text  # the proposed title stands in the form
    data = {"title": f"О ярмарке {fair.title}", "purpose": "Лучше.", "closes_on": "2024-03-10"}
    data["plan_item_ids"] = str(fair.plan_item_ids[0])
    answer = client.post(path, data=data)
    assert answer.status_code == 302, text_of(answer, status=422)
    card = answer.location
    client.post(f"{card}/open")
    client.post(f"{card}/invite", data={})
    run_jobs()
    return db.session.get_one(Survey, int(card.rsplit("/", 1)[1]))


def test_students_of_a_fair_are_asked_by_link_and_answer_without_names(
    app: Flask, as_staff: CheckingClient, client: CheckingClient, letters: Letters
) -> None:
    fair = fair_today()
    applied = ApplicationFactory(vacancy__fair=fair, student__email="a@students.example").student
    came = StudentFactory(email="came@students.example")
    FairArrivalFactory(fair_pass=FairPassFactory(fair=fair, student=came))
    ApplicationFactory()  # of another fair
    silent = ApplicationFactory(vacancy__fair=fair, student__email=None).student
    db.session.commit()
    survey = _begun(as_staff, "students", fair)
    assert survey.is_anonymous
    asked = set(db.session.scalars(db.select(SurveyInvitation.student_id)))
    assert asked == {applied.id, came.id}
    assert silent.id not in asked
    assert count_students_to_invite(survey) == 0
    link = db.session.scalars(db.select(TaskLink).where(TaskLink.student_id == came.id)).one()
    assert letters.to("came@students.example")
    letters.take()
    assert came.full_name not in link.record_label
    given = {f"question_{one.id}": _value(one) for one in survey.questions}
    client.post(path_of(link), data=given)
    db.session.expire_all()
    response = db.session.scalars(db.select(SurveyResponse)).one()
    assert (response.invitation_id, response.organization_kind) == (None, None)
    assert db.session.get_one(TaskLink, link.id).answer == {"values": {}, "told": []}
    listed = as_staff.page(f"/surveys/{survey.id}/invitations/?q={came.last_name}")
    assert came.full_name in listed
    assert "ответили 1 из 2" in as_staff.page(f"/fair/fairs/{fair.id}").replace("\xa0", " ")
    edit = {"title": survey.title, "purpose": "x", "closes_on": "2024-03-10"}
    edit["plan_item_ids"] = str(fair.plan_item_ids[0])
    as_staff.post(f"/surveys/{survey.id}/edit", data={**edit, "version": survey.version})
    assert db.session.get_one(Survey, survey.id).is_anonymous


def _value(question: Any) -> str:
    return "Да" if question.kind.value == "long" else "1"


def test_employers_of_a_fair_alone_are_asked_and_the_next_fair_repeats_the_questions(
    app: Flask, as_staff: CheckingClient, letters: Letters
) -> None:
    fair, nxt = FairFactory(title="Весна"), FairFactory(title="Осень")
    took_part = FairParticipantFactory(fair=fair, state=ParticipantState.CONFIRMED).organization
    posted = VacancyFactory(fair=fair).organization
    FairParticipantFactory(fair=fair, state=ParticipantState.WITHDRAWN)
    OrganizationFactory()
    db.session.commit()
    first = _begun(as_staff, "employers", fair)
    asked = db.select(SurveyInvitation.organization_id)
    assert set(db.session.scalars(asked)) == {took_part.id, posted.id}
    assert count_to_invite(first) == {}
    second = _begun(as_staff, "employers", nxt)
    assert [one.earlier_id for one in second.questions] == [one.id for one in first.questions]
    assert len(second.questions) > 3
    letters.take()


@pytest.mark.parametrize("of", ["0", "999", "x", ""])
def test_an_audience_of_nothing_is_not_there(as_staff: CheckingClient, of: str) -> None:
    assert as_staff.get(f"/surveys/new?audience=jobfair.students&of={of}").status_code == 404
    assert as_staff.get("/surveys/new?audience=nobody&of=1").status_code == 404


def test_a_fair_that_is_gone_leaves_nobody_to_ask(
    app: Flask, as_staff: CheckingClient, as_council: CheckingClient
) -> None:
    survey = SurveyFactory(audience="jobfair.students", audience_id=77)
    SurveyInvitationFactory(survey=survey, organization=None, student=StudentFactory())
    db.session.commit()
    assert "Приглашать больше некого" in as_staff.page(f"/surveys/{survey.id}/invite")
    assert as_staff.post(f"/surveys/{survey.id}/invite", data={}).status_code == 422
    fair = FairFactory()
    db.session.commit()
    page = as_council.page(f"/fair/fairs/{fair.id}")
    assert "Опросы участников" in page
    assert "Спросить:" not in page


def test_the_report_of_a_fair_counts_answers_and_repeats_no_words(app: Flask) -> None:
    fair = FairFactory()
    survey = SurveyFactory(
        audience="jobfair.students", audience_id=fair.id, state=SurveyState.CLOSED
    )
    of_survey = {"survey": survey}
    choice = SurveyQuestionFactory(**of_survey, text="Чем закончилась?", options=["Ничем", "Да"])
    scale = SurveyQuestionFactory(**of_survey, kind=QuestionKind.SCALE, text="Полезна?")
    words = SurveyQuestionFactory(**of_survey, kind=QuestionKind.LONG, text="Что изменить?")
    SurveyFactory(audience="jobfair.employers", audience_id=fair.id, state=SurveyState.DRAFT)
    for number in range(4):
        answered = number < 3
        SurveyInvitationFactory(
            survey=survey,
            organization=None,
            student=StudentFactory(),
            answered_on=TODAY if answered else None,
        )
        if answered:
            _answered(survey, {choice: number // 2, scale: 3 + number, words: "Тайное слово"})
    tables = list(snapshot_of_report(fair, on=TODAY, conclusions="")["values"]["tables"])
    asked, chosen, scaled = tables[-3:]
    who = "Студенты и выпускники на ярмарке"
    assert [one["caption"] for one in (asked, chosen, scaled)] == [
        f"{who}: кто ответил на опрос", f"{who}: Чем закончилась?", f"{who}: Полезна?",
    ]  # fmt: skip
    shares = [[(row["value"], row["share"]) for row in one["rows"]] for one in (asked, chosen)]
    assert shares == [[("4", ""), ("3", "75\u00a0%")], [("2", "67\u00a0%"), ("1", "33\u00a0%")]]
    assert scaled["totals"] == [{"label": "Ответили, в среднем 4,0", "value": "3", "share": ""}]
    assert "Тайное" not in str(tables)
    content, _name = report_sheet(fair, today=TODAY)
    [sheet] = load_workbook(io.BytesIO(content)).worksheets
    assert f"{who}: Полезна?" in {row[0] for row in sheet.iter_rows(values_only=True)}


def test_answers_of_two_are_told_to_nobody(app: Flask) -> None:
    fair = FairFactory()
    survey = SurveyFactory(audience="jobfair.students", audience_id=fair.id)
    choice = SurveyQuestionFactory(survey=survey, text="Чем закончилась?")
    for _number in range(2):
        _answered(survey, {choice: 0})
    tables = snapshot_of_report(fair, on=TODAY, conclusions="")["values"]["tables"]
    assert tables[-1]["caption"].endswith("кто ответил на опрос")


def _answered(survey: Survey, said: dict[Any, Any]) -> None:
    response = SurveyResponse(survey_id=survey.id)
    db.session.add(response)
    db.session.flush()
    for question, value in said.items():
        by_kind = {QuestionKind.LONG: "text", QuestionKind.SCALE: "number"}
        answer = {by_kind.get(question.kind, "option"): value}
        db.session.add(SurveyAnswer(response_id=response.id, question_id=question.id, **answer))
    db.session.flush()
