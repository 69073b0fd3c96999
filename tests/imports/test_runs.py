"""An import over HTTP: mended, decided, put in while others edit, taken back or not."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from app.accounts.enums import Role
from app.accounts.models import User
from app.audit.models import AuditEntry
from app.base.transactions import transaction
from app.base.viewer import OPERATOR
from app.extensions import db
from app.imports.enums import RunState
from app.imports.errors import RefusedRowsError
from app.imports.kinds import get_kind
from app.imports.models import ImportRun
from app.imports.previewing import context_of
from app.imports.services.applying import apply_rows
from app.imports.sheet import Wanted, read_sheet
from app.imports.sheets import files
from app.mentors.models import Mentor
from app.organizations.models import Organization
from tests.factories import OrganizationFactory, SpecialityFactory, UserFactory
from tests.imports.factories import ImportRunFactory
from tests.imports.sending import apply, csv_of, details, fates, run_of, send, undo
from tests.mentors.factories import MentorFactory
from tests.pages import text_of

SignIn = Callable[[User], FlaskClient]
HEADINGS = ["Название", "Город", "Телефон"]
SCHOOL = ["Школа № 5", "Примерск", "+7 856 200-00-10"]


@pytest.fixture
def client(sign_in: SignIn) -> FlaskClient:
    client = sign_in(UserFactory(display_name="Белова И. П."))
    db.session.commit()
    return client


def _phone(name: str) -> str | None:
    db.session.rollback()
    return db.session.scalar(select(Organization.phone).where(Organization.name == name))


def test_a_changed_row_shows_both_values_and_goes_back(client: FlaskClient) -> None:
    OrganizationFactory(name="Школа № 5", town="Примерск", phone="+78562000001")
    db.session.commit()
    run_id = send(client, "organizations", csv_of([HEADINGS, SCHOOL]))
    page = client.page(f"/admin/imports/{run_id}", status=200)
    assert "Телефон: +7 (856) 200-00-01 → +7 (856) 200-00-10" in page
    apply(client, run_id)
    assert _phone("Школа № 5") == "+78562000010"
    entry = db.session.scalars(
        select(AuditEntry).where(AuditEntry.request_id == f"import-{run_id}")
    ).first()
    assert entry is not None
    assert entry.actor_name == "Белова И. П."
    undo(client, run_id)
    assert _phone("Школа № 5") == "+78562000001"


def test_a_record_edited_meanwhile_is_told_and_left_alone(client: FlaskClient) -> None:
    school = OrganizationFactory(name="Школа № 5", town="Примерск", phone="+78562000001")
    db.session.commit()
    run_id = send(
        client, "organizations", csv_of([HEADINGS, SCHOOL, ["Школа № 6", "Примерск", ""]])
    )
    school.address = "ул. Новая, 1"
    db.session.commit()
    apply(client, run_id)
    assert _phone("Школа № 5") == "+78562000001"
    page = client.page(f"/admin/imports/{run_id}", status=200)
    assert "запись успели изменить" in page


def test_what_was_built_upon_is_not_taken_back(client: FlaskClient) -> None:
    run_id = send(client, "organizations", csv_of([HEADINGS, SCHOOL]))
    apply(client, run_id)
    school = db.session.scalars(select(Organization)).one()
    MentorFactory(organization=school)
    db.session.commit()
    undo(client, run_id)
    run = run_of(run_id)
    assert run.state is RunState.APPLIED
    assert "уже ссылаются" in run.message
    assert db.session.scalar(select(func.count()).select_from(Organization)) == 1


def test_what_was_edited_since_is_not_taken_back(client: FlaskClient) -> None:
    run_id = send(client, "organizations", csv_of([HEADINGS, SCHOOL]))
    apply(client, run_id)
    db.session.scalars(select(Organization)).one().address = "ул. Новая, 1"
    db.session.commit()
    undo(client, run_id)
    assert "после загрузки изменил" in run_of(run_id).message


def test_the_columns_are_mended_by_hand_and_remembered(client: FlaskClient) -> None:
    data = csv_of([["Название", "Где", "Ещё"], ["Школа № 5", "Примерск", "Образцово"]])
    run_id = send(client, "organizations", data)
    assert fates(run_id) == {2: "refused"}
    form = {"sheet": "", "heading_row": "1", "column_A": "name", "column_B": "town", "column_C": ""}
    answer = client.post(f"/admin/imports/{run_id}/layout", data=form)
    assert answer.status_code == 302, text_of(answer, status=422)
    assert fates(run_id) == {2: "new"}
    apply(client, run_id)
    other = csv_of([["Название", "Где", "Ещё"], ["Школа № 7", "Образцово", ""]])
    assert fates(send(client, "organizations", other)) == {2: "new"}


def test_a_large_sheet_is_read_by_the_worker(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "LARGE", 10)
    table = [["Название", "Где", "Ещё"], ["Школа № 5", "Примерск", "Образцово"]]
    send(client, "organizations", csv_of(table))
    run_id = db.session.scalars(select(ImportRun.id)).one()
    assert fates(run_id) == {2: "refused"}
    form = {"sheet": "", "heading_row": "1", "column_A": "name", "column_B": "town", "column_C": ""}
    assert "/jobs/" in client.post(f"/admin/imports/{run_id}/layout", data=form).location
    assert fates(run_id) == {2: "new"}
    assert run_of(run_id).state is RunState.PREVIEWED
    apply(client, run_id)
    other = [*table[:1], ["Школа № 7", "Образцово", ""]]
    send(client, "organizations", csv_of(other))
    assert fates(run_id + 1) == {2: "new"}, "how the columns were mended is known"


def test_a_large_file_that_cannot_be_read_says_so_and_leaves_nothing(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "LARGE", 10)
    job_id = send(client, "organizations", b";;;;\n" * 20)
    assert "нет ни одной строки с текстом" in client.page(f"/jobs/{job_id}", status=200)
    assert db.session.scalars(select(ImportRun)).all() == []


def test_twins_are_decided_one_by_one_or_all_at_once(client: FlaskClient) -> None:
    OrganizationFactory(name="ГБДОУ «Детский сад № 5»", short_name="Сад № 5", town="Примерск")
    db.session.commit()
    table = [
        HEADINGS,
        ["Д/с № 5", "Примерск", "+7 856 200-00-10"],
        ["Д/с № 5 «Луч»", "Примерск", ""],
    ]
    run_id = send(client, "organizations", csv_of(table))
    assert set(fates(run_id).values()) == {"twin"}
    client.post(f"/admin/imports/{run_id}/twins", data={"number": "2", "choice": "update"})
    client.post(f"/admin/imports/{run_id}/twins", data={"choice": "skip"})
    assert details(run_id, 2)["twin"]
    apply(client, run_id)
    assert _phone("Д/с № 5") == "+78562000010"
    assert db.session.scalar(select(func.count()).select_from(Organization)) == 1


def test_the_same_file_sent_twice_waits_once(client: FlaskClient) -> None:
    data = csv_of([HEADINGS, SCHOOL])
    send(client, "organizations", data)
    send(client, "organizations", data)
    assert db.session.scalar(select(func.count()).select_from(ImportRun)) == 1


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "пустой"),
        (b"\x89PNG\r\n\x1a\n1234", "не подходит"),
        (b"PK\x03\x04broken", "не подходит"),
        ("Название;Город\n".encode(), ""),
    ],
)
def test_a_file_that_is_no_table_is_told_by_the_field(
    client: FlaskClient, data: bytes, words: str
) -> None:
    from io import BytesIO

    answer = client.post(
        "/admin/imports/new/organizations",
        data={"file": (BytesIO(data), "x.xlsx")},
        content_type="multipart/form-data",
    )
    if words:
        assert words in text_of(answer, status=422)
        assert db.session.scalar(select(func.count()).select_from(ImportRun)) == 0


def test_a_second_confirmation_finds_it_done(client: FlaskClient) -> None:
    run_id = send(client, "organizations", csv_of([HEADINGS, SCHOOL]))
    apply(client, run_id)
    client.post(f"/admin/imports/{run_id}/apply")
    assert db.session.scalar(select(func.count()).select_from(Organization)) == 1


@pytest.mark.parametrize("role", [Role.STUDENT, Role.MENTOR, Role.COUNCIL, Role.EMPLOYER])
def test_strangers_see_no_import(sign_in: SignIn, role: Role) -> None:
    run = ImportRunFactory()
    client = sign_in(UserFactory(role=role))
    db.session.commit()
    assert client.get(f"/admin/imports/{run.id}").status_code == 403


def test_imports_of_accounts_are_the_administrators(sign_in: SignIn) -> None:
    run_id = ImportRunFactory(kind="accounts").id
    staff, admin = sign_in(UserFactory()), UserFactory(role=Role.ADMIN)
    db.session.commit()
    assert staff.get(f"/admin/imports/{run_id}").status_code == 404
    assert sign_in(admin).get(f"/admin/imports/{run_id}").status_code == 200


@pytest.mark.both_databases
def test_half_a_bad_file_leaves_nothing(app: Flask) -> None:
    kind = get_kind("organizations")
    table = [HEADINGS, *([f"Школа № {n}", "Примерск", ""] for n in range(20)), ["", "", "1"]]
    reading = read_sheet(kind, csv_of(table), Wanted())
    with pytest.raises(RefusedRowsError), transaction():
        apply_rows(kind, rows=reading.rows, context=context_of(OPERATOR), good_rows=False)
    assert db.session.scalar(select(func.count()).select_from(Organization)) == 0


@pytest.mark.both_databases
def test_two_people_put_the_same_file_in_at_once(app: Flask) -> None:
    kind = get_kind("organizations")
    table = [HEADINGS, *([f"Школа № {n}", "Примерск", ""] for n in range(30))]

    def put_in() -> str:
        with app.app_context():
            reading = read_sheet(kind, csv_of(table), Wanted())
            try:
                with transaction():
                    context = context_of(OPERATOR)
                    apply_rows(kind, rows=reading.rows, context=context, good_rows=False)
            except Exception as error:
                return type(error).__name__
            return "done"

    with ThreadPoolExecutor(2) as pool:
        ended = [one.result() for one in [pool.submit(put_in), pool.submit(put_in)]]
    assert "done" in ended
    assert db.session.scalar(select(func.count()).select_from(Organization)) == 30


def test_a_list_between_two_tables_is_told_and_goes_back(client: FlaskClient) -> None:
    mentor = MentorFactory(specialities=[SpecialityFactory(code="44.02.01")])
    SpecialityFactory(code="44.02.02")
    db.session.commit()
    headings = ["Фамилия", "Имя", "Отчество", "Организация", "Должность", "Специальности студентов"]
    name = [mentor.last_name, mentor.first_name, mentor.middle_name]
    row = [*name, mentor.organization.name, mentor.position, "44.02.02"]
    run_id = send(client, "mentors", csv_of([headings, row]))
    apply(client, run_id)
    assert _codes(mentor.id) == ["44.02.02"]
    told = client.page(f"/admin/audit/?entity=mentors&record={mentor.id}", status=200)
    assert "специальности студентов : 44.02.01" in told
    undo(client, run_id)
    assert _codes(mentor.id) == ["44.02.01"]


def _codes(mentor_id: int) -> list[str]:
    db.session.rollback()
    return [one.code for one in db.session.get(Mentor, mentor_id).specialities]  # type: ignore[union-attr]
