"""CVs: built from what the site knows, shown to those the student chose, with the consent."""

from datetime import date
from typing import Any

import pytest
from flask.testing import FlaskClient

from app.extensions import db
from app.jobfair.candidates.enums import CvVisibility
from app.jobfair.candidates.models import CandidateProfile
from app.jobfair.enums import ApplicationState
from app.practice.enums import PlacementState
from app.practice.weeks.enums import PracticeGrade
from app.practice.weeks.models import PracticeReference, PracticeResult
from app.privacy.enums import GivenBy, Seen
from app.privacy.kinds import RESUME
from app.privacy.models import AccessRecord
from app.students.models import Student
from tests.factories import StudentFactory, user_of
from tests.jobfair.candidates.factories import CandidateProfileFactory
from tests.jobfair.factories import ApplicationFactory, VacancyFactory, organization_of
from tests.pages import text_of
from tests.practice.factories import PlacementFactory
from tests.privacy.factories import consent_of

MINE, FORM = "/fair/cv/", "/fair/cv/edit"
WRITTEN = {
    "about": "Веду кружок лепки.",
    "skills": "Аккордеон.",
    "wanted_town": "Ясенево",
    "wanted_from": "2024-07-01",
    "wanted_share": "full",
    "shows_practice": "y",
    "shows_marks": "y",
    "visibility": "applied",
}


@pytest.fixture
def student(app: Any) -> Student:
    """A student of age whose practice was marked and described."""
    one: Student = StudentFactory(last_name="Ясенева", phone="+79490000001")
    placement = PlacementFactory(student=one, state=PlacementState.GRADED)
    placement.place.base.title = "Корпус 7"
    day = date(2024, 2, 10)
    grade = PracticeResult(
        placement=placement, grade=PracticeGrade.EXCELLENT, attestation_on=day, hours=72
    )
    words = PracticeReference(
        placement=placement, text="Дети её ждали.", signed_by="Орлова Н. П.", signed_on=day
    )
    db.session.add_all([grade, words])
    db.session.commit()
    return one


@pytest.fixture
def as_her(student: Student, sign_in: Any) -> FlaskClient:
    """That student, signed in."""
    client: FlaskClient = sign_in(user_of(student))
    return client


def test_a_cv_holds_what_the_site_knows_and_the_own_words(as_her: Any) -> None:
    assert "Пока никто" in as_her.page(MINE, status=200)
    as_her.post(FORM, data=WRITTEN)
    shown = as_her.page(MINE, status=200)
    for words in ("Корпус 7", "5 (отлично)", "72 ч.", "Веду кружок лепки.", "полная ставка"):
        assert words in shown
    assert "Дети её ждали." not in shown  # nobody agreed to show it yet
    version = db.session.scalar(db.select(CandidateProfile.version))
    as_her.post(FORM, data=WRITTEN | {"shows_feedback": "y", "shows_marks": "", "version": version})
    shown = as_her.page(MINE, status=200)
    assert "Дети её ждали." in shown
    assert "Орлова" not in shown  # a CV names nobody else
    assert "отлично" not in as_her.page(MINE, status=200)


@pytest.mark.parametrize(
    "text", ["+7 949 000-00-01", "пишите a@b.example", "t.me/anna", "@annushka"]
)
def test_contacts_are_kept_out_of_the_own_words(as_her: Any, text: str) -> None:
    page = text_of(as_her.post(FORM, data=WRITTEN | {"about": text}), status=422)
    assert "Уберите телефон" in page
    assert db.session.scalar(db.select(CandidateProfile)) is None


def test_two_windows_do_not_write_over_each_other(as_her: Any) -> None:
    as_her.post(FORM, data=WRITTEN)
    answer = as_her.post(FORM, data=WRITTEN | {"about": "Иначе.", "version": ""})
    assert answer.status_code == 409
    assert db.session.scalar(db.select(CandidateProfile.about)) == "Веду кружок лепки."


@pytest.mark.parametrize("file_format", ["pdf", "docx"])
def test_the_own_file_is_a_paper(as_her: Any, file_format: str) -> None:
    as_her.post(FORM, data=WRITTEN)
    answer = as_her.get(f"/fair/cv/file.{file_format}")
    assert answer.status_code == 200
    assert answer.data[:4] in {b"%PDF", b"PK\x03\x04"}


def test_an_employer_sees_what_was_shown_to_it_alone(
    student: Student, as_employer: Any, as_role: Any
) -> None:
    profile = CandidateProfileFactory(student=student)
    path = f"/fair/candidates/{student.id}"
    vacancy = VacancyFactory(organization=organization_of(as_employer))
    assert as_employer.get(path).status_code == 404  # shown to those applied to
    application = ApplicationFactory(vacancy=vacancy, student=student)
    assert as_employer.get(path).status_code == 404  # no consent
    consent_of(student, RESUME)
    shown = as_employer.page(path, status=200)
    assert "Ясенева" in shown
    assert "949" not in shown
    assert as_employer.get(f"{path}/cv.pdf").status_code == 200
    application.state = ApplicationState.DECLINED
    db.session.commit()
    assert as_employer.get(path).status_code == 404  # let go
    profile.visibility = CvVisibility.FAIR
    db.session.commit()
    assert "Ясенева" in as_employer.page("/fair/candidates/", status=200)
    assert as_employer.get(path).status_code == 200
    profile.visibility = CvVisibility.NOBODY
    db.session.commit()
    assert as_employer.get(path).status_code == 404


def test_who_has_no_vacancy_at_a_running_fair_sees_no_open_cv(
    student: Student, as_employer: Any
) -> None:
    CandidateProfileFactory(student=student, visibility=CvVisibility.FAIR)
    consent_of(student, RESUME)
    assert "Ясенева" not in as_employer.page("/fair/candidates/", status=200)
    assert as_employer.get(f"/fair/candidates/{student.id}").status_code == 404


def test_a_minor_is_shown_with_the_representative_s_consent_and_the_showing_is_logged(
    as_employer: Any,
) -> None:
    minor = StudentFactory(birth_date=date(2007, 1, 1))
    CandidateProfileFactory(student=minor)
    ApplicationFactory(
        student=minor, vacancy=VacancyFactory(organization=organization_of(as_employer))
    )
    path = f"/fair/candidates/{minor.id}"
    consent_of(minor, RESUME)
    assert as_employer.get(path).status_code == 404
    consent_of(minor, RESUME, GivenBy.REPRESENTATIVE)
    seen = db.select(AccessRecord.what, AccessRecord.student_id)
    assert as_employer.get(path).status_code == 200
    assert db.session.execute(seen).all() == [(Seen.CV, minor.id)]


def test_a_hidden_name_is_found_by_nobody_outside(
    student: Student, as_employer: Any, as_staff: Any
) -> None:
    CandidateProfileFactory(student=student, visibility=CvVisibility.FAIR)
    VacancyFactory(organization=organization_of(as_employer))
    other = StudentFactory(last_name="Берёзова")
    CandidateProfileFactory(student=other, visibility=CvVisibility.FAIR)
    consent_of(other, RESUME)
    for words in ("Ясенева", "Ясенев", "Ясеневв"):  # the name, its beginning, a slip of it
        page = as_employer.page(f"/fair/candidates/?q={words}", status=200)
        assert "Ничего не нашлось" in page
    everybody = as_employer.get("/fair/candidates/").text
    assert "Берёзова" in everybody
    assert f"/candidates/{student.id}" not in everybody
    assert "Ясенева" in as_staff.page("/fair/candidates/?q=Ясенева", status=200)
