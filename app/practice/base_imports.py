"""Spreadsheets of bases with what each takes this year: the registry's columns and one of seats."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base.identity import fold
from app.imports import readers
from app.imports.kinds import ImportColumn, KnownRecord, ReadRow, Values
from app.practice.hosting.enums import MAX_SEATS, ConfirmedBy, IntentAnswer
from app.practice.hosting.models import HostingIntent
from app.practice.hosting.queries import list_answers_of
from app.practice.hosting.rules import IntentTerms, RowTerms, year_of
from app.practice.hosting.services import intent_for
from app.practice.registry.imports import IMPORT as REGISTRY
from app.practice.registry.imports import BaseImporter
from app.practice.registry.models import PracticeBase
from app.practice.services.intents import BaseWord, answer_intent

SEATS = ImportColumn(
    "seats",
    _l("Мест в этом учебном году"),
    readers.count,
    ("Мест", "Количество мест", "Кол-во мест", "Число мест", "Кол-во студентов"),
    example="3",
)


class HostingBaseImporter(BaseImporter):
    """A number of seats is the base's answer for this year, for its speciality if it has one."""

    def prepare(self, rows: Sequence[ReadRow]) -> None:
        """Note seats that are none, and answers of several lines: a number cannot change those."""
        super().prepare(rows)
        self.answers: Mapping[int, HostingIntent] = list_answers_of(year_of(self.context.today))
        detailed = {
            (self.organizations.labels.get(one.base.organization_id), fold(one.base.title))
            for one in self.answers.values()
            if len(one.rows) > 1
        }
        for row in rows:
            values = row.values
            if not 1 <= values.get("seats", 1) <= MAX_SEATS:
                row.refuse("seats", "seats", _("Мест от 1 до %(max)d.", max=MAX_SEATS))
            elif "seats" in values and _key(values) in detailed:
                message = _("База ответила по строкам: измените места на её странице.")
                row.refuse("seats", "detailed", message)

    def known(self) -> Iterator[KnownRecord]:
        """Return every base with the seats it promised for this year."""
        for one in super().known():
            answer = self.answers.get(one.id)
            seats = sum(row.seats for row in answer.rows) if answer else None
            yield KnownRecord(one.id, one.version, {**one.values, "seats": seats})

    def create(self, values: Values) -> PracticeBase:
        """Add a base with its answer for this year."""
        base = super().create(values)
        self._keep_seats(base, values)
        return base

    def change(self, record_id: int, values: Values) -> PracticeBase:
        """Change what the row says, the answer for this year too."""
        base = super().change(record_id, values)
        self._keep_seats(base, values)
        return base

    def _keep_seats(self, base: PracticeBase, values: Values) -> None:
        seats, year = values.get("seats"), year_of(self.context.today)
        answer = self.answers.get(base.id)
        if seats is None or (answer and sum(row.seats for row in answer.rows) == seats):
            return
        own = base.speciality_ids
        row = RowTerms(seats, own[0] if len(own) == 1 else None)
        actor = self.context.actor
        name = values.get("person_name") or base.organization.short_name
        answer_intent(
            intent_for(base, year, actor=actor),
            terms=IntentTerms(IntentAnswer.HOSTS, [row]),
            word=BaseWord(name, self.context.today, ConfirmedBy.LETTER),
            actor=actor,
        )


def _key(values: Values) -> tuple[Any, str]:
    return values.get("organization"), fold(values.get("title") or "")


IMPORT = replace(REGISTRY, importer=HostingBaseImporter, columns=(*REGISTRY.columns, SEATS))
