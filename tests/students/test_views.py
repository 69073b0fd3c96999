"""Students over HTTP: staff see all, a student the own card, the rest nothing."""

from datetime import date
from typing import Any

import pytest
from flask.testing import FlaskClient

from app.accounts.enums import Role
from app.base.errors import NotAllowedError
from app.base.query_count import counted_queries
from app.extensions import db
from app.students.models import Speciality, Student, StudyGroup
from app.students.queries import addresses_of_student
from app.students.rules import SpecialityTerms, StudentTerms, StudyGroupTerms
from app.students.services import cards as services
from tests.factories import StudentFactory, StudyGroupFactory, UserFactory, user_of
from tests.pages import text_of


def valid(**changes: Any) -> dict[str, Any]:
    group = StudyGroupFactory()
    values = {
        "last_name": "Ёлкина",
        "first_name": "Вера",
        "birth_date": "2006-05-01",
        "group_id": group.id,
    }
    return {**values, **changes}


def count_students() -> int:
    return db.session.scalar(db.select(db.func.count()).select_from(Student)) or 0


def test_staff_enters_finds_and_changes_a_student(as_staff: FlaskClient) -> None:
    data = valid()
    created = as_staff.post("/students/new", data=data)
    assert "до 18 лет" in text_of(as_staff.get(created.location))
    assert "Ёлкина" in text_of(as_staff.get("/students/?q=елкина"))
    edit = {**data, "version": 1, "town": "Зугрэс"}
    assert as_staff.post(f"{created.location}/edit", data=edit).status_code == 302
    assert "Зугрэс" in text_of(as_staff.get(created.location))


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("birth_date", "2024-12-01", "Проверьте дату рождения"),
        ("birth_date", "31.02.2006", "Такой даты нет"),
        ("group_id", "999999", "Выберите значение из списка"),
        ("last_name", "  ", "Укажите фамилию"),
        ("phone", "12", "Не хватает цифр"),
        ("email", "вера", "Проверьте адрес почты"),
    ],
)
def test_bad_input_is_told_by_the_field(
    as_staff: FlaskClient, field: str, value: str, message: str
) -> None:
    page = as_staff.post("/students/new", data=valid(**{field: value}))
    assert message in text_of(page)
    assert 'value="Вера"' in page.text
    assert count_students() == 0


def test_the_same_student_twice_is_refused(as_staff: FlaskClient) -> None:
    data = valid()
    as_staff.post("/students/new", data=data)
    assert "уже есть" in text_of(as_staff.post("/students/new", data=data))
    assert count_students() == 1


def test_a_student_sees_only_the_own_card(sign_in: Any) -> None:
    one, other = StudentFactory(), StudentFactory()
    client = sign_in(user_of(one))
    assert one.last_name in text_of(client.get(f"/students/{one.id}"))
    assert client.get(f"/students/{other.id}").status_code == 404
    assert client.get("/students/").status_code == 403


@pytest.mark.parametrize("role", ["council", "mentor", "employer"])
def test_others_see_no_cards(as_role: Any, role: str) -> None:
    client = as_role(role)
    student = StudentFactory()
    assert client.get("/students/").status_code == 403
    assert client.get(f"/students/{student.id}").status_code == 404


def test_list_costs_the_same_for_few_and_many(as_staff: FlaskClient) -> None:
    def cost() -> int:
        with counted_queries() as statements:
            as_staff.get("/students/")
        return len(statements)

    StudentFactory.create_batch(2)
    few = cost()
    StudentFactory.create_batch(20)
    assert cost() == few


def test_an_invited_student_gets_one_account_and_a_letter(
    as_staff: FlaskClient, letters: Any
) -> None:
    student = StudentFactory()
    path = f"/students/{student.id}"
    assert as_staff.post(f"{path}/invitation", data={"email": "вера"}).status_code == 422
    as_staff.post(f"{path}/invitation", data={"email": "vera@test.example"})
    assert "Пригласить на сайт" not in text_of(as_staff.get(path))
    again = as_staff.post(f"{path}/invitation", data={"email": "other@test.example"})
    assert "уже есть учётная запись" in text_of(again)
    assert [letter.recipient for letter in letters.take()] == ["vera@test.example"]


def test_groups_and_specialities(as_staff: FlaskClient) -> None:
    code = {"code": "44.02.02", "name": "Преподавание в начальных классах"}
    assert as_staff.post("/students/specialities/new", data=code).status_code == 302
    assert "уже есть" in text_of(as_staff.post("/students/specialities/new", data=code))
    speciality = db.session.scalars(db.select(Speciality)).one()
    group = {"name": "2-НК-1", "speciality_id": speciality.id, "course": 2, "graduation_year": 2026}
    assert as_staff.post("/students/groups/new", data={**group, "course": 9}).status_code == 422
    assert as_staff.post("/students/groups/new", data=group).status_code == 302
    assert db.session.scalars(db.select(StudyGroup)).one().course == 2
    assert "2-НК-1" in text_of(as_staff.get("/students/groups/"))


def test_the_list_is_in_dictionary_order_whatever_the_database(as_staff: FlaskClient) -> None:
    for last_name in ("Жуков", "Ёлкина", "Егоров", "Яшин"):
        StudentFactory(last_name=last_name)
    page = text_of(as_staff.get("/students/"))
    places = [page.index(name) for name in ("Егоров", "Ёлкина", "Жуков", "Яшин")]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("last_name", "first_name"),
    [
        ("Соловьева", "Анна"),
        ("СОЛОВЬЁВА", "Анна"),
        ("Соловьёва", "Аннa"),  # the last letter is Latin
        ("Соловьёва", "анна"),
    ],
)
def test_who_looks_like_a_known_student_is_asked_about(
    as_staff: FlaskClient, last_name: str, first_name: str
) -> None:
    data = valid(last_name="Соловьёва", first_name="Анна")
    as_staff.post("/students/new", data=data)
    assert "Это другой человек" not in as_staff.get("/students/new").text
    alike = {**data, "last_name": last_name, "first_name": first_name}
    page = as_staff.post("/students/new", data=alike)
    assert "Похоже на: Соловьёва Анна" in text_of(page)
    assert 'name="is_another"' in page.text
    assert count_students() == 1
    assert as_staff.post("/students/new", data={**alike, "is_another": "y"}).status_code == 302
    assert count_students() == 2


def test_what_nobody_sees_makes_no_other_student(as_staff: FlaskClient) -> None:
    data = valid(last_name="Соловьёва", first_name="Анна")
    as_staff.post("/students/new", data=data)
    unseen = {**data, "last_name": "Соло\u00adвьёва", "first_name": "Анна\u200b"}
    page = text_of(as_staff.post("/students/new", data={**unseen, "is_another": "y"}))
    assert "Такой студент в этой группе уже есть" in page
    assert count_students() == 1


def test_whoever_was_told_apart_is_not_asked_again(as_staff: FlaskClient) -> None:
    StudentFactory(last_name="Соловьёва", birth_date=date(2006, 5, 1), middle_name="")
    twin = StudentFactory(last_name="Соловьева", birth_date=date(2006, 5, 1), middle_name="")
    data = valid(last_name="Соловьева", first_name="Анна", group_id=twin.group_id)
    path = f"/students/{twin.id}/edit"
    assert as_staff.post(path, data={**data, "version": twin.version}).status_code == 302


def test_the_account_is_the_source_of_the_address(as_staff: FlaskClient) -> None:
    student = StudentFactory(email="old@test.example")
    user = user_of(student)
    page = text_of(as_staff.get(f"/students/{student.id}"))
    assert user.email in page
    assert "old@test.example" not in page
    assert 'name="email"' not in as_staff.get(f"/students/{student.id}/edit").text
    assert addresses_of_student(student) == [user.email]
    user.active = False
    db.session.commit()
    assert addresses_of_student(student) == []
    assert student.contact_email is None


def test_a_name_changed_on_the_card_is_the_accounts_name(
    as_staff: FlaskClient, as_admin: FlaskClient
) -> None:
    student = StudentFactory(middle_name="")
    user = user_of(student)
    data = valid(
        middle_name="", last_name="Новая", group_id=student.group_id, version=student.version
    )
    assert as_staff.post(f"/students/{student.id}/edit", data=data).status_code == 302
    db.session.rollback()
    assert user.display_name == "Новая Вера"
    sent = {"version": user.version, "email": user.email, "role": "student"}
    page = as_admin.post(
        f"/admin/users/{user.id}/edit", data={**sent, "display_name": "Старая Вера"}
    )
    assert "меняют в его карточке" in text_of(page)


@pytest.mark.parametrize("make", ["create_student", "create_group", "create_speciality"])
def test_strangers_are_refused_by_the_services_too(app: Any, make: str) -> None:
    stranger = UserFactory(role=Role.EMPLOYER)
    terms = {
        "create_student": StudentTerms("А", "Б", date(2006, 5, 1), 1),
        "create_group": StudyGroupTerms("А", 1, 1, 2026),
        "create_speciality": SpecialityTerms("44.02.01", "А"),
    }
    further = {"today": date(2024, 2, 26)} if make == "create_student" else {}
    with pytest.raises(NotAllowedError):
        getattr(services, make)(terms=terms[make], actor=stranger, **further)


def test_the_search_finds_students_for_those_who_may_open_them(
    as_staff: FlaskClient, as_role: Any, client: FlaskClient
) -> None:
    student = StudentFactory(last_name="Зеленогорская")
    db.session.commit()
    found = as_staff.get("/search?q=зеленогорская")
    assert f"/students/{student.id}" in found.text
    for other in (client, as_role("employer"), as_role("council"), as_role("student")):
        assert f"/students/{student.id}" not in other.get("/search?q=зеленогорская").text
