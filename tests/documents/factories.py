"""Papers for tests."""

from datetime import date
from typing import Any

import factory

from app.documents.catalog import LETTER_OF_THANKS
from app.documents.enums import PaperState
from app.documents.models import Paper, PaperTemplate
from app.documents.rules import digest_of
from app.documents.snapshot import take_snapshot
from tests.awards.factories import NOW
from tests.documents.samples import LETTER
from tests.factories import BaseFactory
from tests.files.factories import StoredFileFactory


def _letter() -> dict[str, Any]:
    return {**take_snapshot(LETTER_OF_THANKS, LETTER, date=date(2024, 10, 5))}


class PaperFactory(BaseFactory):
    """An issued letter of thanks; the caller names its award."""

    class Meta:
        model = Paper

    kind = LETTER_OF_THANKS.name
    year = 2024
    serial = factory.Sequence(lambda n: n + 1)
    number = factory.LazyAttribute(lambda paper: str(paper.serial))
    issued_on = date(2024, 10, 5)
    state = PaperState.ISSUED
    parties = "Ковальчук Мария Петровна, Школа № 5"
    entity = "awards"
    entity_id = 1
    snapshot = factory.LazyFunction(_letter)
    digest = factory.LazyAttribute(lambda paper: digest_of(paper.snapshot, None))
    created_at = NOW


class PaperTemplateFactory(BaseFactory):
    """An earlier template of the college; its file is whatever it is."""

    class Meta:
        model = PaperTemplate

    kind = LETTER_OF_THANKS.name
    file = factory.SubFactory(StoredFileFactory)
    is_current = False
    created_at = NOW
