"""Documents over HTTP: from the plan to an approved file, as each role, and who may not."""

from collections.abc import Callable
from datetime import date
from io import BytesIO

import pytest
from flask.testing import FlaskClient

from app.accounts.enums import Role
from app.accounts.models import User
from app.activities.documents.enums import DocumentKind, DocumentState
from app.activities.documents.models import ClusterDocument, SheetLine
from app.extensions import db
from tests.activities.documents.factories import (
    ApprovedDocumentFactory,
    DocumentCounterpartyFactory,
    DocumentFactory,
    SheetLineFactory,
    VersionFactory,
    VersionInReviewFactory,
)
from tests.factories import ItemFactory, OrganizationFactory, UserFactory
from tests.files.samples import pdf, picture
from tests.letters import Letters
from tests.pages import text_of

SignIn = Callable[[User], FlaskClient]
APPROVAL = {
    "number": "15",
    "dated_on": "2024-02-22",
    "approver": "Координационный совет",
    "approved_on": "2024-02-22",
    "minutes_number": "4",
    "minutes_on": "2024-02-22",
}


def _send(
    client: FlaskClient, document_id: int, data: bytes, name: str = "Регламент.pdf"
) -> object:
    return client.post(
        f"/activities/documents/{document_id}/versions/new",
        data={"file": (BytesIO(data), name), "changes": "Первая редакция"},
        content_type="multipart/form-data",
    )


def test_a_document_goes_from_the_plan_to_its_approval(sign_in: SignIn, letters: Letters) -> None:
    item, member = ItemFactory(), UserFactory(role=Role.COUNCIL, display_name="Член Совета")
    staff = sign_in(UserFactory())
    db.session.commit()
    page = staff.page(f"/activities/documents/new?item={item.id}", status=200)
    assert item.title in page
    answer = staff.post(
        f"/activities/documents/new?item={item.id}",
        data={
            "kind": "regulation",
            "title": "Регламент взаимодействия",
            "dated_on": "2024-02-20",
            "plan_item_ids": str(item.id),
        },
    )
    document = db.session.scalars(db.select(ClusterDocument)).one()
    assert answer.location == f"/activities/documents/{document.id}/versions/new"
    card = f"/activities/documents/{document.id}"
    assert "Файла пока нет" in staff.page(card, status=200)
    assert _send(staff, document.id, pdf()).location == card
    staff.post(f"{card}/ask", data={"user_ids": str(member.id)})
    assert "Согласуйте документ" in letters.to(member.email).subject

    council = sign_in(member)
    assert "Согласовать документ «Регламент взаимодействия»" in council.page("/dashboard")
    line = db.session.scalars(db.select(SheetLine)).one()
    council.post(f"/activities/documents/sheet/{line.id}", data={"answer": "agreed"})
    assert "согласовали 1 из 1" in staff.page(card)
    assert "Утвердить документ" in staff.page("/dashboard")
    refused = staff.post(
        f"{card}/approve",
        data={**APPROVAL, "minutes_number": "", "minutes_on": "", "version": document.version},
    )
    assert "утверждают на заседании" in text_of(refused, status=422)
    staff.post(f"{card}/approve", data={**APPROVAL, "version": document.version})
    page = staff.page(card)
    assert "протокол № 4 от 22 февраля 2024" in page
    assert "документ № 15" in page
    db.session.expire_all()
    assert document.state is DocumentState.APPROVED
    assert "Регламент взаимодействия" in staff.page(f"/plan/items/{item.id}")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "Файл пустой"),
        (b"%PDF-1.7 torn", "повреждён"),
        (b"just words", "не подходит"),
    ],
)
def test_a_wrong_file_is_told_by_the_field(as_staff: FlaskClient, data: bytes, words: str) -> None:
    document_id = DocumentFactory().id
    db.session.commit()
    assert words in text_of(_send(as_staff, document_id, data), status=422)
    assert "Файла пока нет" in as_staff.page(f"/activities/documents/{document_id}")


def test_earlier_versions_stay_readable(as_staff: FlaskClient) -> None:
    document = ApprovedDocumentFactory()
    db.session.commit()
    _send(as_staff, document.id, picture(), "Скан.png")
    db.session.expire_all()
    newest, first = document.versions
    for version, content in ((newest, picture()), (first, pdf())):
        answer = as_staff.get(f"/activities/documents/versions/{version.id}/file")
        assert answer.data == content
        assert answer.headers["Content-Disposition"].startswith("attachment;")
    page = as_staff.page(f"/activities/documents/{document.id}")
    assert "готовится новая версия" in page
    assert "Первая редакция" in page


def test_the_card_of_what_was_approved_keeps_its_title(as_staff: FlaskClient) -> None:
    document = ApprovedDocumentFactory(title="Регламент")
    db.session.commit()
    page = as_staff.page(f"/activities/documents/{document.id}/edit", status=200)
    assert "Утверждённый документ не меняется" in page
    as_staff.post(
        f"/activities/documents/{document.id}/edit",
        data={
            "title": "Иное",
            "is_public": "y",
            "valid_until": "2024-12-31",
            "plan_item_ids": str(document.plan_item_ids[0]),
            "version": document.version,
        },
    )
    db.session.expire_all()
    assert (document.title, document.is_public) == ("Регламент", True)


def test_everybody_reads_what_is_open_and_in_force(client: FlaskClient) -> None:
    shown = ApprovedDocumentFactory(title="План работы", is_public=True)
    ApprovedDocumentFactory(title="Внутренний порядок")
    draft = VersionFactory(document__title="Черновик", document__is_public=True).document
    db.session.commit()
    page = client.page("/activities/documents/public", status=200)
    assert "План работы" in page
    assert "Внутренний порядок" not in page
    assert "Черновик" not in page
    assert "Рабочая группа" not in page  # who wrote it is nobody's business there
    assert client.get(f"/activities/documents/public/{shown.id}/file").data == pdf()
    assert client.get(f"/activities/documents/public/{draft.id}/file").status_code == 404
    assert "открытый документ" in client.page("/")


def test_who_was_asked_reads_that_document_alone(sign_in: SignIn) -> None:
    employer = UserFactory(role=Role.EMPLOYER)
    line = SheetLineFactory(user=employer)
    version, other = line.document_version, VersionInReviewFactory()
    person = sign_in(employer)
    db.session.commit()
    assert "Ответить на согласование" in person.page(
        f"/activities/documents/{version.document_id}", status=200
    )
    assert person.get(f"/activities/documents/versions/{version.id}/file").status_code == 200
    assert person.get(f"/activities/documents/{other.document_id}").status_code == 404
    assert person.get(f"/activities/documents/versions/{other.id}/file").status_code == 404
    assert person.get("/activities/documents/").status_code == 403
    refused = person.post(f"/activities/documents/sheet/{line.id}", data={"answer": "remarks"})
    assert "Напишите, что исправить" in text_of(refused, status=422)


def test_a_strangers_line_is_not_found(as_staff: FlaskClient) -> None:
    line = SheetLineFactory()
    db.session.commit()
    assert as_staff.get(f"/activities/documents/sheet/{line.id}").status_code == 404


@pytest.mark.parametrize("role", [Role.COUNCIL, Role.MENTOR, Role.EMPLOYER, Role.STUDENT])
def test_only_staff_change_documents(as_role: Callable[[Role], FlaskClient], role: Role) -> None:
    document_id = VersionFactory().document_id
    db.session.commit()
    person, card = as_role(role), f"/activities/documents/{document_id}"
    for path in ("edit", "versions/new", "versions/drop", "ask", "return", "approve", "cancel"):
        assert person.post(f"{card}/{path}").status_code == 403, path
    assert person.get(card).status_code == (200 if role is Role.COUNCIL else 404)


def test_the_register_is_narrowed_and_taken_away(as_staff: FlaskClient) -> None:
    school = OrganizationFactory()
    found = ApprovedDocumentFactory(
        title="Соглашение со школой", kind=DocumentKind.AGREEMENT, number="7"
    )
    DocumentCounterpartyFactory(document_id=found.id, organization=school)
    DocumentFactory(title="Проект положения", kind=DocumentKind.STATUTE)
    db.session.commit()
    for query in (
        f"organization={school.id}",
        "kind=agreement",
        "state=approved",
        "q=соглашение",
        f"item={found.plan_item_ids[0]}",
    ):
        page = as_staff.page(f"/activities/documents/?{query}", status=200)
        assert "Соглашение со школой" in page, query
        assert "Проект положения" not in page, query
    DocumentFactory(title="Прошлогодняя справка", dated_on=date(2023, 5, 2))
    db.session.commit()
    page = as_staff.page("/activities/documents/?year=2023")
    assert "Прошлогодняя справка" in page
    assert "Проект положения" not in page
    sheet = as_staff.get("/activities/documents/?as=xlsx")
    assert sheet.data.startswith(b"PK")


def test_a_cancellation_needs_its_reason(as_staff: FlaskClient) -> None:
    document = VersionFactory().document
    db.session.commit()
    path = f"/activities/documents/{document.id}/cancel"
    refused = as_staff.post(path, data={"version": document.version, "reason": " "})
    assert "Напишите причину" in text_of(refused, status=422)
    as_staff.post(path, data={"version": document.version, "reason": "Больше не нужен"})
    assert "Больше не нужен" in as_staff.page(f"/activities/documents/{document.id}")
    db.session.expire_all()
    assert document.state is DocumentState.CANCELLED


def test_a_round_may_be_stopped(as_staff: FlaskClient) -> None:
    document = VersionInReviewFactory().document
    db.session.commit()
    as_staff.post(f"/activities/documents/{document.id}/return")
    db.session.expire_all()
    assert document.state is DocumentState.DRAFT
