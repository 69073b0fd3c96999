"""Spreadsheets that were sent, for tests."""

import hashlib

import factory

from app.extensions import db
from app.files.enums import FileKind
from app.files.models import FileChunk
from app.imports.enums import RowFate
from app.imports.models import ImportRow, ImportRun, ImportShape
from tests.factories import LONG_AGO, BaseFactory, UserFactory
from tests.files.factories import StoredFileFactory

SHEET = "Наименование;Город\nГБОУ «Школа № 905»;Примерск\n".encode()


class SheetFileFactory(StoredFileFactory):
    """A sheet with one organization."""

    key = factory.Sequence(lambda n: f"2024/02/sheet-{n}.txt")
    name = "Организации.txt"
    kind = FileKind.TEXT
    size = len(SHEET)
    sha256 = hashlib.sha256(SHEET).hexdigest()

    @factory.post_generation
    def bytes_of(self, create: bool, extracted: object) -> None:
        """Keep the bytes."""
        db.session.add(FileChunk(file_id=self.id, position=0, data=SHEET))
        db.session.flush()


class ImportRunFactory(BaseFactory):
    """A sheet of organizations that waits for its confirmation."""

    class Meta:
        model = ImportRun

    kind = "organizations"
    file = factory.SubFactory(SheetFileFactory)
    source_name = "Организации.csv"
    sha256 = hashlib.sha256(SHEET).hexdigest()
    heading_row = 1
    columns = factory.LazyFunction(lambda: {"A": "name", "B": "town"})
    counts = factory.LazyFunction(lambda: {"new": 1})
    created_by = factory.SubFactory(UserFactory)
    created_at = LONG_AGO


class ImportRowFactory(BaseFactory):
    """Its row."""

    class Meta:
        model = ImportRow

    run = factory.SubFactory(ImportRunFactory)
    number = 2
    fate = RowFate.NEW
    key = "ГБОУ «Школа № 905»"
    details = factory.LazyFunction(dict)


class ImportShapeFactory(BaseFactory):
    """How its columns were read before."""

    class Meta:
        model = ImportShape

    kind = "organizations"
    shape = factory.Sequence(lambda n: f"shape-{n}")
    columns = factory.LazyFunction(lambda: {"A": "name"})
    kept_at = LONG_AGO
