"""Spreadsheets of graduates: a row is what a sheet says of one graduate on one day."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base.errors import DomainError, NotFoundError
from app.base.identity import fold
from app.imports import readers
from app.imports.kinds import ImportColumn, Importer, ImportKind, KnownRecord, ReadRow, Values
from app.organizations.queries import list_importable
from app.outcomes.categories import categories
from app.outcomes.enums import OutcomeSource
from app.outcomes.models import MonitoringCutoff
from app.outcomes.permissions import Permission
from app.outcomes.queries import get_outcome, sheets
from app.outcomes.rules import FactTerms, check_facts
from app.outcomes.services.statements import hear
from app.students.rules import full_name

FACTS = ("category", "employer_town", "employer_region", "post", "by_speciality", "since")


def read_category(text: str) -> str | None:
    """Read a category by its name or its code; raises CellError for another word."""
    told = readers.line(text)
    if told is None:
        return None
    known = {fold(one.label): code for code, one in categories().items()}
    short = {fold(one.label.partition(" (")[0]): code for code, one in categories().items()}
    found = (short | known | {fold(code): code for code in categories()}).get(fold(told))
    if found is None:
        names = ", ".join(f"«{one.label}»" for one in categories().values())
        raise readers.CellError("unknown_word", _("Здесь может быть: %(names)s.", names=names))
    return found


class OutcomeImporter(Importer):
    """A row is known by the day, the name and the group; what differs waits for a decision."""

    def prepare(self, rows: Sequence[ReadRow]) -> None:
        """Find whose record each row is about, in a flat number of queries."""
        self.cutoffs = {one.day: one for one in sheets.list_open_cutoffs()}
        known = list_importable()
        self.organizations = {fold(one.short_name): one.id for one in known}
        by_inn = {one.inn: one.short_name for one in known if one.inn}
        for row in rows:  # the number only says who is meant, under whatever name
            inn = row.values.pop("employer_inn", None)
            row.values["employer"] = by_inn.get(inn) or row.values.get("employer")
        told = {row.values.get("day") for row in rows}
        ids = [one.id for day, one in self.cutoffs.items() if day in told]
        self.graduates: dict[Hashable, list[sheets.SheetGraduate]] = defaultdict(list)
        for one in sheets.list_graduates(ids):
            name = fold(full_name(*one[2:5]))
            self.graduates[one.cutoff_id, name].append(one)
        self.said = sheets.list_said_by_sheets(ids)
        names = {(row.values.get("full_name") or "").partition(" ")[0] for row in rows}
        self.years: dict[str, set[int]] = defaultdict(set)
        for *parts, year in sheets.years_by_name(names):
            self.years[fold(full_name(*parts))].add(year)
        for row in rows:
            self._check(row)

    def known(self) -> Iterator[KnownRecord]:
        """Return the last word of sheets on each record."""
        days = {one.id: day for day, one in self.cutoffs.items()}
        people = {one.outcome_id: one for several in self.graduates.values() for one in several}
        last = {one.outcome_id: one for one in self.said}
        for one in last.values():
            who = people[one.outcome_id]
            values = {name: getattr(one, name) or None for name in FACTS}
            values |= {"by_speciality": one.by_speciality, "employer": one.employer}
            where = {"day": days[who.cutoff_id], "full_name": full_name(*who[2:5])}
            yield KnownRecord(one.id, 0, {**values, **where, "group": who.group})

    def key(self, values: Values) -> str:
        """Return the name with the group and the day."""
        day = values.get("day")
        told = (values.get("full_name"), values.get("group"), f"{day:%d.%m.%Y}" if day else "")
        return ", ".join(filter(None, told))

    def same(self, values: Values) -> list[Hashable]:
        """Return the record the row is about."""
        found = self._found(values)
        return [found[0].outcome_id] if len(found) == 1 else []

    def create(self, values: Values) -> Any:
        """Keep what the sheet says; it fills a record nobody knew of."""
        found = self._found(values)
        if len(found) != 1:
            raise NotFoundError
        return hear(
            get_outcome(found[0].outcome_id),
            terms=self._terms(values),
            source=OutcomeSource.SHEET,
            actor=self.context.actor,
            now=self.context.now,
        )

    def change(self, record_id: int, values: Values) -> Any:
        """Keep another word of sheets beside the one before."""
        return self.create(values)

    def _check(self, row: ReadRow) -> None:
        day = row.values.get("day")
        cutoff = self.cutoffs.get(day) if day else None
        if cutoff is None:
            row.refuse("day", "unknown_cutoff", _("Открытого среза на эту дату нет."))
            return
        found = self._found(row.values)
        if len(found) > 1:
            message = _("Таких выпускников несколько: укажите группу.")
            row.refuse("full_name", "ambiguous_student", message)
        if not found and row.values.get("full_name"):
            row.refuse("full_name", "unknown_student", self._why_missing(row.values, cutoff))
        if row.values.get("category"):
            self._check_facts(row, cutoff)

    def _check_facts(self, row: ReadRow, cutoff: MonitoringCutoff) -> None:
        try:
            check_facts(self._terms(row.values), day=cutoff.day)
        except DomainError as error:
            column = "since" if error.field == "since" else "employer"
            row.refuse(column, "facts", str(error))

    def _why_missing(self, values: Values, cutoff: MonitoringCutoff) -> str:
        """Return why nobody is found: a graduate of years that the day does not cover."""
        years = sorted(self.years.get(fold(values["full_name"]), ()))
        if years and not any(cutoff.first_year <= one <= cutoff.last_year for one in years):
            covered = f"{cutoff.first_year}–{cutoff.last_year}"
            message = _("Выпуск %(year)d года: в этот срез входят выпуски %(covered)s.",
                        year=years[-1], covered=covered)  # fmt: skip
            return str(message)
        return _("Такого выпускника в этом срезе нет.")

    def _found(self, values: Values) -> list[sheets.SheetGraduate]:
        cutoff = self.cutoffs.get(values["day"]) if values.get("day") else None
        if cutoff is None:
            return []
        found = self.graduates.get((cutoff.id, fold(values.get("full_name") or "")), [])
        group = fold(values.get("group") or "")
        return [one for one in found if not group or fold(one.group) == group]

    def _terms(self, values: Values) -> FactTerms:
        name = values.get("employer") or ""
        organization_id = self.organizations.get(fold(name))
        own: dict[str, Any] = {key: values[key] for key in FACTS if values.get(key) is not None}
        return FactTerms(
            **own,
            organization_id=organization_id,
            employer_name="" if organization_id else name,
        )


IMPORT = ImportKind(
    name="graduate-outcomes",
    title=_l("Занятость выпускников"),
    count=(_l("запись"), _l("записи"), _l("записей")),
    importer=OutcomeImporter,
    permission=Permission.OUTCOME_MANAGE,
    listing="outcomes.outcome_list",
    columns=(
        ImportColumn(
            "full_name", _l("ФИО"), readers.line,
            ("Выпускник", "Фамилия, имя, отчество", "Ф.И.О.", "Студент"),
            required=True, example="Примеров Иван Петрович",
        ),
        ImportColumn(
            "group", _l("Группа"), readers.line, ("Учебная группа",), example="ДО-31",
        ),
        ImportColumn(
            "day", _l("Дата среза"), readers.day, ("Срез", "На дату", "Дата мониторинга"),
            required=True, example="01.03.2024",
        ),
        ImportColumn(
            "category", _l("Категория"), read_category,
            ("Занятость", "Статус", "Вид занятости"),
            required=True, example="трудоустроен(-а) по трудовому договору",
        ),
        ImportColumn(
            "employer", _l("Работодатель"), readers.line,
            ("Организация", "Место работы", "Где работает"), example="Школа № 901",
        ),
        ImportColumn(
            "employer_inn", _l("ИНН работодателя"), readers.inn, ("ИНН",), example="7707083893",
        ),
        ImportColumn(
            "employer_town", _l("Населённый пункт работы"), readers.line, ("Место",),
        ),
        ImportColumn(
            "employer_region", _l("Регион работы"), readers.line, ("Регион", "Страна"),
        ),
        ImportColumn("post", _l("Должность"), readers.line, (), example="Учитель"),
        ImportColumn(
            "by_speciality", _l("По специальности"), readers.flag, (), example="да",
        ),
        ImportColumn(
            "since", _l("С какого дня"), readers.day,
            ("Работает с", "Дата приёма", "Дата трудоустройства"), example="01.09.2023",
        ),
    ),
)  # fmt: skip
