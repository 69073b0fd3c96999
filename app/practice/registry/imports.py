"""Spreadsheets of practice bases: their columns, which row is which base, how rows go in."""

import re
from collections.abc import Hashable, Iterable, Iterator, Sequence
from types import SimpleNamespace
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base.identity import fold
from app.base.likeness import LIKE
from app.base.settlements import (
    district_of,
    likely_settlement,
    settlement_in,
    settlements_named,
)
from app.base.terms import terms_of
from app.imports import readers
from app.imports.kinds import ImportColumn, Importer, ImportKind, KnownRecord, ReadRow, Values
from app.imports.readers import CellError
from app.organizations.naming import NamedOrganizations
from app.organizations.queries import get_organization
from app.practice.enums import PracticeKind
from app.practice.permissions import Permission
from app.practice.registry import queries, services
from app.practice.registry.models import BaseResponsible, PracticeBase
from app.practice.registry.rules import BaseTerms, ResponsibleTerms, likeness
from app.students.naming import NamedSpecialities

OWN = (
    "title", "town", "address", "needs_medical_book", "has_dormitory", "hours", "transport",
    "conditions",
)  # fmt: skip
PERSON = ("position", "phone", "order_number", "order_on")
_SEPARATOR = re.compile(r"[,;/\n]+|\s+и\s+")


def practice_kinds(text: str) -> str | None:
    """Read «учебная, производственная» as the labels of the kinds, in their order."""
    told = readers.line(text)
    if told is None:
        return None
    found = set()
    for word in filter(None, map(fold, _SEPARATOR.split(told))):
        kind = next((one for one in PracticeKind if fold(str(one.label)).startswith(word)), None)
        if kind is None:
            names = ", ".join(f"«{one.label}»" for one in PracticeKind)
            raise CellError("unknown_word", _("Здесь может быть: %(names)s.", names=names))
        found.add(kind)
    return _labels(found)


class BaseImporter(Importer):
    """A base is one by its title at an organization; without a title it is the organization."""

    def prepare(self, rows: Sequence[ReadRow]) -> None:
        """Find the organizations, the specialities and the towns."""
        self.organizations = NamedOrganizations()
        self.specialities = NamedSpecialities()
        for row in rows:
            self.organizations.find(row)
            self.specialities.find_all(row)
            row.values.setdefault("title", "")
            _find_town(row)
            if row.values.get("phone") and not row.values.get("person_name"):
                row.refuse("phone", "no_person", _("Напишите, чей это телефон."))

    def known(self) -> Iterator[KnownRecord]:
        """Return every base, those that take nobody any more among them."""
        for base in queries.list_importable():
            values = {name: getattr(base, name) for name in OWN}
            values["organization"] = self.organizations.labels.get(base.organization_id, "")
            values["district"] = base.district
            values["kinds"] = _labels(base.kinds)
            values["specialities"] = self.specialities.labels_of(base.speciality_ids)
            values["people"] = {fold(one.name): one for one in base.present}
            yield KnownRecord(base.id, base.version, values)

    def key(self, values: Values) -> str:
        """Return what people call the base."""
        return ", ".join(filter(None, (values.get("organization"), values.get("title"))))

    def same(self, values: Values) -> list[Hashable]:
        """Return the title at the organization."""
        owner = values.get("organization")
        return [(fold(owner), fold(values.get("title") or ""))] if owner else []

    def near(self, values: Values) -> Iterable[Hashable]:
        """Other bases of the organization."""
        return (values.get("organization"),)

    def like(self, left: Values, right: Values) -> str | None:
        """Return why two look like one: the address, or titles that are nearly the same."""
        one, other = (
            SimpleNamespace(title=side.get("title") or "", address=side.get("address") or "")
            for side in (left, right)
        )
        if likeness(one, other) < LIKE:
            return None
        return _("похожая база: «%(name)s»", name=self.key(right))

    def changes(self, values: Values, known: Values) -> dict[str, tuple[Any, Any]]:
        """A responsible person is another when the name is."""
        found = super().changes(values, known)
        if who := values.get("person_name"):
            person = known["people"].get(fold(who))
            if person is None:
                found["person_name"] = (None, who)
            for name in PERSON:
                old, new = getattr(person, name, None), values.get(name)
                if new and old != new:
                    found[name] = (old, new)
        return found

    def create(self, values: Values) -> PracticeBase:
        """Add a base with its responsible person."""
        owner = get_organization(self.organizations.id_of(values["organization"]))
        told = {"town": owner.town, **self._told(values)}
        actor = self.context.actor
        base = services.add_base(owner, terms=BaseTerms(**told), actor=actor, is_another=True)
        self._keep_person(base, values)
        return base

    def change(self, record_id: int, values: Values) -> PracticeBase:
        """Change what the row says."""
        actor = self.context.actor
        base = queries.get_base(record_id, visible_to=actor)
        terms = terms_of(base, BaseTerms, **self._told(values))
        services.edit_base(base, terms=terms, actor=actor, is_another=True)
        self._keep_person(base, values)
        return base

    def _told(self, values: Values) -> dict[str, Any]:
        told = {name: values[name] for name in OWN if name in values}
        if "kinds" in values:
            told["kinds"] = [one for one in PracticeKind if str(one.label) in values["kinds"]]
        if "specialities" in values:
            told["speciality_ids"] = self.specialities.ids_of(values["specialities"])
        if district := values.get("district"):
            chosen = settlement_in(values["town"], district)
            told["settlement"] = chosen.key if chosen else None
        return told

    def _keep_person(self, base: PracticeBase, values: Values) -> None:
        """Add who answers, or change what is told of one of this name; nothing is erased."""
        who = values.get("person_name")
        if not who:
            return
        told = {name: values[name] for name in PERSON if values.get(name)}
        known = next((one for one in base.present if fold(one.name) == fold(who)), None)
        actor = self.context.actor
        if known is None:
            since = told.get("order_on") or self.context.today
            terms = ResponsibleTerms(name=who, since=since, **told)
            services.add_responsible(base, terms=terms, actor=actor)
        elif _says_more(known, told):
            terms = terms_of(known, ResponsibleTerms, **told)
            services.edit_responsible(known, terms=terms, actor=actor)


def _says_more(person: BaseResponsible, told: dict[str, Any]) -> bool:
    return any(getattr(person, name) != value for name, value in told.items())


def _labels(kinds: Iterable[PracticeKind]) -> str:
    held = set(kinds)
    return ", ".join(str(one.label) for one in PracticeKind if one in held)


def _find_town(row: ReadRow) -> None:
    """Find out which of several towns of a name is meant; a person must say where none is likely.

    A district without need says nothing: the town alone is known by its name.
    """
    town, district = row.values.get("town"), row.values.pop("district", None)
    if not town:
        return
    chosen = settlement_in(town, district) if district else None
    named = settlements_named(town)
    if chosen is None and len(named) > 1 and (district or likely_settlement(town) is None):
        places = "; ".join(one.label for one in named)
        message = _("Укажите в столбце «Район», какой это пункт: %(places)s.", places=places)
        row.refuse("district" if district else "town", "ambiguous_town", message)
    elif kept := district_of(town, chosen):
        row.values["district"] = kept


IMPORT = ImportKind(
    name="bases",
    title=_l("Базы практики"),
    count=(_l("база"), _l("базы"), _l("баз")),
    importer=BaseImporter,
    permission=Permission.BASE_MANAGE,
    listing="practice.base_list",
    endpoint="practice.base_detail",
    argument="base_id",
    columns=(
        ImportColumn(
            "organization", _l("Организация"), readers.line,
            ("База практики", "База", "Учреждение", "Наименование организации"),
            required=True, example="Школа № 901",
        ),
        ImportColumn(
            "title", _l("Площадка"), readers.line, ("Корпус", "Филиал", "Название площадки"),
            example="Корпус 2",
        ),
        ImportColumn(
            "town", _l("Населённый пункт"), readers.town, ("Город", "Нас. пункт"),
            example="Зугрэс",
        ),
        ImportColumn("district", _l("Район"), readers.line, ("Округ", "Городской округ")),
        ImportColumn(
            "address", _l("Адрес"), readers.line, ("Фактический адрес", "Адрес базы"),
            example="ул. Садовая, 2",
        ),
        ImportColumn(
            "kinds", _l("Виды практики"), practice_kinds, ("Вид практики",),
            example="учебная, производственная",
        ),
        ImportColumn(
            "specialities", _l("Специальности"), readers.line,
            ("Специальность", "Код специальности", "Коды специальностей"),
        ),
        ImportColumn(
            "needs_medical_book", _l("Медицинская книжка"), readers.flag,
            ("Медкнижка", "Нужна медкнижка", "Нужна медицинская книжка"), example="да",
        ),
        ImportColumn(
            "has_dormitory", _l("Общежитие"), readers.flag, ("Есть общежитие", "Жильё"),
            example="нет",
        ),
        ImportColumn(
            "hours", _l("Часы работы"), readers.line, ("Режим работы", "Часы"),
            example="8:00–14:00",
        ),
        ImportColumn("transport", _l("Как добраться"), readers.line, ("Транспорт", "Проезд")),
        ImportColumn("conditions", _l("Другие условия"), readers.prose, ("Условия",)),
        ImportColumn(
            "person_name", _l("Ответственный"), readers.line,
            ("Ответственный от организации", "ФИО ответственного", "Руководитель от базы",
             "Контактное лицо", "Ответственное лицо"),
            example="Примерова Анна Ивановна",
        ),
        ImportColumn(
            "position", _l("Должность ответственного"), readers.line, ("Должность",),
            example="заместитель директора",
        ),
        ImportColumn(
            "phone", _l("Телефон ответственного"), readers.phone,
            ("Телефон", "Контактный телефон"), example="+7 (949) 000-00-04", telling=True,
        ),
        ImportColumn(
            "order_number", _l("Номер приказа"), readers.line, ("Приказ №", "№ приказа", "Приказ"),
            example="14-о",
        ),
        ImportColumn("order_on", _l("Дата приказа"), readers.day, example="29.08.2023"),
    ),
)  # fmt: skip
