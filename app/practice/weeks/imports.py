"""Spreadsheets of marks and hours: a row is a student's practice, known by period, name, group."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base.errors import DomainError, NotFoundError
from app.base.identity import fold
from app.imports import readers
from app.imports.kinds import ImportColumn, Importer, ImportKind, KnownRecord, ReadRow, Values
from app.practice.enums import PlacementEvent
from app.practice.permissions import Permission
from app.practice.states import PLACEMENT, PlacementParty
from app.practice.weeks.enums import MOST_HOURS, PracticeGrade
from app.practice.weeks.errors import PracticeDayAheadError
from app.practice.weeks.queries import marking as queries
from app.practice.weeks.queries.course import find_result
from app.practice.weeks.queries.scope import get_placement
from app.practice.weeks.rules import check_result
from app.practice.weeks.services.results import note_result
from app.practice.weeks.wording import labels_of, period_names

TOLD = ("grade", "hours", "attestation_on")
read_grade = readers.one_of(
    PracticeGrade,
    **{
        "5": PracticeGrade.EXCELLENT, "отлично": PracticeGrade.EXCELLENT,
        "отл": PracticeGrade.EXCELLENT, "4": PracticeGrade.GOOD, "хорошо": PracticeGrade.GOOD,
        "хор": PracticeGrade.GOOD, "3": PracticeGrade.FAIR,
        "удовлетворительно": PracticeGrade.FAIR, "удовл": PracticeGrade.FAIR,
        "удов": PracticeGrade.FAIR, "2": PracticeGrade.POOR,
        "неудовлетворительно": PracticeGrade.POOR, "неуд": PracticeGrade.POOR,
        "зачтено": PracticeGrade.PASSED, "зач": PracticeGrade.PASSED,
        "не_зачтено": PracticeGrade.FAILED, "не_зачёт": PracticeGrade.FAILED,
        "незачтено": PracticeGrade.FAILED,
    },
)  # fmt: skip


class MarkImporter(Importer):
    """A row marks one student's practice; who has no mark in the sheet stays without one."""

    def prepare(self, rows: Sequence[ReadRow]) -> None:
        """Find whose practice each row is about; check the mark as it will stand."""
        actor = self.context.actor
        periods = queries.list_markable_periods(visible_to=actor)
        self.periods, self.labels = {one.id: one for one in periods}, labels_of(periods)
        for row in rows:
            self._find_period(row)
        told = {row.values.get("period") for row in rows}
        ids = [id_ for id_, label in self.labels.items() if label in told]
        self.marks = queries.list_marks(ids, visible_to=actor)
        self.found: dict[Hashable, list[queries.MarkRow]] = {}
        for one in self.marks:
            key = _key(self.labels[one.period_id], one.name, one.group)
            self.found.setdefault(key, []).append(one)
        self.silent = {id_ for row in rows if (id_ := self._without_mark(row))}
        for row in rows:
            self._check(row)

    def known(self) -> Iterator[KnownRecord]:
        """Return the marks there are; of a row that says none, the student without one."""
        for one in self.marks:
            if one.version or one.id in self.silent:
                values = {
                    "period": self.labels[one.period_id],
                    "module": self.periods[one.period_id].module,
                    "full_name": one.name,
                    "group": one.group,
                    **{name: getattr(one.terms, name) for name in TOLD},
                }
                yield KnownRecord(one.id, one.version, values)

    def key(self, values: Values) -> str:
        """Return the name with the group and the period."""
        names = (values.get("full_name"), values.get("group"), values.get("period"))
        return ", ".join(filter(None, names))

    def same(self, values: Values) -> list[Hashable]:
        """Return the period with the name and the group, however they were typed."""
        names = [values.get(one) for one in ("period", "full_name", "group")]
        return [_key(*names)] if all(names) else []

    def hinder_new(self, row: ReadRow) -> None:
        """A mark is given to who is on practice."""
        if self._one(row.values) is None:
            message = _("Такого студента этой группы на этой практике нет.")
            row.refuse("full_name", "unknown_student", message)

    def create(self, values: Values) -> Any:
        """Note the first mark; without its hours those of the period."""
        found = self._one(values)
        if found is None:
            raise NotFoundError
        hours = values.get("hours") or self.periods[found.period_id].hours
        return self.change(found.id, {**values, "hours": hours})

    def change(self, record_id: int, values: Values) -> Any:
        """Note what the row says; what it leaves out stays as it was."""
        context = self.context
        placement = get_placement(record_id, visible_to=context.actor)
        terms = replace(queries.terms_noted(find_result(placement)), **_told(values))
        note_result(
            placement, terms=terms, actor=context.actor, now=context.now, today=context.today
        )
        return placement

    def _find_period(self, row: ReadRow) -> None:
        """Find the period by its name, its module or both; one of the two is enough."""
        named, module = row.values.get("period"), row.values.get("module")
        periods = list(self.periods.values())
        called = [one for one in periods if not named or fold(named) in period_names(one)]
        fitting = [one for one in called if not module or fold(one.module) == fold(module)]
        if len(fitting) == 1:
            row.values["period"] = self.labels[fitting[0].id]
            row.values["module"] = fitting[0].module
        elif fitting:
            message = _("Таких практик несколько: назовите её, как в скачанной таблице.")
            row.refuse("period", "ambiguous_period", message)
        elif called and module:
            modules = ", ".join(sorted({one.module or _("не указан") for one in called[:5]}))
            message = _("Модуль на сайте другой: %(modules)s.", modules=modules)
            row.refuse("module", "other_module", message)
        else:
            message = _("Опубликованной практики с таким названием на сайте нет.")
            row.refuse("period", "unknown_period", message)

    def _check(self, row: ReadRow) -> None:
        found, told = self._all(row.values), _told(row.values)
        if len(found) > 1:
            message = _("В группе несколько студентов с таким именем: отметьте их на сайте.")
            row.refuse("full_name", "ambiguous_student", message)
        if not 1 <= told.get("hours", 1) <= MOST_HOURS:
            row.refuse("hours", "hours", _("Часов от 1 до %(max)d.", max=MOST_HOURS))
        if told.get("attestation_on", self.context.today) > self.context.today:
            row.refuse("attestation_on", "ahead", str(PracticeDayAheadError()))
        if row.problems or not found or not told:
            return
        try:
            check_result(replace(found[0].terms, **told))
            PLACEMENT.after(PlacementEvent.MARK, found[0].state, PlacementParty.STAFF)
        except DomainError as error:
            row.refuse(error.field or "full_name", "mark", str(error))

    def _without_mark(self, row: ReadRow) -> int | None:
        """Return whose practice a row names without saying anything of it."""
        found = self._one(row.values)
        return found.id if found and not _told(row.values) else None

    def _all(self, values: Values) -> list[queries.MarkRow]:
        names = [values.get(one) for one in ("period", "full_name", "group")]
        return self.found.get(_key(*names), []) if all(names) else []

    def _one(self, values: Values) -> queries.MarkRow | None:
        found = self._all(values)
        return found[0] if len(found) == 1 else None


def _key(*names: str | None) -> Hashable:
    return tuple(fold(name or "") for name in names)


def _told(values: Values) -> dict[str, Any]:
    return {name: values[name] for name in TOLD if values.get(name) is not None}


IMPORT = ImportKind(
    name="practice-marks",
    title=_l("Отметки за практику"),
    count=(_l("отметка"), _l("отметки"), _l("отметок")),
    importer=MarkImporter,
    permission=Permission.COURSE_FOLLOW,
    listing="practice.period_list",
    also_on=("practice.board_list",),
    endpoint="practice.course_detail",
    argument="placement_id",
    columns=(
        ImportColumn(
            "period", _l("Практика"), readers.line, ("Период практики", "Период"),
            example="Практика в школе",
        ),
        ImportColumn(
            "module", _l("Модуль"), readers.line, ("Профессиональный модуль", "ПМ"),
            example="ПМ.01 Проектирование уроков",
        ),
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
            "grade", _l("Отметка"), read_grade, ("Оценка", "Итоговая оценка", "Результат"),
            required=True, example="5 (отлично)",
        ),
        ImportColumn("hours", _l("Часы"), readers.count, ("Часов", "Кол-во часов"), example="144"),
        ImportColumn(
            "attestation_on", _l("Дата аттестации"), readers.day,
            ("Аттестация", "Дата", "Дата зачёта"), example="25.02.2024",
        ),
    ),
)  # fmt: skip
