"""Use cases of certificates: twice the same, reminders, what the plan counts, the sheet."""

from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from app.accounts.enums import Role
from app.activities.certificates import queries, services
from app.activities.certificates.enums import CertificateKind, CertificateStanding
from app.activities.certificates.errors import AlreadyEnteredError
from app.activities.certificates.evidence import CertificateEvidence
from app.activities.certificates.jobs import remind_of_certificates
from app.activities.certificates.models import PersonCertificate
from app.activities.certificates.rules import NOTICE, CertificateTerms
from app.base import clock
from app.base.errors import NotAllowedError
from app.base.viewer import OPERATOR
from app.extensions import db
from app.files.models import Attachment
from app.plan.enums import EvidenceKind
from app.plan.evidence import EvidenceDay
from app.plan.models import ItemLink
from tests.activities.certificates.factories import (
    ISSUED_ON,
    CertificateFactory,
    ScannedCertificateFactory,
)
from tests.factories import ItemFactory, UserFactory
from tests.letters import Letters
from tests.plan.factories import ledgers_of

TODAY = date(2024, 2, 26)
TERMS = CertificateTerms(
    "Примерова Анна Ивановна",
    CertificateKind.QUALIFICATION,
    "Наставничество",
    "Институт",
    ISSUED_ON,
    number="ПК-1",
)


def _enter(terms: CertificateTerms = TERMS, role: Role = Role.STAFF) -> PersonCertificate:
    return services.create_certificate(
        terms=terms,
        plan_item_ids=[ItemFactory().id],
        actor=UserFactory(role=role),
        today=TODAY,
    )


def test_the_same_document_is_not_entered_twice(app: Flask) -> None:
    _enter()
    with pytest.raises(AlreadyEnteredError) as caught:
        _enter()
    assert caught.value.field == "number"


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.STAFF, Role.ADMIN}))
def test_nobody_but_staff_enters_certificates(app: Flask, role: Role) -> None:
    with pytest.raises(NotAllowedError):
        _enter(role=role)


def test_it_counts_on_its_day_once_number_and_scan_are_there(app: Flask) -> None:
    item = ItemFactory()
    CertificateFactory(plan_items=[item])
    ScannedCertificateFactory(plan_items=[item], number="")
    ScannedCertificateFactory(plan_items=[item])
    (ledger,) = ledgers_of(CertificateEvidence(), [item.id]).values()
    kind = EvidenceKind.CERTIFICATE
    assert set(ledger.days) == {
        EvidenceDay(kind, finished_on=ISSUED_ON, count=1),
        EvidenceDay(kind, count=2),
    }


def test_standings_of_the_list_are_those_of_the_rule(app: Flask) -> None:
    until = (None, TODAY - timedelta(days=1), TODAY, TODAY + NOTICE, TODAY + timedelta(days=90))
    for day in until:
        for made in (CertificateFactory, ScannedCertificateFactory):
            made(valid_until=day)
    every = queries.list_certificates(visible_to=OPERATOR, today=TODAY)
    rows = queries.with_scans(list(db.session.scalars(every)))
    for standing in CertificateStanding:
        found = queries.list_certificates(visible_to=OPERATOR, today=TODAY, standing=standing)
        ids = {one.id for one in db.session.scalars(found)}
        assert ids == {row.id for row in rows if row.standing(TODAY) is standing}, standing


def test_people_are_told_once_before_the_end_and_again_of_a_new_end(
    app: Flask, letters: Letters
) -> None:
    person = UserFactory(role=Role.MENTOR)
    ending = CertificateFactory(user=person, valid_until=TODAY + timedelta(days=59))
    CertificateFactory(user=person, valid_until=TODAY + timedelta(days=61))
    CertificateFactory(user=person, valid_until=TODAY - timedelta(days=1))
    CertificateFactory(valid_until=TODAY + timedelta(days=10))
    CertificateFactory(user=UserFactory(active=False), valid_until=TODAY + timedelta(days=10))
    db.session.commit()
    assert remind_of_certificates(clock.now()) == 1
    assert "Истекает срок" in letters.to(person.email).subject
    assert remind_of_certificates(clock.now()) == 0
    ending.valid_until = TODAY + timedelta(days=40)
    db.session.commit()
    assert remind_of_certificates(clock.now()) == 1
    letters.take()


def test_what_is_removed_takes_scan_and_links_along(app: Flask) -> None:
    certificate = ScannedCertificateFactory()
    services.remove_certificate(certificate, actor=UserFactory())
    assert not db.session.scalars(select(Attachment)).all()
    assert not db.session.scalars(select(ItemLink)).all()
