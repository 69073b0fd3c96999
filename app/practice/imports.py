"""Spreadsheets of the places of a practice period at its bases."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base.identity import fold
from app.base.likeness import LIKE, names_likeness
from app.base.terms import terms_of
from app.imports import readers
from app.imports.kinds import ImportColumn, Importer, ImportKind, KnownRecord, ReadRow, Values
from app.organizations.naming import NamedOrganizations
from app.practice.enums import MAX_SEATS
from app.practice.permissions import Permission
from app.practice.queries import places as queries
from app.practice.queries.periods import list_changeable_periods
from app.practice.rules import PlaceTerms
from app.practice.services import places as services
from app.students.naming import NamedSpecialities

OWN = ("title", "seats", "supervisor_name", "supervisor_phone", "tasks", "requirements")


class PlaceImporter(Importer):
    """A place is one by its title at a base in a period; the only open period need not be named."""

    def prepare(self, rows: Sequence[ReadRow]) -> None:
        """Find the periods, the bases and the specialities."""
        self.organizations = NamedOrganizations()
        self.specialities = NamedSpecialities()
        periods = list_changeable_periods()
        self.periods = {fold(one.title): one for one in periods}
        self.only = periods[0] if len(periods) == 1 else None
        for row in rows:
            self.organizations.find(row)
            self.specialities.find(row)
            self._find_period(row)
            if not 1 <= row.values.get("seats", 1) <= MAX_SEATS:
                row.refuse("seats", "seats", _("Мест от 1 до %(max)d.", max=MAX_SEATS))

    def known(self) -> Iterator[KnownRecord]:
        """Return the places of periods that still change."""
        for one in queries.list_importable():
            values = {name: getattr(one, name) for name in OWN}
            values["organization"] = self.organizations.labels[one.organization_id]
            values["speciality"] = self.specialities.label_of(one.speciality_id)
            yield KnownRecord(one.id, one.version, {**values, "period": one.period.title})

    def key(self, values: Values) -> str:
        """Return the title with the base."""
        return ", ".join(filter(None, (values.get("title"), values.get("organization"))))

    def same(self, values: Values) -> list[Hashable]:
        """Return the title at the base in the period."""
        names = [values.get(one) for one in ("period", "organization", "title")]
        return [tuple(map(fold, names))] if all(names) else []

    def near(self, values: Values) -> Iterable[Hashable]:
        """Other places of the base in the period."""
        return ((values.get("period"), values.get("organization")),)

    def like(self, left: Values, right: Values) -> str | None:
        """Return why two look like one: titles that are nearly the same."""
        if names_likeness(left.get("title") or "", right.get("title") or "") < LIKE:
            return None
        return _("похожее место: «%(title)s»", title=right["title"])

    def create(self, values: Values) -> Any:
        """Offer seats at a base."""
        period = self.periods[fold(values["period"])]
        terms = PlaceTerms(**self._told(values))
        return services.add_place(period, terms=terms, actor=self.context.actor)

    def change(self, record_id: int, values: Values) -> Any:
        """Change what the row says."""
        context = self.context
        place = queries.get_place(record_id, visible_to=context.actor)
        terms = terms_of(place, PlaceTerms, **self._told(values))
        services.edit_place(place, terms=terms, actor=context.actor, now=context.now)
        return place

    def _told(self, values: Values) -> dict[str, Any]:
        told = {name: values[name] for name in OWN if name in values}
        if label := values.get("organization"):
            told["organization_id"] = self.organizations.id_of(label)
        if label := values.get("speciality"):
            told["speciality_id"] = self.specialities.id_of(label)
        return told

    def _find_period(self, row: ReadRow) -> None:
        told = row.values.get("period")
        period = self.periods.get(fold(told)) if told else self.only
        if period:
            row.values["period"] = period.title
        elif told:
            message = _("Периода «%(name)s», места которого ещё меняют, нет.", name=told)
            row.refuse("period", "unknown_period", message)
        elif self.periods:
            message = _("Периодов несколько: добавьте столбец «Период».")
            row.refuse("period", "ambiguous_period", message)
        else:
            message = _("Нет периода практики, места которого ещё меняют. Сначала добавьте его.")
            row.refuse("period", "no_period", message)


IMPORT = ImportKind(
    name="places",
    title=_l("Места практики"),
    count=(_l("место"), _l("места"), _l("мест")),
    importer=PlaceImporter,
    permission=Permission.PLACE_MANAGE,
    listing="practice.period_list",
    also_on=("practice.place_list",),
    endpoint="practice.place_detail",
    argument="place_id",
    columns=(
        ImportColumn("period", _l("Период"), readers.line, ("Период практики", "Практика")),
        ImportColumn(
            "organization", _l("Организация"), readers.line,
            ("База практики", "База", "Учреждение", "Наименование организации"),
            required=True, example="Школа № 901",
        ),
        ImportColumn(
            "title", _l("Деятельность"), readers.line,
            ("Место практики", "Вид деятельности", "Вид работы", "Чем занимается студент"),
            required=True, example="Помощник воспитателя",
        ),
        ImportColumn(
            "seats", _l("Мест"), readers.count,
            ("Количество мест", "Кол-во мест", "Число мест", "Кол-во студентов"),
            required=True, example="3",
        ),
        ImportColumn("speciality", _l("Специальность"), readers.line, ("Код специальности",)),
        ImportColumn(
            "supervisor_name", _l("Ответственный от организации"), readers.line,
            ("Руководитель от базы", "ФИО ответственного", "Ответственный", "Контактное лицо"),
            example="Примерова Анна Ивановна",
        ),
        ImportColumn(
            "supervisor_phone", _l("Телефон ответственного"), readers.phone,
            ("Телефон", "Контактный телефон"), example="+7 (949) 000-00-04", telling=True,
        ),
        ImportColumn("tasks", _l("Задачи"), readers.prose, ("Что делает студент",)),
        ImportColumn("requirements", _l("Требования"), readers.prose),
    ),
)  # fmt: skip
