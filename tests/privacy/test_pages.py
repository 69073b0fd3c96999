"""Personal data over HTTP: each role's own, the forbidden ones, and names that are gone at once."""

import json
from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.accounts.enums import Role
from app.awards.enums import RoundState
from app.extensions import db
from app.links.models import TaskLink
from app.practice.enums import PeriodState
from app.privacy.enums import GivenBy
from app.privacy.kinds import PUBLICATION, TRANSFER
from app.privacy.models import AccessRecord, Consent
from app.privacy.queries.consents import student_has_consent
from app.web.personal import ERASED
from tests.awards.factories import AwardRoundFactory, LetterFactory
from tests.factories import OrganizationFactory, StudentFactory, UserFactory, user_of
from tests.files.samples import pdf
from tests.jobfair.factories import ApplicationFactory, VacancyFactory
from tests.letters import Letters
from tests.mentors.factories import MentorFactory, MentorshipFactory, account_of
from tests.practice.factories import PlacementFactory, PracticePeriodFactory, PracticePlaceFactory
from tests.privacy.factories import consent_of
from tests.safety.world import SignIn

MINOR = date(2009, 1, 1)
LATELY = datetime(2024, 2, 20, 9, tzinfo=UTC)
ADMIN_PAGES = ("/admin/privacy/retention/", "/admin/privacy/access/", "/admin/consents/texts/")


def staff(sign_in: SignIn, role: Role = Role.STAFF) -> FlaskClient:
    """Return a client of the college."""
    return sign_in(UserFactory(role=role))


@pytest.mark.parametrize("role", [Role.STUDENT, Role.MENTOR, Role.EMPLOYER, Role.COUNCIL])
def test_others_data_is_the_colleges_affair(sign_in: SignIn, role: Role) -> None:
    student = StudentFactory()
    consent = consent_of(student, PUBLICATION)
    client = sign_in(UserFactory(role=role))
    for path in (
        "/admin/consents/",
        f"/admin/consents/student/{student.id}",
        f"/admin/consents/{consent.id}/scan",
        f"/admin/privacy/people/student/{student.id}",
        f"/admin/privacy/people/student/{student.id}/data.json",
        f"/admin/privacy/erase/student/{student.id}",
        *ADMIN_PAGES,
    ):
        assert client.get(path).status_code == 403, path
    assert client.post(f"/me/consents/{consent.id}/withdraw").status_code == 404


@pytest.mark.parametrize("path", [*ADMIN_PAGES, "/admin/privacy/erase/student/1"])
def test_some_of_it_is_the_administrators(sign_in: SignIn, path: str) -> None:
    student = StudentFactory()
    path = path.replace("/1", f"/{student.id}")
    assert staff(sign_in).get(path).status_code == 403
    assert staff(sign_in, Role.ADMIN).get(path).status_code == 200


def test_everybody_reads_the_policy(app: Flask) -> None:
    page = app.test_client().get("/privacy")
    assert page.status_code == 200
    assert "Сколько хранится" in page.text
    assert 'href="/privacy"' in app.test_client().get("/").text


def test_a_new_policy_is_read_at_once(app: Flask, sign_in: SignIn) -> None:
    admin = staff(sign_in, Role.ADMIN)
    admin.post("/admin/consents/texts/policy", data={"body": "## Кратко\n\nНичего лишнего."})
    page = app.test_client().get("/privacy").text
    assert "<h2>Кратко</h2>" in page
    assert "Ничего лишнего." in page


def test_a_consent_on_paper_with_its_scan(sign_in: SignIn) -> None:
    student = StudentFactory(birth_date=MINOR, consents=())
    client, scan = staff(sign_in), pdf()
    url = f"/admin/consents/student/{student.id}"
    assert "законный представитель" in client.get(url).text
    form = {
        "kind": TRANSFER, "given_by": "representative", "way": "paper", "given_on": "2024-02-20",
        "representative_name": "Петренко Ольга Ивановна", "representative_kind": "parent",
    }  # fmt: skip
    answer = client.post(
        f"{url}/new", data={**form, "file": (BytesIO(scan), "согласие.pdf")},
        content_type="multipart/form-data",
    )  # fmt: skip
    assert answer.status_code == 302
    consent = db.session.scalars(select(Consent)).one()
    answer = client.get(f"/admin/consents/{consent.id}/scan")
    assert answer.data == scan
    assert "attachment" in answer.headers["Content-Disposition"]
    page = client.get(url).text
    assert "Петренко Ольга Ивановна" in page
    assert client.get(f"/admin/consents/{consent.id}/text").status_code == 200
    again = client.post(f"{url}/new", data=form)
    assert again.status_code == 422
    assert "уже получено" in again.text


def test_a_representative_needs_a_name(sign_in: SignIn) -> None:
    student = StudentFactory(birth_date=MINOR, consents=())
    form = {"kind": TRANSFER, "given_by": "representative", "way": "paper",
            "given_on": "2024-02-20"}  # fmt: skip
    answer = staff(sign_in).post(f"/admin/consents/student/{student.id}/new", data=form)
    assert answer.status_code == 422
    assert "Укажите имя законного представителя" in answer.text


def test_a_file_that_is_none_is_refused_and_stores_nothing(sign_in: SignIn) -> None:
    student = StudentFactory(consents=())
    answer = staff(sign_in).post(
        f"/admin/consents/student/{student.id}/new",
        data={
            "kind": TRANSFER, "given_by": "person", "way": "paper", "given_on": "2024-02-20",
            "file": (BytesIO(b"MZ\x90"), "согласие.pdf"),
        },
        content_type="multipart/form-data",
    )  # fmt: skip
    assert answer.status_code == 422
    assert db.session.scalars(select(Consent)).all() == []


def test_a_link_asks_the_representative(app: Flask, sign_in: SignIn, letters: Letters) -> None:
    student = StudentFactory(birth_date=MINOR, consents=())
    consent_of(student, TRANSFER)
    client = staff(sign_in)
    client.post(
        f"/admin/consents/student/{student.id}/ask",
        data={
            "kind": TRANSFER, "given_by": "representative", "name": "Петренко Ольга Ивановна",
            "email": "mother@test.example", "until": "2024-03-10",
        },
    )  # fmt: skip
    letter = letters.to("mother@test.example")
    path = next(word for word in letter.body.split() if "/links/" in word)
    path = path[path.index("/links/") :]
    visitor = app.test_client()
    assert "даю колледжу" in visitor.get(path).text or "разрешаю" in visitor.get(path).text
    assert visitor.post(path, data={}).status_code == 422
    answer = {"agrees": "y", "representative_kind": "parent",
              "representative_name": "Петренко Ольга Ивановна"}  # fmt: skip
    visitor.post(path, data=answer)
    assert student_has_consent(student.id, TRANSFER)
    given = db.session.scalars(
        select(Consent).where(Consent.given_by == GivenBy.REPRESENTATIVE)
    ).one()
    assert (given.way, given.representative_name) == ("link", "Петренко Ольга Ивановна")
    assert db.session.scalars(select(TaskLink)).one().answered_at is not None


def test_many_are_asked_by_link(sign_in: SignIn, letters: Letters) -> None:
    student = StudentFactory(email="st@test.example", consents=())
    silent = StudentFactory(consents=())
    client = staff(sign_in)
    rows = f"r={student.id}&r={silent.id}"
    page = client.get(f"/admin/consents/?kind=transfer&act=privacy.ask&{rows}")
    assert "нет электронной почты" in page.text
    client.post(
        "/lists/acts/privacy.ask",
        data={"ids": f"{student.id},{silent.id}", "kind": TRANSFER, "until": "2024-03-10"},
    )
    assert len(letters.take()) == 1


def test_my_data_as_pages_and_files(sign_in: SignIn) -> None:
    student = StudentFactory(phone="+79495551927")
    client = sign_in(user_of(student))
    page = client.get("/me/")
    assert page.status_code == 200
    assert student.last_name in page.text
    document = json.loads(client.get("/me/data.json").data)
    students = next(one for one in document["sections"] if one["table"] == "students")
    assert students["records"][0]["phone"] == "+79495551927"
    assert client.get("/me/data.xlsx").data[:2] == b"PK"


@pytest.mark.parametrize("role", list(Role))
def test_my_data_is_there_for_every_role(sign_in: SignIn, role: Role) -> None:
    user = UserFactory(role=role)
    client = sign_in(user)
    assert user.email in client.get("/me/").text
    assert user.email in client.get("/me/data.json").text


def test_i_give_and_take_back_my_consent(sign_in: SignIn) -> None:
    student = StudentFactory(consents=())
    client = sign_in(user_of(student))
    assert "разрешаю" in client.get(f"/me/consents/{PUBLICATION}").text
    client.post(f"/me/consents/{PUBLICATION}/give")
    client.post(f"/me/consents/{PUBLICATION}/give")  # a double click
    consent = db.session.scalars(select(Consent)).one()
    assert consent.is_given
    client.post(f"/me/consents/{consent.id}/withdraw")
    db.session.expire_all()
    assert not consent.is_given


def test_an_erasure_over_http(sign_in: SignIn) -> None:
    student = StudentFactory()
    name = student.last_name
    client = staff(sign_in, Role.ADMIN)
    url = f"/admin/privacy/erase/student/{student.id}"
    assert "обезличиваются" in client.get(url).text
    assert client.post(url, data={"reason": "заявление"}).status_code == 422
    assert client.post(url, data={"reason": "заявление", "is_sure": "y"}).status_code == 302
    card = client.get(f"/students/{student.id}").text
    assert ERASED in card
    assert name not in card
    assert client.post(url, data={"reason": "ещё", "is_sure": "y"}).status_code == 422


def names_of_front(app: Flask) -> str:
    """Return the front page as a visitor reads it."""
    return app.test_client().get("/").text


def test_a_mentor_stands_on_the_front_page_by_consent_alone(app: Flask, sign_in: SignIn) -> None:
    round_ = AwardRoundFactory(state=RoundState.CLOSED, closed_at=LATELY)
    thanked, silent = MentorFactory(), MentorFactory(consents=())
    LetterFactory(round=round_, mentor=thanked)
    LetterFactory(round=round_, mentor=silent, number=2, previous_number=1)
    user = account_of(thanked)
    db.session.commit()
    assert thanked.last_name in names_of_front(app)
    assert silent.last_name not in names_of_front(app)
    # The second look is after the withdrawal: nothing kept in the process shows the name.
    consent = db.session.scalars(select(Consent).where(Consent.mentor_id == thanked.id)).one()
    sign_in(user).post(f"/me/consents/{consent.id}/withdraw")
    assert thanked.last_name not in names_of_front(app)


def test_an_employer_reads_an_applicant_by_consent_alone(sign_in: SignIn, letters: Letters) -> None:
    vacancy = VacancyFactory()
    student = StudentFactory(phone="+79495551927", email="seen@test.example")
    hidden = StudentFactory(consents=())
    applications = [ApplicationFactory(vacancy=vacancy, student=one) for one in (student, hidden)]
    client = sign_in(UserFactory(role=Role.EMPLOYER, organization_id=vacancy.organization_id))
    page = client.get("/fair/applicants").text
    assert student.last_name in page
    assert hidden.last_name not in page
    assert f"Студент №\u00a0{hidden.id}" in page or f"Студент № {hidden.id}" in page
    assert hidden.last_name not in client.get("/fair/applicants?as=csv").data.decode("utf-8-sig")
    detail = client.get(f"/fair/applications/{applications[1].id}").text
    assert hidden.last_name not in detail
    # Whoever is hidden is not found by the name either.
    found = client.get(f"/fair/applicants?q={hidden.last_name}").text
    assert f"/fair/applications/{applications[1].id}" not in found


def test_a_base_and_a_mentor_read_a_student_by_consent_alone(sign_in: SignIn) -> None:
    organization = OrganizationFactory()
    student, hidden = StudentFactory(), StudentFactory(consents=())
    period = PracticePeriodFactory(state=PeriodState.PUBLISHED, published_at=LATELY)
    place = PracticePlaceFactory(period=period, organization=organization, seats=3, taken=2)
    mentor = MentorFactory(organization=organization)
    for one in (student, hidden):
        PlacementFactory(period=period, student=one, place=place)
        MentorshipFactory(mentor=mentor, student=one)
    db.session.commit()
    employer = sign_in(UserFactory(role=Role.EMPLOYER, organization_id=organization.id))
    pages = [
        employer.get(f"/practice/places/{place.id}").text,
        employer.get(f"/mentors/{mentor.id}").text,
        employer.get("/mentors/mentorships/").text,
        employer.get("/mentors/mentorships/?as=csv").data.decode("utf-8-sig"),
        sign_in(account_of(mentor)).get("/mentors/mine").text,
    ]
    for page in pages:
        assert student.last_name in page
        assert hidden.last_name not in page
    assert hidden.last_name in staff(sign_in).get("/mentors/mentorships/").text


def opened() -> list[tuple[str, str, int | None]]:
    """Return what the log of access holds."""
    rows = db.session.scalars(select(AccessRecord).order_by(AccessRecord.id))
    return [(one.actor_name, one.what, one.student_id) for one in rows]


def test_a_minors_card_is_logged_for_everybody_but_the_minor(sign_in: SignIn) -> None:
    minor, adult = StudentFactory(birth_date=MINOR), StudentFactory()
    user = UserFactory(role=Role.STAFF)
    client = sign_in(user)
    for path in (
        f"/students/{adult.id}", f"/students/{minor.id}", f"/students/{minor.id}/edit",
        f"/admin/privacy/people/student/{minor.id}/data.json", "/students/999999",
    ):  # fmt: skip
        client.get(path)
    sign_in(user_of(minor)).get(f"/students/{minor.id}")
    assert opened() == [(user.display_name, what, minor.id) for what in ("card", "edit", "held")]
    page = staff(sign_in, Role.ADMIN).get("/admin/privacy/access/").text
    assert user.display_name in page


def test_a_sheet_of_students_is_logged_once_with_its_minors(sign_in: SignIn) -> None:
    for born in (MINOR, MINOR, date(2000, 1, 1)):
        StudentFactory(birth_date=born)
    client = sign_in(UserFactory(role=Role.STAFF))
    client.get("/students/")
    assert opened() == []
    client.get("/students/?as=xlsx")
    (record,) = db.session.scalars(select(AccessRecord)).all()
    log = staff(sign_in, Role.ADMIN).get("/admin/privacy/access/?as=csv&what=sheet").data
    assert "список студентов файлом" in log.decode("utf-8-sig")
    assert (record.what, record.people, record.student_id) == ("sheet", 2, None)


def test_the_log_is_the_only_thing_a_get_writes(sign_in: SignIn) -> None:
    minor = StudentFactory(birth_date=MINOR)
    client = sign_in(UserFactory(role=Role.STAFF))
    db.session.commit()
    before = {
        table.name: db.session.scalar(select(db.func.count()).select_from(table))
        for table in db.metadata.sorted_tables
    }
    db.session.rollback()
    client.get(f"/students/{minor.id}")
    after = {
        table.name: db.session.scalar(select(db.func.count()).select_from(table))
        for table in db.metadata.sorted_tables
    }
    assert {name for name in after if after[name] != before[name]} == {"access_records"}


def test_a_log_that_cannot_be_written_does_not_hide_the_card(
    sign_in: SignIn, caplog: pytest.LogCaptureFixture
) -> None:
    minor = StudentFactory(birth_date=MINOR)
    client = sign_in(UserFactory(role=Role.STAFF))
    db.session.execute(db.text("ALTER TABLE access_records RENAME TO elsewhere"))
    db.session.commit()
    try:
        assert client.get(f"/students/{minor.id}").status_code == 200
        assert "access was not recorded" in caplog.text
    finally:
        db.session.rollback()
        db.session.execute(db.text("ALTER TABLE elsewhere RENAME TO access_records"))
        db.session.commit()
