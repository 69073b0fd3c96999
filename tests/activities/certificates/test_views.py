"""Certificates over HTTP: staff keep them, the person reads the own ones, nobody else any."""

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO

import pytest
from flask.testing import FlaskClient

from app.accounts.enums import Role
from app.accounts.models import User
from app.activities.certificates.models import PersonCertificate
from app.extensions import db
from tests.activities.certificates.factories import CertificateFactory, ScannedCertificateFactory
from tests.factories import ItemFactory, UserFactory
from tests.files.samples import pdf
from tests.pages import text_of

SignIn = Callable[[User], FlaskClient]
TODAY = date(2024, 2, 26)


def _terms(item_id: int, **changes: str) -> dict[str, str]:
    return {
        "full_name": "Примерова Анна Ивановна",
        "kind": "qualification",
        "programme": "Наставничество в образовании",
        "provider": "Институт развития образования",
        "hours": "72",
        "number": "ПК-0001",
        "issued_on": "2024-02-12",
        "plan_item_ids": str(item_id),
        **changes,
    }


def test_a_certificate_goes_from_the_plan_to_its_scan(as_staff: FlaskClient) -> None:
    item = ItemFactory()
    db.session.commit()
    assert item.title in as_staff.page(f"/activities/certificates/new?item={item.id}", status=200)
    answer = as_staff.post("/activities/certificates/new", data=_terms(item.id))
    certificate = db.session.scalars(db.select(PersonCertificate)).one()
    card = f"/activities/certificates/{certificate.id}"
    assert answer.location == card
    assert "нет номера или скана" in as_staff.page(card, status=200)
    as_staff.post(
        f"/files/person_certificates/{certificate.id}/new",
        data={"file": (BytesIO(pdf()), "Скан.pdf"), "purpose": "scan"},
        content_type="multipart/form-data",
    )
    assert "действует" in as_staff.page(card)
    assert "Примерова Анна Ивановна" in as_staff.page(f"/plan/items/{item.id}")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"issued_on": "2024-02-27"}, "ещё не наступил"),
        ({"valid_until": "2024-02-11"}, "раньше дня выдачи"),
        ({"hours": "0"}, "Число от 1"),
        ({"full_name": " "}, "Напишите, чей"),
        ({"plan_item_ids": ""}, "Выберите пункт плана"),
    ],
)
def test_bad_input_is_told_by_its_field(
    as_staff: FlaskClient, changes: dict[str, str], words: str
) -> None:
    item = ItemFactory()
    db.session.commit()
    answer = as_staff.post("/activities/certificates/new", data=_terms(item.id, **changes))
    assert words in text_of(answer, status=422)
    assert not db.session.scalars(db.select(PersonCertificate)).all()


@pytest.mark.parametrize("role", [Role.MENTOR, Role.COUNCIL, Role.EMPLOYER])
def test_a_person_reads_the_own_certificates_alone(sign_in: SignIn, role: Role) -> None:
    person = UserFactory(role=role)
    own = ScannedCertificateFactory(
        user=person, full_name="Своя Анна", valid_until=TODAY + timedelta(days=30)
    )
    other = CertificateFactory(full_name="Чужая Алла")
    client = sign_in(person)
    db.session.commit()
    page = client.page("/activities/certificates/", status=200)
    assert "Своя Анна" in page
    assert "Чужая Алла" not in page
    assert "Добавить документ" not in page
    assert client.get(f"/activities/certificates/{own.id}").status_code == 200
    assert client.get(f"/activities/certificates/{other.id}").status_code == 404
    assert client.get("/activities/certificates/new").status_code == 403
    assert client.post(f"/activities/certificates/{own.id}/edit").status_code == 403
    assert client.post(f"/activities/certificates/{own.id}/remove").status_code == 403
    assert "Истекает ваш документ" in client.page("/dashboard")


def test_staff_see_what_ends_and_what_is_incomplete(as_staff: FlaskClient) -> None:
    ScannedCertificateFactory(full_name="Скоро Анна", valid_until=TODAY + timedelta(days=30))
    CertificateFactory(full_name="Неполная Алла")
    db.session.commit()
    page = as_staff.page("/dashboard")
    assert "Истекает срок 1 документа" in page
    assert "Без номера или скана: 1 документ" in page
    page = as_staff.page("/activities/certificates/?standing=expiring", status=200)
    assert "Скоро Анна" in page
    assert "Неполная Алла" not in page
    assert as_staff.get("/activities/certificates/?as=xlsx").data.startswith(b"PK")


def test_a_visitor_signs_in_first(client: FlaskClient) -> None:
    certificate = CertificateFactory()
    db.session.commit()
    for path in ("", str(certificate.id)):
        assert client.get(f"/activities/certificates/{path}").location.startswith("/login")


def test_one_entered_by_mistake_is_removed(as_staff: FlaskClient) -> None:
    certificate = ScannedCertificateFactory()
    db.session.commit()
    as_staff.post(f"/activities/certificates/{certificate.id}/remove")
    assert "Документов пока нет" in as_staff.page("/activities/certificates/")
