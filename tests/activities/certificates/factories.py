"""Certificates for tests: one with a number and without a scan, one with both."""

from datetime import date
from typing import Any

import factory

from app.activities.certificates.enums import CertificateKind
from app.activities.certificates.models import PersonCertificate
from app.activities.certificates.queries import SCAN
from app.plan.enums import Topic
from tests.factories import OrganizationFactory, ServingFactory
from tests.files.factories import AttachmentFactory

ISSUED_ON = date(2024, 2, 12)


class CertificateFactory(ServingFactory):
    class Meta:
        model = PersonCertificate

    full_name = factory.Sequence(lambda n: f"Примерова Анна Ивановна {n}")
    organization = factory.SubFactory(OrganizationFactory)
    kind = CertificateKind.QUALIFICATION
    programme = "Наставничество в образовании"
    provider = "Институт развития образования"
    hours = 72
    number = factory.Sequence(lambda n: f"ПК-{n:04}")
    issued_on = ISSUED_ON
    plan_items__topic = Topic.TRAINING


class ScannedCertificateFactory(CertificateFactory):
    """A certificate with its scan."""

    @factory.post_generation
    def scan(self, create: bool, extracted: Any, **_: Any) -> None:
        """Attach the scan."""
        table = PersonCertificate.__tablename__
        AttachmentFactory(entity=table, entity_id=self.id, purpose=SCAN)
