"""An agreement from its draft to its end, as staff and the organization see it."""

from datetime import date
from io import BytesIO
from typing import Any

from flask import Flask
from flask.testing import FlaskClient

from app.extensions import db
from app.practice.agreements.enums import AgreementState
from app.practice.agreements.files import fingerprint_of
from app.practice.agreements.models import PracticeAgreement
from tests.factories import OrganizationFactory, SpecialityFactory
from tests.files.samples import pdf
from tests.letters import Letters
from tests.pages import text_of
from tests.practice.agreements.factories import PracticeAgreementFactory, SignedAgreementFactory
from tests.practice.factories import PlacementFactory, PracticePlaceFactory

LIST = "/practice/agreements/"


def _signing(agreement: PracticeAgreement, **changes: Any) -> dict[str, Any]:
    return {
        "signed_on": "2024-02-20",
        "file": (BytesIO(pdf()), "скан.pdf"),
        "seen": fingerprint_of(agreement.editions[-1]),
        "version": agreement.version,
    } | changes


def test_staff_write_an_agreement_and_sign_it_by_its_scan(
    as_staff: FlaskClient, letters: Letters
) -> None:
    organization = OrganizationFactory(
        head_name="Зорина Анна Петровна", head_position="директор", email="school@test.example"
    )
    speciality = SpecialityFactory()
    page = as_staff.post(
        f"{LIST}new",
        data={
            "organization_id": organization.id,
            "kind": "through",
            "starts_on": "2024-02-26",
            "ends_on": "2027-08-31",
        },
    )
    agreement = db.session.scalars(db.select(PracticeAgreement)).one()
    assert page.location == f"{LIST}{agreement.id}"
    assert agreement.number == "ПП-2024/01"
    # Nobody is named for the college, appendix 1 is empty: it cannot be signed yet.
    refused = as_staff.post(f"{LIST}{agreement.id}/signing", data=_signing(agreement))
    assert "кто подписывает договор от колледжа" in text_of(refused, status=422)
    edition = agreement.original.id
    named = as_staff.post(
        f"{LIST}editions/{edition}/signatories/college",
        data={
            "name": "Примеров Иван Иванович",
            "post": "директор",
            "authority": "order",
            "authority_number": "7",
            "authority_on": "2024-01-09",
            "version": agreement.original.signatories[0].version,
        },
        follow_redirects=True,
    )
    phrase = "в лице директора Примерова Ивана Ивановича, действующего на основании приказа № 7"
    assert phrase in text_of(named)
    as_staff.post(
        f"{LIST}editions/{edition}/programmes/new",
        data={"speciality_id": speciality.id, "kind": "industrial", "students": "5"},
    )
    agreement = db.session.get_one(PracticeAgreement, agreement.id)
    unproven = as_staff.post(
        f"{LIST}{agreement.id}/signing", data=_signing(agreement, file=(BytesIO(b""), ""))
    )
    assert "без него договор остаётся проектом" in text_of(unproven, status=422)
    as_staff.post(f"{LIST}{agreement.id}/signing", data=_signing(agreement))
    db.session.expire_all()
    assert agreement.state is AgreementState.SIGNED
    assert letters.take()[0].subject == "Договор о практике ПП-2024/01 подписан"
    assert as_staff.get(f"{LIST}editions/{edition}/scan").data == pdf()


def test_a_signed_paper_never_changes(as_staff: FlaskClient, letters: Letters) -> None:
    agreement = PracticeAgreementFactory()
    paper = f"{LIST}editions/{agreement.original.id}/document.docx"
    as_staff.post(f"{LIST}{agreement.id}/signing", data=_signing(agreement))
    signed = as_staff.get(paper).data
    agreement.organization.name = "Другое имя"
    db.session.commit()
    assert as_staff.get(paper).data == signed
    edition = agreement.original
    changed = as_staff.post(
        f"{LIST}rooms/{edition.rooms[0].id}/edit",
        data={"room": "Другой кабинет", "version": edition.rooms[0].version},
    )
    assert "изменения оформляют дополнительным соглашением" in text_of(changed, status=422)
    letters.take()


def test_a_text_that_changed_since_it_was_read_is_not_signed(as_staff: FlaskClient) -> None:
    agreement = PracticeAgreementFactory()
    form = _signing(agreement)
    agreement.original.rooms[0].room = "Другой кабинет"
    db.session.commit()
    page = as_staff.post(f"{LIST}{agreement.id}/signing", data=form)
    assert "текст изменили" in text_of(page, status=422)


def test_an_amendment_extends_the_agreement_from_its_day(
    as_staff: FlaskClient, letters: Letters
) -> None:
    agreement = SignedAgreementFactory(ends_on=date(2024, 3, 31))
    assert "истекает 31 марта" in as_staff.page(f"{LIST}?stage=expiring", status=200)
    begun = as_staff.post(
        f"{LIST}{agreement.id}/amendments/new",
        data={"since": "2024-04-01", "until": "2026-08-31", "note": ""},
    )
    page = as_staff.page(begun.location, status=200)
    assert "Срок договора изменить: по 31 августа 2026 г." in page
    db.session.expire_all()
    amendment = agreement.amendments[0]
    as_staff.post(
        f"{LIST}amendments/{amendment.id}/signing",
        data=_signing(agreement, version=amendment.version),
    )
    db.session.expire_all()
    assert (agreement.state, agreement.ends_on) == (AgreementState.EXTENDED, date(2026, 8, 31))
    assert as_staff.get(f"{LIST}editions/{amendment.id}/document.pdf").data[:4] == b"%PDF"
    letters.take()


def test_an_end_in_the_middle_shows_whom_it_hits(as_staff: FlaskClient, letters: Letters) -> None:
    placement = PlacementFactory()
    agreement = SignedAgreementFactory(
        organization=placement.place.organization,
        said__speciality=placement.student.group.speciality,
    )
    page = as_staff.page(f"{LIST}{agreement.id}/termination", status=200)
    assert "Без договора останутся студенты" in page
    as_staff.post(
        f"{LIST}{agreement.id}/termination",
        data={
            "terminated_on": "2024-04-10",
            "termination_reason": "Ремонт",
            "version": agreement.version,
        },
    )
    db.session.expire_all()
    assert agreement.state is AgreementState.TERMINATED
    letters.take()


def test_drafts_are_made_for_all_hosts_at_once(as_staff: FlaskClient) -> None:
    place = PracticePlaceFactory(seats=3)
    closed = PracticePlaceFactory(seats=0)  # the base withdrew
    page = as_staff.page(f"{LIST}hosts", status=200)
    assert closed.organization.short_name not in page
    assert place.organization.short_name in page
    made = as_staff.post(
        f"{LIST}hosts",
        data={"ends_on": "2024-08-31", "organization_ids": [place.organization_id]},
        follow_redirects=True,
    )
    assert "Составлено: 1 проект" in text_of(made)
    agreement = db.session.scalars(db.select(PracticeAgreement)).one()
    assert agreement.original.programmes[0].students == 3
    assert "Все базы с договорами" in as_staff.page(f"{LIST}hosts", status=200)


def test_an_organization_reads_its_own_agreements_alone(
    app: Flask, as_employer: FlaskClient
) -> None:
    own = db.session.scalars(db.select(PracticeAgreement)).all()
    assert own == []
    foreign = SignedAgreementFactory()
    page = as_employer.page(LIST, status=200)
    assert foreign.number not in page
    assert as_employer.get(f"{LIST}{foreign.id}").status_code == 404
    path = f"{LIST}editions/{foreign.original.id}"
    assert as_employer.get(f"{path}/document.pdf").status_code == 404
    assert as_employer.get(f"{path}/scan").status_code == 404
