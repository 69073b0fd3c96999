"""A survey and a forecast over HTTP, from the draft to the evidence, and who may not."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.accounts.enums import Role
from app.accounts.models import User
from app.base import clock
from app.extensions import db
from app.jobs.models import Job
from app.jobs.running import run_job
from app.links.models import TaskLink
from app.plan.collecting import collect_evidence
from app.surveys.enums import QuestionKind, SurveyState
from app.surveys.jobs import remind_before_end
from app.surveys.models import (
    Forecast,
    ForecastLine,
    Survey,
    SurveyInvitation,
    SurveyQuestion,
    SurveyResponse,
)
from tests.factories import ItemFactory, OrganizationFactory, SpecialityFactory, UserFactory
from tests.letters import Letters
from tests.links.factories import TaskLinkFactory, path_of
from tests.pages import CheckingClient, text_of
from tests.surveys.factories import (
    ForecastFactory,
    SurveyFactory,
    SurveyInvitationFactory,
    SurveyQuestionFactory,
)

SignIn = Callable[[User], FlaskClient]


def run_jobs() -> None:
    """Do the work that waits, as the worker does."""
    waiting = list(db.session.scalars(db.select(Job.id).order_by(Job.id)))
    db.session.commit()
    for job_id in waiting:
        run_job(job_id)
    db.session.expire_all()


def answer_of(survey: Survey) -> dict[str, str]:
    """Return an answer to the survey's questions as a browser sends it."""
    given = {QuestionKind.ONE: "1", QuestionKind.SCALE: "4", QuestionKind.LONG: "Больше практики"}
    return {f"question_{one.id}": given[one.kind] for one in survey.questions}


@pytest.fixture
def asked(app: Flask) -> SurveyInvitation:
    """A survey with three kinds of questions and a school that is invited."""
    survey = SurveyFactory()
    for kind in (QuestionKind.ONE, QuestionKind.SCALE, QuestionKind.LONG):
        SurveyQuestionFactory(survey=survey, kind=kind)
    invitation: SurveyInvitation = SurveyInvitationFactory(survey=survey)
    db.session.commit()
    return invitation


def test_a_survey_from_the_draft_to_the_evidence(
    app: Flask, as_staff: CheckingClient, client: CheckingClient, letters: Letters
) -> None:
    item = ItemFactory()
    OrganizationFactory(email="school@org.example")
    OrganizationFactory()
    db.session.commit()
    page = as_staff.page(f"/surveys/new?item={item.id}")
    assert item.title[:30] in page
    made = as_staff.post(
        "/surveys/new",
        data={
            "title": "Довольны ли вы",
            "purpose": "Учить лучше.",
            "is_anonymous": "y",
            "closes_on": "2024-03-10",
            "plan_item_ids": str(item.id),
        },
    )
    card = made.location
    assert "Вопросов пока нет" in as_staff.page(card)
    refused = as_staff.post(f"{card}/open", follow_redirects=True)
    assert "Сначала добавьте хотя бы один вопрос" in text_of(refused)
    question = {"text": "Довольны?", "kind": "one", "option_lines": "да\nнет", "is_required": "y"}
    as_staff.post(f"{card}/questions/new", data=question)
    assert "Пригласить организации" in text_of(as_staff.post(f"{card}/open", follow_redirects=True))
    as_staff.post(f"{card}/invite", data={"town": ""})
    run_jobs()
    survey = db.session.scalars(db.select(Survey)).one()
    letter = letters.to("school@org.example")
    assert "Ответьте на вопросы колледжа" in letter.subject
    link = db.session.scalars(
        db.select(TaskLink).where(TaskLink.addressee_email == "school@org.example")
    ).one()
    name = f"question_{survey.questions[0].id}"
    empty = client.post(path_of(link), data={})
    assert "Ответьте на этот вопрос" in text_of(empty)
    client.post(path_of(link), data={name: "0"})
    db.session.expire_all()
    assert "Ответили 1 из" in as_staff.page(f"{card}/invitations/")
    assert "да" in as_staff.page(f"{card}/summary")
    as_staff.post(f"{card}/close")
    assert collect_evidence([item.id])[item.id].finished == 0
    done = as_staff.post(f"{card}/sum-up", data={"note": "Довольны."}, follow_redirects=True)
    assert "Довольны." in text_of(done)
    assert collect_evidence([item.id])[item.id].finished == 1
    note = as_staff.get(f"{card}/note.docx")
    assert note.status_code == 200
    assert note.data[:2] == b"PK"
    assert "Довольны ли вы" in as_staff.page(f"/plan/items/{item.id}")


def test_nothing_leads_from_an_anonymous_answer_to_who_gave_it(
    app: Flask, client: FlaskClient, asked: SurveyInvitation, as_staff: CheckingClient
) -> None:
    link = invite(asked)
    client.post(path_of(link), data=answer_of(asked.survey))
    db.session.expire_all()
    response = db.session.scalars(db.select(SurveyResponse)).one()
    assert response.invitation_id is None
    assert db.session.get_one(TaskLink, link.id).answer == {"values": {}, "told": []}
    assert db.session.get_one(SurveyInvitation, asked.id).answered_on == clock.today()
    assert "Больше практики" not in as_staff.page(f"/admin/links/{link.id}")
    sheet = as_staff.get(f"/surveys/{asked.survey_id}/answers.xlsx")
    assert asked.organization.short_name.encode() not in sheet.data


def invite(invitation: SurveyInvitation) -> TaskLink:
    """Return the link of an invitation."""
    link: TaskLink = TaskLinkFactory(
        record=invitation, task="surveys.answer", entity="survey_invitations", record_label="Опрос"
    )
    db.session.commit()
    return link


def test_an_answer_counts_once_and_not_after_the_end(
    app: Flask, client: CheckingClient, asked: SurveyInvitation, as_staff: CheckingClient
) -> None:
    link = invite(asked)
    client.post(path_of(link), data=answer_of(asked.survey))
    again = client.post(path_of(link), data=answer_of(asked.survey), follow_redirects=True)
    assert "Спасибо" in text_of(again)
    assert db.session.scalar(db.select(db.func.count(SurveyResponse.id))) == 1
    late = SurveyInvitationFactory(survey=asked.survey)
    late_link = invite(late)
    as_staff.post(f"/surveys/{asked.survey_id}/close")
    refused = client.post(path_of(late_link), data=answer_of(asked.survey), follow_redirects=True)
    assert "Приём ответов закончен" in text_of(refused, status=refused.status_code)
    assert db.session.scalar(db.select(db.func.count(SurveyResponse.id))) == 1


def test_a_kind_with_few_answers_is_not_shown_apart(
    app: Flask, client: CheckingClient, asked: SurveyInvitation, as_staff: CheckingClient
) -> None:
    survey = asked.survey
    for invitation in (asked, SurveyInvitationFactory(survey=survey)):
        client.post(path_of(invite(invitation)), data=answer_of(survey))
    page = as_staff.get(f"/surveys/{survey.id}/summary?kind=school").text
    assert "Заполненных анкет: 2." in page
    assert 'name="kind"' not in page
    client.post(path_of(invite(SurveyInvitationFactory(survey=survey))), data=answer_of(survey))
    assert 'name="kind"' not in as_staff.get(f"/surveys/{survey.id}/summary").text
    survey.is_anonymous = False
    db.session.commit()
    assert "Больше практики" in as_staff.page(f"/surveys/{survey.id}/summary?kind=school")


def test_a_question_of_a_survey_that_goes_on_stays(
    app: Flask, asked: SurveyInvitation, as_staff: CheckingClient
) -> None:
    question = asked.survey.questions[0]
    as_staff.post(f"/surveys/questions/{question.id}/remove")
    as_staff.post(f"/surveys/questions/{question.id}/move", data={"to": "down"})
    db.session.expire_all()
    assert db.session.get_one(Survey, asked.survey_id).questions[0].id == question.id


def test_questions_of_a_draft_are_put_in_order(app: Flask, as_staff: CheckingClient) -> None:
    survey = SurveyFactory(state=SurveyState.DRAFT)
    first, second = (SurveyQuestionFactory(survey=survey).id for _ in range(2))
    db.session.commit()
    as_staff.post(f"/surveys/questions/{second}/move", data={"to": "up"})
    db.session.expire_all()
    assert [one.id for one in db.session.get_one(Survey, survey.id).questions] == [second, first]
    as_staff.post(f"/surveys/questions/{first}/remove")
    assert db.session.get(SurveyQuestion, first, populate_existing=True) is None


def test_this_years_survey_stands_beside_the_earlier_one(
    app: Flask, client: CheckingClient, asked: SurveyInvitation, as_staff: CheckingClient
) -> None:
    client.post(path_of(invite(asked)), data=answer_of(asked.survey))
    copied = as_staff.post(f"/surveys/{asked.survey_id}/copy", data={"closes_on": "2024-03-20"})
    copy_id = int(copied.location.rsplit("/", 1)[1])
    as_staff.post(f"/surveys/{copy_id}/open")
    copy = db.session.get_one(Survey, copy_id)
    client.post(path_of(invite(SurveyInvitationFactory(survey=copy))), data=answer_of(copy))
    assert "В прошлом опросе: Опыта — 0 %, Знаний — 100 %" in as_staff.page(
        f"/surveys/{copy_id}/summary"
    )


def test_three_days_before_the_end_who_is_silent_hears_once(
    app: Flask, asked: SurveyInvitation, letters: Letters
) -> None:
    link = invite(asked)
    asked.survey.closes_on = date(2024, 2, 28)
    db.session.commit()
    for days in (0, 1):
        remind_before_end(clock.now() + timedelta(days=days))
    assert link.addressee_email in {letter.recipient for letter in letters.take()}
    assert db.session.get_one(TaskLink, link.id, populate_existing=True).reminders == 1


def test_a_forecast_is_filled_in_by_whom_it_asks_and_sums_up(
    app: Flask, as_staff: CheckingClient, sign_in: SignIn, letters: Letters
) -> None:
    forecast = ForecastFactory(first_year=2025, last_year=2026)
    speciality = SpecialityFactory()
    employer = UserFactory(role=Role.EMPLOYER)
    stranger = OrganizationFactory(email="stranger@org.example")
    db.session.commit()
    own = f"/surveys/forecasts/{forecast.id}/organizations/{employer.organization_id}"
    cells = {f"need_{speciality.id}_2025": "2", f"need_{speciality.id}_2026": ""}
    as_employer = sign_in(employer)
    assert "Сообщите, какие специалисты понадобятся" in text_of(as_employer.get("/dashboard"))
    bad = as_employer.post(own, data=cells | {f"need_{speciality.id}_2026": "-1"})
    assert "от 0 до 9999" in text_of(bad, status=422)
    assert as_employer.post(own, data=cells).status_code == 302
    assert as_employer.get(own.replace(str(employer.organization_id), str(stranger.id))).status_code
    foreign = f"/surveys/forecasts/{forecast.id}/organizations/{stranger.id}"
    assert as_employer.post(foreign, data=cells).status_code == 404
    as_staff.post(foreign, data=cells)
    item_id = forecast.plan_item_ids[0]
    assert collect_evidence([item_id])[item_id].finished == 0
    as_staff.post(f"/surveys/forecasts/{forecast.id}/sum-up")
    assert collect_evidence([item_id])[item_id].finished == 1
    page = as_staff.page(f"/surveys/forecasts/{forecast.id}")
    assert "Всего 4 0 4" in page
    refused = as_employer.post(own, data={}, follow_redirects=True)
    assert "Прогноз уже сведён" in text_of(refused, status=refused.status_code)
    numbers = db.session.scalars(db.select(ForecastLine.number)).all()
    assert list(numbers) == [2, 2]


def test_organizations_are_asked_for_their_numbers_by_link(
    app: Flask, as_staff: CheckingClient, client: CheckingClient, letters: Letters
) -> None:
    forecast: Forecast = ForecastFactory(first_year=2025, last_year=2025)
    speciality = SpecialityFactory()
    OrganizationFactory(email="school@org.example")
    db.session.commit()
    as_staff.post(f"/surveys/forecasts/{forecast.id}/ask")
    run_jobs()
    assert "Какие специалисты вам понадобятся" in letters.to("school@org.example").subject
    link = db.session.scalars(db.select(TaskLink)).one()
    assert speciality.code in client.page(path_of(link))
    client.post(path_of(link), data={f"need_{speciality.id}_2025": "3"})
    assert "Ответили 1 из 1" in as_staff.page(f"/surveys/forecasts/{forecast.id}/replies/")
    sheet = as_staff.get(f"/surveys/forecasts/{forecast.id}.xlsx")
    assert sheet.data[:2] == b"PK"


@pytest.mark.parametrize("role", [Role.STUDENT, Role.MENTOR, Role.EMPLOYER])
def test_what_was_answered_is_read_by_staff_and_council_alone(
    app: Flask, sign_in: SignIn, asked: SurveyInvitation, role: Role
) -> None:
    visitor = sign_in(UserFactory(role=role))
    for path in ("", f"{asked.survey_id}", f"{asked.survey_id}/summary", "forecasts/"):
        assert visitor.get(f"/surveys/{path}").status_code == 403
    assert visitor.post(f"/surveys/{asked.survey_id}/close").status_code == 403
    council = sign_in(UserFactory(role=Role.COUNCIL))
    assert council.get(f"/surveys/{asked.survey_id}/summary").status_code == 200
    assert council.get(f"/surveys/{asked.survey_id}/invitations/").status_code == 403
    assert council.post(f"/surveys/{asked.survey_id}/close").status_code == 403
