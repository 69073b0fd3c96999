"""Files over HTTP: by the access of the record they hang on."""

from collections.abc import Callable
from io import BytesIO

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from app.accounts.enums import Role
from app.accounts.models import User
from app.extensions import db
from app.files.models import Attachment
from tests.contracts.factories import ContractFactory
from tests.factories import OrganizationFactory, UserFactory, user_of
from tests.files.factories import AttachmentFactory
from tests.files.samples import pdf
from tests.pages import text_of

SignIn = Callable[[User], FlaskClient]


def _send(client: FlaskClient, url: str, data: bytes, **fields: str) -> object:
    form = {"file": (BytesIO(data), "Скан <b>.pdf"), **fields}
    return client.post(url, data=form, content_type="multipart/form-data")


def test_staff_hang_replace_and_remove_a_file(sign_in: SignIn) -> None:
    organization_id = OrganizationFactory().id
    staff = sign_in(UserFactory())
    db.session.commit()
    url = f"/files/organizations/{organization_id}/new"
    answer = _send(staff, url, pdf(), purpose="agreement")
    assert answer.location == f"/organizations/{organization_id}#files"
    attachment_id = db.session.scalars(select(Attachment.id)).one()
    page = staff.page(f"/organizations/{organization_id}", status=200)
    assert "Соглашение о сотрудничестве: Скан -b.pdf" in page
    _send(staff, f"/files/{attachment_id}/replace", pdf(2))
    assert "Прежние версии: 1" in staff.page(f"/organizations/{organization_id}", status=200)
    newest = max(db.session.scalars(select(Attachment.id)))
    staff.post(f"/files/{newest}/remove")
    assert "Файлов пока нет" in staff.page(f"/organizations/{organization_id}", status=200)


def test_a_wrong_file_is_told_by_the_field_and_leaves_nothing(sign_in: SignIn) -> None:
    organization_id = OrganizationFactory().id
    staff = sign_in(UserFactory())
    db.session.commit()
    url = f"/files/organizations/{organization_id}/new"
    for data, words in (
        (b"", "Файл пустой"),
        (b"%PDF-1.7 torn", "повреждён"),
        (b"text", "не подходит"),
    ):
        answer = _send(staff, url, data, purpose="agreement")
        assert words in text_of(answer, status=422)
    assert not db.session.scalars(select(Attachment)).all()


def test_a_file_is_sent_as_an_attachment_and_shown_as_pictures(sign_in: SignIn) -> None:
    attachment_id = AttachmentFactory().id
    staff = sign_in(UserFactory())
    db.session.commit()
    answer = staff.get(f"/files/{attachment_id}")
    assert answer.data == pdf()
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert answer.headers["Cache-Control"] == "private, no-store"
    shown = staff.get(f"/files/{attachment_id}/preview")
    assert shown.data.startswith(b"\x89PNG")
    assert staff.get(f"/files/{attachment_id}/preview?page=2").status_code == 404


@pytest.mark.parametrize("role", [Role.STUDENT, Role.MENTOR, Role.COUNCIL, Role.EMPLOYER])
@pytest.mark.parametrize("what", ["", "/view", "/preview", "/thumbnail", "/replace"])
def test_who_may_not_see_the_record_sees_no_file(sign_in: SignIn, role: Role, what: str) -> None:
    attachment = AttachmentFactory()
    stranger = sign_in(UserFactory(role=role))
    db.session.commit()
    assert stranger.get(f"/files/{attachment.id}{what}").status_code == 404


def test_an_organization_reads_its_files_and_changes_none(sign_in: SignIn) -> None:
    attachment = AttachmentFactory()
    attachment_id, organization_id = attachment.id, attachment.entity_id
    own = sign_in(UserFactory(role=Role.EMPLOYER, organization_id=organization_id))
    db.session.commit()
    assert own.get(f"/files/{attachment_id}").status_code == 200
    assert own.get(f"/files/{attachment_id}/replace").status_code == 404
    assert own.post(f"/files/{attachment_id}/remove").status_code == 403
    page = own.page(f"/organizations/{organization_id}", status=200)
    assert "Соглашение.pdf" in page
    assert "Удалить" not in page


def test_a_scan_of_a_contract_is_read_by_its_sides_alone(sign_in: SignIn) -> None:
    contract = ContractFactory(state="offered")
    own = UserFactory(role=Role.EMPLOYER, organization_id=contract.organization_id)
    attachment_id = AttachmentFactory(
        entity="target_contracts", entity_id=contract.id, purpose="signed"
    ).id
    card = f"/contracts/{contract.id}"
    people = {
        200: [sign_in(UserFactory()), sign_in(own), sign_in(user_of(contract.student))],
        404: [sign_in(UserFactory(role=role)) for role in (Role.EMPLOYER, Role.STUDENT)],
    }
    db.session.commit()
    for status, clients in people.items():
        for client in clients:
            assert client.get(f"/files/{attachment_id}").status_code == status
            assert client.get(card).status_code == status
    assert "Подписанный договор, скан" in people[200][1].page(card, status=200)
