"""Spreadsheets of clearances: a row is a student, its columns the papers a curator has seen."""

from collections.abc import Hashable, Iterator, Sequence
from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base.identity import fold
from app.imports import readers
from app.imports.kinds import ImportColumn, Importer, ImportKind, KnownRecord, ReadRow, Values
from app.practice.admission import queries, services
from app.practice.admission.errors import ClearanceError
from app.practice.admission.rules import ClearanceTerms, check_clearance
from app.practice.enums import ClearanceKind
from app.practice.permissions import Permission
from app.students.queries import get_student
from app.students.rules import full_name

Kind = ClearanceKind
# Field of a sheet → the kind and what of its terms the cell says.
CELLS: dict[str, tuple[ClearanceKind, str]] = {
    "examined_on": (Kind.MEDICAL_EXAMINATION, "given_on"),
    "examined_until": (Kind.MEDICAL_EXAMINATION, "valid_until"),
    "book_on": (Kind.MEDICAL_BOOK, "given_on"),
    "book_until": (Kind.MEDICAL_BOOK, "valid_until"),
    "record_on": (Kind.NO_CRIMINAL_RECORD, "given_on"),
    "record_number": (Kind.NO_CRIMINAL_RECORD, "number"),
    "briefed_on": (Kind.SAFETY_BRIEFING, "given_on"),
    "consent_on": (Kind.REPRESENTATIVE_CONSENT, "given_on"),
}


class ClearanceImporter(Importer):
    """A row is a student who studies, by name and group; empty cells change nothing."""

    def prepare(self, rows: Sequence[ReadRow]) -> None:
        """Check the papers of each row as they will stand."""
        found = queries.list_importable()
        self.students = {row.id: row for row in found}
        self.held = queries.terms_held_by(list(self.students))
        self.ids = {(fold(_name(row)), fold(row.group)): row.id for row in found}
        for row in rows:
            self._check(row)

    def known(self) -> Iterator[KnownRecord]:
        """Return those who have shown something; a row about anybody else is new."""
        for student_id, held in self.held.items():
            row = self.students[student_id]
            values: dict[str, Any] = {"full_name": _name(row), "group": row.group}
            for field, (kind, what) in CELLS.items():
                values[field] = getattr(held.get(kind), what, None)
            yield KnownRecord(student_id, row.version, values)

    def key(self, values: Values) -> str:
        """Return the name with the group."""
        return ", ".join(filter(None, (values.get("full_name"), values.get("group"))))

    def same(self, values: Values) -> list[Hashable]:
        """Return the name with the group, however they were typed."""
        names = (values.get("full_name"), values.get("group"))
        return [tuple(map(fold, names))] if all(names) else []

    def hinder_new(self, row: ReadRow) -> None:
        """Students are entered by their own sheet."""
        if self._student_id(row.values) is None:
            message = _("Такого студента в этой группе на сайте нет.")
            row.refuse("full_name", "unknown_student", message)

    def create(self, values: Values) -> Any:
        """Note the first papers of a student."""
        return self.change(self._student_id(values) or 0, values)

    def change(self, record_id: int, values: Values) -> Any:
        """Note the papers that the row says."""
        context = self.context
        student = get_student(record_id, visible_to=context.actor)
        for kind, terms in self._told(record_id, values).items():
            services.write_clearance(
                student,
                kind=kind,
                terms=terms,
                actor=context.actor,
                now=context.now,
                today=context.today,
            )
        return student

    def _check(self, row: ReadRow) -> None:
        student_id = self._student_id(row.values)
        for kind, terms in self._told(student_id, row.values).items():
            try:
                check_clearance(kind, terms, today=self.context.today)
            except ClearanceError as error:
                fields = {what: field for field, (one, what) in CELLS.items() if one is kind}
                row.refuse(fields.get(error.field or "", "full_name"), "clearance", str(error))

    def _told(self, student_id: int | None, values: Values) -> dict[ClearanceKind, ClearanceTerms]:
        """Return the terms of each kind a row speaks of; what it leaves out stays as it was."""
        told: dict[ClearanceKind, dict[str, date | str]] = {}
        for field, (kind, what) in CELLS.items():
            if values.get(field):
                told.setdefault(kind, {})[what] = values[field]
        present = self.held.get(student_id, {}) if student_id else {}
        return {kind: _merged(present.get(kind), parts) for kind, parts in told.items()}

    def _student_id(self, values: Values) -> int | None:
        names = (values.get("full_name"), values.get("group"))
        return self.ids.get((fold(names[0]), fold(names[1]))) if all(names) else None


def _name(row: Any) -> str:
    return full_name(row.last_name, row.first_name, row.middle_name)


def _merged(present: ClearanceTerms | None, told: dict[str, Any]) -> ClearanceTerms:
    """A new day begins a new paper: the term of the one before says nothing about it."""
    if present is None or told.get("given_on") not in {None, present.given_on}:
        return ClearanceTerms(**told)
    return ClearanceTerms(
        told.get("given_on", present.given_on),
        told.get("valid_until", present.valid_until),
        told.get("number", present.number),
    )


IMPORT = ImportKind(
    name="clearances",
    title=_l("Допуск к практике"),
    count=(_l("студент"), _l("студента"), _l("студентов")),
    importer=ClearanceImporter,
    permission=Permission.CLEARANCE_MANAGE,
    listing="practice.clearance_list",
    endpoint="practice.clearance_detail",
    argument="student_id",
    columns=(
        ImportColumn(
            "full_name", _l("ФИО"), readers.line,
            ("ФИО студента", "Студент", "Фамилия, имя, отчество", "Обучающийся"),
            required=True, example="Примеров Иван Петрович",
        ),
        ImportColumn(
            "group", _l("Группа"), readers.line, ("Учебная группа", "№ группы"),
            required=True, example="ДО-31",
        ),
        ImportColumn(
            "examined_on", _l("Медосмотр"), readers.day, ("Медосмотр пройден", "Дата медосмотра"),
            example="12.01.2024",
        ),
        ImportColumn(
            "examined_until", _l("Медосмотр действует до"), readers.day, ("Медосмотр до",),
            example="12.01.2025",
        ),
        ImportColumn("book_on", _l("Медкнижка"), readers.day, ("Медицинская книжка",)),
        ImportColumn(
            "book_until", _l("Медкнижка действует до"), readers.day,
            ("Медкнижка до", "Медицинская книжка до"),
        ),
        ImportColumn(
            "record_on", _l("Справка об отсутствии судимости"), readers.day,
            ("Дата справки", "Справка о несудимости"), example="15.01.2024",
        ),
        ImportColumn(
            "record_number", _l("Номер справки"), readers.line, ("№ справки",), example="77-01",
        ),
        ImportColumn(
            "briefed_on", _l("Инструктаж по охране труда"), readers.day,
            ("Инструктаж", "Инструктаж по ОТ", "Дата инструктажа"),
        ),
        ImportColumn(
            "consent_on", _l("Согласие законного представителя"), readers.day,
            ("Согласие представителя", "Согласие родителя"),
        ),
    ),
)  # fmt: skip
