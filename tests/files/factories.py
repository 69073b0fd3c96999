"""Files on records for tests."""

import hashlib

import factory

from app.extensions import db
from app.files.enums import FileKind, FilePlace
from app.files.models import Attachment, FileChunk, StoredFile
from tests.factories import LONG_AGO, BaseFactory, OrganizationFactory
from tests.files.samples import pdf


class StoredFileFactory(BaseFactory):
    """A PDF of one page, its bytes in the database."""

    class Meta:
        model = StoredFile

    key = factory.Sequence(lambda n: f"2024/02/{n}.pdf")
    name = "Соглашение.pdf"
    kind = FileKind.PDF
    size = factory.LazyFunction(lambda: len(pdf()))
    sha256 = factory.LazyFunction(lambda: hashlib.sha256(pdf()).hexdigest())
    place = FilePlace.DATABASE
    created_at = LONG_AGO

    @factory.post_generation
    def bytes_of(self, create: bool, extracted: object) -> None:
        """Keep the bytes."""
        db.session.add(FileChunk(file_id=self.id, position=0, data=pdf()))
        db.session.flush()


class AttachmentFactory(BaseFactory):
    """An organization's agreement."""

    class Meta:
        model = Attachment

    entity = "organizations"
    entity_id = factory.LazyFunction(lambda: OrganizationFactory().id)
    purpose = "agreement"
    file = factory.SubFactory(StoredFileFactory)
    added_at = LONG_AGO
    added_by = "Методист"
