"""Mentors over HTTP: staff enter, the council reads, employers and mentors see their own."""

from datetime import date
from typing import Any

import pytest
from flask.testing import FlaskClient

from app.base.query_count import counted_queries
from app.extensions import db
from app.mentors.models import Mentor
from tests.factories import OrganizationFactory, StudentFactory, UserFactory
from tests.mentors.factories import MentorFactory, MentorshipFactory, account_of, own_organization
from tests.pages import text_of

KEY = "7b0ac0de-0a3c-4b53-9f58-1f0a3f6f9c12"


def valid(**changes: Any) -> dict[str, Any]:
    values = {
        "last_name": "Ковальчук",
        "first_name": "Мария",
        "middle_name": "Петровна",
        "organization_id": OrganizationFactory().id,
        "position": "учитель математики",
        "experience_since": "2004",
        "phone": "8 (856) 255-00-00",
        "email": "kovalchuk@school.example",
        "idempotency_key": KEY,
    }
    return {**values, **changes}


def count_mentors() -> int:
    return db.session.scalar(db.select(db.func.count()).select_from(Mentor)) or 0


def test_staff_enters_and_changes_a_mentor(as_staff: FlaskClient) -> None:
    data = valid()
    created = as_staff.post("/mentors/new", data=data)
    page = text_of(as_staff.get(created.location))
    assert "20 лет, с 2004 года" in page
    assert "Ковальчук Марии Петровне" in page
    assert "учителю математики" in page
    edit = {**data, "idempotency_key": "", "version": 1, "own_name_dative": "Ковальчуку Марию"}
    assert as_staff.post(f"{created.location}/edit", data=edit).status_code == 302
    assert "Ковальчуку Марию" in text_of(as_staff.get(created.location))


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("last_name", " ", "Укажите фамилию"),
        ("organization_id", "999999", "Выберите значение из списка"),
        ("experience_since", "1900", "Год от 1950 до 2100"),
        ("experience_since", "2025", "ещё не наступил"),
        ("experience_since", "9" * 30, "Год от 1950 до 2100"),
        ("phone", "12", "Не хватает цифр"),
        ("email", "мария", "Проверьте адрес почты"),
        ("email", "мaрия@school.example", "русская буква"),
        ("user_id", "999999", "Выберите значение из списка"),
    ],
)
def test_bad_input_is_told_by_the_field(
    as_staff: FlaskClient, field: str, value: str, message: str
) -> None:
    page = as_staff.post("/mentors/new", data=valid(**{field: value}))
    assert message in text_of(page)
    assert 'value="Мария"' in page.text
    assert count_mentors() == 0


def test_the_same_mentor_twice_is_refused(as_staff: FlaskClient) -> None:
    data = valid(idempotency_key="")
    as_staff.post("/mentors/new", data=data)
    assert "уже есть" in text_of(as_staff.post("/mentors/new", data=data))
    assert count_mentors() == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"last_name": "КОВАЛЬЧУК", "first_name": "МАРИЯ", "middle_name": "ПЕТРОВНА"},
        {"first_name": "Мaрия"},  # the first «a» is Latin
        {"last_name": "Ковальчук\N{ZERO WIDTH SPACE}"},
        {"position": "учитель физики"},
    ],
)
def test_a_look_alike_is_asked_about_and_may_be_another_person(
    as_staff: FlaskClient, changes: dict[str, str]
) -> None:
    data = valid(idempotency_key="")
    as_staff.post("/mentors/new", data=data)
    second = {**data, **changes, "position": changes.get("position", "методист")}
    page = text_of(as_staff.post("/mentors/new", data=second))
    assert "Похоже на: Ковальчук Мария Петровна, учитель математики" in page
    assert "Это другой человек" in page
    assert count_mentors() == 1
    elsewhere = {**second, "organization_id": OrganizationFactory().id}
    assert as_staff.post("/mentors/new", data=elsewhere).status_code == 302
    told_apart = as_staff.post("/mentors/new", data={**second, "is_another": "y"})
    assert told_apart.status_code == 302
    edit = {**second, "version": 1, "phone": "8 (856) 255-00-01"}
    assert as_staff.post(f"{told_apart.location}/edit", data=edit).status_code == 302


def test_nobody_is_asked_about_look_alikes_without_one(as_staff: FlaskClient) -> None:
    assert "другой человек" not in text_of(as_staff.get("/mentors/new"))


def test_an_account_serves_one_mentor(as_staff: FlaskClient) -> None:
    taken = account_of(MentorFactory())
    data = valid(user_id=taken.id)
    assert "Выберите значение из списка" in text_of(as_staff.post("/mentors/new", data=data))
    free = UserFactory(role="mentor")
    assert as_staff.post("/mentors/new", data={**data, "user_id": free.id}).status_code == 302


def test_list_is_searched_filtered_and_sorted(as_staff: FlaskClient) -> None:
    busy = MentorFactory(last_name="Ёлкина", position="воспитатель")
    free = MentorFactory(last_name="Зимина")
    MentorshipFactory(mentor=busy)
    assert "Зимина" not in text_of(as_staff.get("/mentors/?q=елкина"))
    assert "Ёлкина" in text_of(as_staff.get("/mentors/?q=воспитателя"))
    assert "Зимина" not in text_of(as_staff.get("/mentors/?workload=busy"))
    assert "Ёлкина" not in text_of(as_staff.get("/mentors/?workload=free"))
    own = text_of(as_staff.get(f"/mentors/?organization={free.organization_id}"))
    assert "Зимина" in own
    assert "Ёлкина" not in own
    page = text_of(as_staff.get("/mentors/?sort=-name"))
    assert page.index("Зимина") < page.index("Ёлкина")


def test_list_costs_the_same_for_few_and_many(as_staff: FlaskClient) -> None:
    def cost(path: str) -> int:
        with counted_queries() as statements:
            as_staff.get(path)
        return len(statements)

    paths = ("/mentors/", "/mentors/mentorships/")
    first = MentorshipFactory.create_batch(2)
    few = [cost(path) for path in paths] + [cost(f"/mentors/{first[0].mentor_id}")]
    MentorshipFactory.create_batch(20)
    MentorshipFactory.create_batch(10, mentor=first[0].mentor)
    assert [cost(path) for path in paths] + [cost(f"/mentors/{first[0].mentor_id}")] == few


def test_the_council_reads_without_students_names_and_contacts(as_council: FlaskClient) -> None:
    mentorship = MentorshipFactory(
        mentor=MentorFactory(phone="+78562550000"),
        student=StudentFactory(last_name="Скрытная"),
        state="finished", ends_on=date(2024, 2, 1), result="Слова об ученике",
    )  # fmt: skip
    detail = text_of(as_council.get(f"/mentors/{mentorship.mentor_id}"))
    assert "1 наставляемый" in detail
    assert f"студент группы {mentorship.student.group.name}" in detail
    assert mentorship.goal not in detail
    assert "Слова об ученике" not in detail
    listed = text_of(as_council.get("/mentors/mentorships/"))
    assert mentorship.mentor.full_name in listed
    assert "Ничего не нашлось" in as_council.page("/mentors/mentorships/?q=Скрытная")
    for page in (detail, listed):
        assert "Скрытная" not in page
        assert "255-00-00" not in page
    assert mentorship.mentor.full_name not in text_of(
        as_council.get("/mentors/mentorships/?q=Скрытная")
    )


def test_an_employer_sees_the_own_mentors_only(as_employer: FlaskClient) -> None:
    own = MentorFactory(organization=own_organization(as_employer), last_name="Своя")
    other = MentorFactory(last_name="Чужая")
    MentorshipFactory(mentor=own, student=StudentFactory(last_name="Подопечная"))
    MentorshipFactory(mentor=other, student=StudentFactory(last_name="Посторонняя"))
    for path in ("/mentors/", "/mentors/mentorships/"):
        page = as_employer.get(path)
        assert "Своя" in text_of(page)
        assert "Чужая" not in page.text
        assert "Посторонняя" not in page.text
    assert "Подопечная" in text_of(as_employer.get(f"/mentors/{own.id}"))
    assert as_employer.get(f"/mentors/{other.id}").status_code == 404


def test_a_mentor_sees_the_own_page_and_no_other(sign_in: Any) -> None:
    mentorship = MentorshipFactory(student=StudentFactory(last_name="Подопечная"))
    other = MentorshipFactory(student=StudentFactory(last_name="Посторонняя"))
    client = sign_in(account_of(mentorship.mentor))
    page = client.get("/mentors/mine")
    assert "Подопечная" in text_of(page)
    assert mentorship.student.group.name in text_of(page)
    assert "Посторонняя" not in page.text
    assert "Подопечная" in text_of(client.get(f"/mentors/{mentorship.mentor_id}"))
    assert client.get(f"/mentors/{other.mentor_id}").status_code == 404
    assert client.get("/mentors/").status_code == 403
    assert client.get("/mentors/mentorships/").status_code == 403
    assert "1 наставляемый" in text_of(client.get("/dashboard"))


def test_a_mentor_without_a_card_is_told_whom_to_ask(as_mentor: FlaskClient) -> None:
    assert "Напишите методисту" in text_of(as_mentor.get("/mentors/mine"))


def test_students_and_strangers_see_no_mentors(
    as_student: FlaskClient, client: FlaskClient
) -> None:
    mentorship = MentorshipFactory()
    assert as_student.get("/mentors/").status_code == 403
    assert as_student.get("/mentors/mine").status_code == 403
    assert as_student.get(f"/mentors/{mentorship.mentor_id}").status_code == 404
    assert client.get(f"/mentors/{mentorship.mentor_id}").status_code == 302


@pytest.mark.parametrize("role", ["council", "mentor", "employer", "student"])
def test_only_staff_changes(as_role: Any, role: str) -> None:
    client = as_role(role)
    mentorship = MentorshipFactory()
    for path in (
        f"/mentors/{mentorship.mentor_id}/mentorships/new",
        f"/mentors/mentorships/{mentorship.id}/finish",
        f"/mentors/mentorships/{mentorship.id}/break-off",
    ):
        assert client.get(path).status_code == 403
        assert client.post(path, data={}).status_code == 403


def test_missing_records_are_404(as_staff: FlaskClient) -> None:
    for path in ("/mentors/999999", f"/mentors/{10**30}", "/mentors/mentorships/9999/finish"):
        assert as_staff.get(path).status_code == 404


def test_mentors_are_found_by_the_town_of_their_organization(
    as_staff: FlaskClient, as_employer: FlaskClient
) -> None:
    MentorFactory(last_name="Здешняя", organization=OrganizationFactory(town="Шахтёрск"))
    MentorFactory(last_name="Дальняя", organization=OrganizationFactory(town="Зугрэс"))
    page = as_staff.page("/mentors/?town=шахтерск")
    assert "Здешняя" in page
    assert "Дальняя" not in page
    assert 'name="town"' not in as_employer.get("/mentors/?q=а").text


def test_who_left_is_read_of_and_the_card_stays_shut(as_employer: FlaskClient) -> None:
    own = own_organization(as_employer)
    mentor = MentorFactory(last_name="Ушедшая")
    mentorship = MentorshipFactory(mentor=mentor, organization_id=own.id)
    stays = MentorshipFactory(mentor=MentorFactory(organization=own), organization_id=own.id)
    db.session.commit()
    for path in ("/mentors/mentorships/", f"/mentors/mentorships/{mentorship.id}"):
        source = as_employer.get(path).text
        assert "Ушедшая" in source
        assert f'href="/mentors/{mentor.id}"' not in source
    assert f'href="/mentors/{stays.mentor_id}"' in as_employer.get("/mentors/mentorships/").text


def test_all_whom_a_mentor_led_are_read_page_by_page(as_staff: FlaskClient) -> None:
    mentor = MentorFactory()
    ended = {"state": "finished", "ends_on": date(2024, 1, 10), "result": "Ведёт уроки"}
    for student in StudentFactory.create_batch(26):
        MentorshipFactory(mentor=mentor, student=student, **ended)
    last = MentorshipFactory(mentor=mentor)
    db.session.commit()
    first, second = (as_staff.get(f"/mentors/{mentor.id}?page={n}").text for n in (1, 2))
    links = [page.count('id="mentorship-') for page in (first, second)]
    assert links == [25, 2]
    assert f'id="mentorship-{last.id}"' in first
