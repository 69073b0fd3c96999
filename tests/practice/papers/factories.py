"""Papers of practice for tests: an order, a list of a base, a programme, a packed set."""

from datetime import date

import factory

from app.documents.practice_forms import PRACTICE_BASE_LIST
from app.documents.snapshot import take_snapshot
from app.practice.papers.models import (
    PracticeBaseList,
    PracticeOrder,
    PracticePaperLine,
    PracticePaperSet,
    PracticeProgramme,
)
from tests.documents.factories import PaperFactory
from tests.factories import LONG_AGO, BaseFactory, StudentFactory
from tests.files.factories import StoredFileFactory
from tests.practice.factories import PracticePeriodFactory
from tests.practice.registry.factories import PracticeBaseFactory

SENT = date(2024, 3, 15)


class PracticeOrderFactory(BaseFactory):
    class Meta:
        model = PracticeOrder

    period = factory.SubFactory(PracticePeriodFactory)
    number = factory.Sequence(lambda n: f"{n}-ПР")
    signed_on = SENT


class PracticeBaseListFactory(BaseFactory):
    """A list that was sent, with its paper."""

    class Meta:
        model = PracticeBaseList

    period = factory.SubFactory(PracticePeriodFactory)
    base = factory.SubFactory(PracticeBaseFactory)
    first_sent_on = SENT
    sent_on = SENT

    @factory.post_generation
    def paper(self, create: bool, extracted: object) -> None:
        """Keep what was sent: nobody goes there."""
        values = {**PRACTICE_BASE_LIST.specimen, "rows": []}
        PaperFactory(
            kind=PRACTICE_BASE_LIST.name,
            entity=PracticeBaseList.__tablename__,
            entity_id=self.id,
            snapshot={**take_snapshot(PRACTICE_BASE_LIST, values, date=SENT)},
            issued_on=SENT,
            parties=self.base.name,
        )


class PracticePaperLineFactory(BaseFactory):
    class Meta:
        model = PracticePaperLine

    paper_id = factory.LazyFunction(lambda: PaperFactory().id)
    student_id = factory.LazyFunction(lambda: StudentFactory().id)
    base_id = factory.LazyFunction(lambda: PracticeBaseFactory().id)


class PracticeProgrammeFactory(BaseFactory):
    class Meta:
        model = PracticeProgramme

    period = factory.SubFactory(PracticePeriodFactory)
    speciality_id = factory.LazyAttribute(lambda one: one.period.groups[0].speciality_id)
    tasks = "Понаблюдать за уроком\nПровести занятие"
    competences = "ОК 01. Выбирать способы решения задач\nПК 1.1. Планировать занятия"
    works = "Наблюдение уроков — 36\nПроведение занятий — 72"


class PracticePaperSetFactory(BaseFactory):
    class Meta:
        model = PracticePaperSet

    period = factory.SubFactory(PracticePeriodFactory)
    title = "Все документы"
    count = 6
    file = factory.SubFactory(StoredFileFactory)
    created_at = LONG_AGO
