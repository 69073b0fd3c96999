"""Documents for tests: a draft without a file, one sent round, one in force."""

from datetime import date
from typing import Any

import factory

from app.activities.documents.enums import DocumentKind, DocumentState, VersionState
from app.activities.documents.models import (
    ClusterDocument,
    DocumentCounterparty,
    DocumentVersion,
    SheetLine,
)
from app.plan.enums import Topic
from tests.factories import LONG_AGO, BaseFactory, OrganizationFactory, ServingFactory, UserFactory
from tests.files.factories import StoredFileFactory

WRITTEN_ON, APPROVED_ON = date(2024, 2, 12), date(2024, 2, 19)


class DocumentFactory(ServingFactory):
    """A draft."""

    class Meta:
        model = ClusterDocument

    kind = DocumentKind.REGULATION
    title = factory.Sequence(lambda n: f"Регламент взаимодействия {n}")
    dated_on = WRITTEN_ON
    author = "Рабочая группа"
    plan_items__topic = Topic.REGULATION


class ApprovedDocumentFactory(DocumentFactory):
    """A document in force with its version."""

    state = DocumentState.APPROVED
    number = "14"
    approved_on = APPROVED_ON

    @factory.post_generation
    def version_in_force(self, create: bool, extracted: Any, **_: Any) -> None:
        """Give the document the version that was approved."""
        ApprovedVersionFactory(document=self)


class VersionFactory(BaseFactory):
    """The first version, a draft."""

    class Meta:
        model = DocumentVersion

    document = factory.SubFactory(DocumentFactory)
    number = 1
    file = factory.SubFactory(StoredFileFactory)
    added_at = LONG_AGO
    added_by = "Методист"


class ApprovedVersionFactory(VersionFactory):
    """A version in force."""

    document = factory.SubFactory(
        DocumentFactory, state=DocumentState.APPROVED, approved_on=APPROVED_ON
    )
    state = VersionState.APPROVED
    registered_as = "14"
    dated_on = APPROVED_ON
    approver = "Координационный совет"
    approved_on = APPROVED_ON
    minutes_number = "3"
    minutes_on = APPROVED_ON


class VersionInReviewFactory(VersionFactory):
    """A version that is sent round."""

    document = factory.SubFactory(DocumentFactory, state=DocumentState.REVIEW)
    state = VersionState.REVIEW


class SheetLineFactory(BaseFactory):
    """Somebody who was asked and has not answered."""

    class Meta:
        model = SheetLine

    document_version = factory.SubFactory(VersionInReviewFactory)
    user = factory.SubFactory(UserFactory)
    name = factory.SelfAttribute("user.display_name")
    asked_on = WRITTEN_ON


class DocumentCounterpartyFactory(BaseFactory):
    class Meta:
        model = DocumentCounterparty

    document_id = factory.LazyFunction(lambda: DocumentFactory().id)
    organization = factory.SubFactory(OrganizationFactory)
