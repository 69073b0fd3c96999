"""A mentorship over HTTP: hours in three taps, meetings, stages, another mentor, its report."""

from datetime import date
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.accounts.enums import Role
from app.extensions import db
from app.mentors.enums import MentorPay, MentorshipKind
from app.mentors.models import Mentee, Mentorship
from app.mentors.work.models import MentorshipEntry, MentorshipMeeting
from app.privacy.kinds import TRANSFER
from tests.factories import OrganizationFactory, StudentFactory, UserFactory, give_consents, user_of
from tests.mentors.factories import MentorFactory, MentorPostFactory, MentorshipFactory, account_of
from tests.mentors.programmes.factories import MentoringProgrammeFactory
from tests.mentors.test_mentorships import valid
from tests.mentors.work.factories import (
    MenteeFactory,
    MentorshipEntryFactory,
    MentorshipStageFactory,
)
from tests.pages import text_of


def hours(**changes: Any) -> dict[str, Any]:
    return {"minutes": 90, "kind": "lesson", "note": "", "day": "2024-02-26", **changes}


def test_a_month_of_a_mentor(app: Flask, sign_in: Any) -> None:
    mentorship = MentorshipFactory()
    mentor = sign_in(account_of(mentorship.mentor))
    page = f"/mentors/mentorships/{mentorship.id}"
    series = {"held_on": "2024-02-28", "topic": "Разбор", "count": 3, "weeks": 1}
    mentor.post(f"{page}/meetings/new", data=series)
    planned = list(db.session.scalars(db.select(MentorshipMeeting.id)))
    assert len(planned) == 3
    mentor.post(f"/mentors/mentorships/meetings/{planned[-1]}/cancel")
    done = mentor.post(f"{page}/entries/new", data=hours())
    shown = text_of(mentor.get(done.location))
    assert "1 ч 30 мин" in shown
    assert "Следующая встреча: 28 февраля 2024 г." in shown
    for changes, message in (
        ({"kind": ""}, "Отметьте, что делали"),
        ({"day": "2024-02-27"}, "ещё не наступил"),
        ({"minutes": "77"}, "Сколько"),
    ):
        refused = mentor.post(f"{page}/entries/new", data=hours(**changes))
        assert message in text_of(refused, status=422)
    entry = db.session.scalars(db.select(MentorshipEntry)).one()
    mended = hours(minutes=60, version=entry.version)
    mentor.post(f"/mentors/mentorships/entries/{entry.id}/edit", data=mended)
    assert db.session.get_one(MentorshipEntry, entry.id).minutes == 60
    mentor.post(f"/mentors/mentorships/entries/{entry.id}/remove")
    assert "Часов ещё не отмечали" in mentor.page(page)


def test_who_opens_a_mentorship(app: Flask, sign_in: Any) -> None:
    mentorship = MentorshipFactory()
    MentorshipEntryFactory(mentorship=mentorship, note="Слово только взрослым")
    page, organization = f"/mentors/mentorships/{mentorship.id}", mentorship.mentor.organization
    own = UserFactory(role=Role.EMPLOYER, organization_id=organization.id)
    for reader in (UserFactory(), account_of(mentorship.mentor), own):
        assert "Слово только взрослым" in sign_in(reader).page(page)
    student = sign_in(user_of(mentorship.student))
    assert "Слово только взрослым" not in student.page(page)
    assert "Отметить часы" not in student.page(page)
    student.page(f"{page}/entries/new", status=404)
    other = UserFactory(role=Role.EMPLOYER, organization_id=OrganizationFactory().id)
    strangers = (other, UserFactory(role=Role.COUNCIL), user_of(StudentFactory()))
    for stranger in (*strangers, account_of(MentorFactory())):
        sign_in(stranger).page(page, status=404)


def test_a_second_place_of_work_tells_nothing_of_the_first(app: Flask, sign_in: Any) -> None:
    """Whom a mentor leads elsewhere, pupils above all, and what the main place pays."""
    school, other = OrganizationFactory(), OrganizationFactory()
    paid = {"pay": MentorPay.MONTHLY, "agreement_number": "17-Д", "agreement_on": date(2023, 9, 1)}
    mentor = MentorFactory(organization=school, **paid)
    MentorPostFactory(mentor_id=mentor.id, organization=other)
    led = MentorshipFactory(mentor=mentor, student__last_name="Подопечная")
    pupil = MenteeFactory(
        kind=MentorshipKind.STUDENT_PUPIL, consent_on=led.starts_on, organization=other, name="Рома"
    )
    of_pupil = MentorshipFactory(
        mentor=mentor, student=None, mentee=pupil, kind=MentorshipKind.STUDENT_PUPIL
    )
    at_other = MentorshipFactory(
        mentor=mentor, student__last_name="Практикантка", organization_id=other.id
    )
    here, there = (
        sign_in(UserFactory(role=Role.EMPLOYER, organization_id=one.id)) for one in (school, other)
    )
    card, base = f"/mentors/{mentor.id}", "/mentors/mentorships"
    assert "Подопечная" in here.page(card)
    assert "17-Д" in here.page(card)
    assert "Рома" not in here.page(card)
    here.page(f"{base}/{of_pupil.id}", status=404)
    assert "Рома" in there.page(card)
    assert "17-Д" not in there.page(card)
    for page in (card, f"{base}/"):
        assert "Подопечная" not in there.page(page)
        assert "Практикантка" in there.page(page)
        assert "Практикантка" not in here.page(page)
    assert other.short_name in there.page(f"{base}/{at_other.id}")
    there.page(f"{base}/{led.id}", status=404)


def test_the_council_reads_nothing_that_was_written_of_a_pupil(as_council: FlaskClient) -> None:
    pupil = MenteeFactory(
        kind=MentorshipKind.STUDENT_PUPIL, consent_on=date(2023, 9, 1), name="Рома"
    )
    of_pupil = MentorshipFactory(
        student=None, mentee=pupil, kind=MentorshipKind.STUDENT_PUPIL, goal="Помочь Роме"
    )
    page = as_council.page(f"/mentors/{of_pupil.mentor_id}")
    assert "1 наставляемый" in page
    assert "Ром" not in page


def test_a_report_with_a_name_is_for_who_may_read_it(app: Flask, sign_in: Any) -> None:
    mentorship = MentorshipFactory(student__consents=())
    report = f"/mentors/mentorships/{mentorship.id}/report.docx"
    mentor = sign_in(account_of(mentorship.mentor))
    mentor.page(report, status=404)
    assert "report.docx" not in mentor.get(f"/mentors/mentorships/{mentorship.id}").text
    assert sign_in(UserFactory()).get(report).status_code == 200
    give_consents("student_id", mentorship.student_id, (TRANSFER,))
    assert mentor.get(report).status_code == 200


def test_stages_that_were_changed_meanwhile_are_not_lost(as_staff: FlaskClient) -> None:
    mentorship = MentorshipFactory()
    db.session.commit()
    page, sent = f"/mentors/mentorships/{mentorship.id}/stages", {"version": mentorship.version}
    assert as_staff.post(page, data={**sent, "stage_lines": "Первый"}).status_code == 302
    late = text_of(as_staff.post(page, data={**sent, "stage_lines": "Второй"}), status=409)
    assert "Первый" in late
    assert "Второй" in late


def test_both_sides_answer_and_stages_are_marked(app: Flask, sign_in: Any) -> None:
    mentorship = MentorshipFactory()
    stage = MentorshipStageFactory(mentorship_id=mentorship.id)
    page = f"/mentors/mentorships/{mentorship.id}"
    student = sign_in(user_of(mentorship.student))
    answer = {"clarity": 5, "support": 5, "benefit": 4}
    assert "Спасибо" in text_of(
        student.post(f"{page}/feedback", data=answer, follow_redirects=True)
    )
    assert student.post(f"/mentors/mentorships/stages/{stage.id}/done").status_code == 404
    mentor = sign_in(account_of(mentorship.mentor))
    mentor.post(f"/mentors/mentorships/stages/{stage.id}/done")
    assert "пройден 26.02.2024" in mentor.page(page)
    own = {"version": mentorship.version, "stage_lines": "Знакомство\nОткрытый урок — проведён"}
    mentor.post(f"{page}/stages", data=own)
    shown = mentor.page(page)
    assert "пройден 26.02.2024" in shown
    assert "Открытый урок" in shown


def test_a_pupil_is_entered_with_a_consent_alone(as_staff: FlaskClient) -> None:
    mentor = MentorFactory()
    data = {
        **valid(),
        "kind": "student_pupil",
        "name": "Кира Д.",
        "organization_id": mentor.organization_id,
        "detail": "9 «Б» класс",
        "consent_on": "",
    }
    path = f"/mentors/{mentor.id}/mentees/new"
    assert "согласия законного" in text_of(as_staff.post(path, data=data), status=422)
    assert not db.session.scalar(db.select(db.func.count(Mentee.id)))
    done = as_staff.post(path, data={**data, "consent_on": "2024-02-20"})
    assert "Кира Д." in text_of(as_staff.get(done.location))
    assert "Кира Д." in as_staff.page("/mentors/mentorships/?q=Кира")


def test_another_mentor_then_the_report(as_staff: FlaskClient) -> None:
    mentorship, mentor = MentorshipFactory(), MentorFactory()
    MentorshipEntryFactory(mentorship=mentorship)
    page = f"/mentors/mentorships/{mentorship.id}"
    early = as_staff.post(f"{page}/report", follow_redirects=True)
    assert "по завершённому наставничеству" in text_of(early, status=early.status_code)
    data = {"mentor_id": mentor.id, "starts_on": "2024-02-26", "reason": "Отпуск", "version": 1}
    done = as_staff.post(f"{page}/replace", data=data)
    assert "Прежний наставник" in text_of(as_staff.get(done.location))
    assert "Продолжает" in as_staff.page(page)
    as_staff.post(f"{page}/report")
    assert "Выпущен отчёт" in as_staff.page(page)
    for file_format in ("pdf", "docx"):
        assert as_staff.get(f"{page}/report.{file_format}").status_code == 200


@pytest.mark.parametrize("line", ["", " - "])
def test_a_programme_has_stages(as_staff: FlaskClient, line: str) -> None:
    data = {"title": "Старт", "kind": "teacher_teacher", "aim": "Цель", "stage_lines": line}
    refused = as_staff.post("/mentors/programmes/new", data=data)
    assert "хотя бы один этап" in text_of(refused, status=422)
    done = as_staff.post("/mentors/programmes/new", data={**data, "stage_lines": "Старт — план"})
    assert "план" in text_of(as_staff.get(done.location))
    same = as_staff.post("/mentors/programmes/new", data={**data, "stage_lines": "Старт"})
    assert "уже есть" in text_of(same, status=422)


def test_a_mentorship_follows_a_programme_of_its_kind(as_staff: FlaskClient) -> None:
    mentor, programme = MentorFactory(), MentoringProgrammeFactory()
    data = valid(programme_id=programme.id)
    as_staff.post(f"/mentors/{mentor.id}/mentorships/new", data=data)
    mentorship = db.session.scalars(db.select(Mentorship)).one()
    assert "Пробные уроки" in as_staff.page(f"/mentors/mentorships/{mentorship.id}")
    as_staff.post(f"/mentors/programmes/{programme.id}/archive")
    key = "7b0ac0de-0a3c-4b53-9f58-1f0a3f6f9c14"
    other = {**data, "student_id": StudentFactory().id, "idempotency_key": key}
    refused = as_staff.post(f"/mentors/{mentor.id}/mentorships/new", data=other)
    assert refused.status_code == 422
