"""Forms of the plan."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Protocol

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField, FileRequired
from wtforms import HiddenField, SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional

from app.base.errors import DomainError
from app.base.typography import clean_text
from app.deadlines.academic_year import AcademicYear
from app.imports.tables import UnreadableFile
from app.plan.enums import ItemStatus, Topic
from app.plan.errors import ColumnsError
from app.plan.item_periods import need_words
from app.plan.overview import BY_HAND, DONE_LATE, Attention
from app.plan.reading import (
    ChosenColumns,
    ColumnSample,
    PlanColumn,
    propose_columns,
    read_plan_rows,
    sample_columns,
)
from app.plan.reading.source import PlanSource
from app.plan.rules import Need
from app.web.fields import MAX_LINE, ChoiceFilter, EnumField, EnumFilter, ParsedField
from app.web.forms import BaseForm, FilterForm

_ATTENTION = [
    (Attention.TOPIC, _l("тема не подтверждена")),
    (Attention.NEEDS, _l("не подтверждено, чем доказать")),
    (Attention.DEADLINE, _l("срок не прочитан")),
]
STATUSES: list[tuple[str, Any]] = [
    *ItemStatus.pairs(),
    (DONE_LATE, _l("выполнено с опозданием")),
    (BY_HAND, _l("отмечено вручную")),
]
_COLUMN = "column_"
_LONGEST_SAMPLE = 60
_FIRST_ROWS = 60
_OFFERED = (
    PlanColumn.NUMBER,
    PlanColumn.TITLE,
    PlanColumn.DEADLINE,
    PlanColumn.EXECUTORS,
    PlanColumn.RESULT,
    PlanColumn.SECTION,
    PlanColumn.MONTH,
    PlanColumn.START,
    PlanColumn.END,
)


class ItemFilterForm(FilterForm):
    """Search and filters of the plan; the year stays in the address."""

    year = HiddenField()
    q = StringField(_l("Поиск"), validators=[Optional()])
    status = ChoiceFilter(_l("Состояние"), STATUSES)
    topic = EnumFilter(_l("Тема"), Topic)
    executor = ChoiceFilter(_l("Исполнитель"))


class AttentionFilterForm(ItemFilterForm):
    """The same for staff, with what waits for their decision."""

    attention = ChoiceFilter(_l("Требует решения"), _ATTENTION)


def _academic_year(text: str) -> str:
    try:
        return str(AcademicYear.parse(text))
    except ValueError as error:
        raise ValueError(_("Напишите учебный год так: 2023–2024.")) from error


class ImportForm(BaseForm):
    """A document of the plan; its year when the document does not say it."""

    file = FileField(
        _l("Документ плана"),
        validators=[FileRequired(_l("Выберите файл."))],
        description=_l("Word, Excel, CSV или текст с табуляцией, до 10 МБ."),
    )
    year = ParsedField(
        _l("Учебный год"),
        parse=_academic_year,
        optional=True,
        description=_l("Нужен, если года нет в самом документе. Например, 2023–2024."),
    )

    def read(self) -> PlanSource | None:
        """Read the rows; a refusal becomes the message by its field, and None is returned."""
        year = AcademicYear.parse(self.year.data) if self.year.data else None
        try:
            return PlanSource(read_plan_rows(self.file.data.stream), year)
        except UnreadableFile as refusal:
            self.refuse(refusal)
            return None

    def refuse(self, refusal: Exception) -> None:
        """Say by the field why the file is no plan."""
        self.add_error(DomainError(str(refusal), field="file"))

    @property
    def source_name(self) -> str:
        """The file's own name, as a line of text."""
        name = str(clean_text(self.file.data.filename or ""))
        return name.replace("\\", "/").rpartition("/")[2][-MAX_LINE:]


class ColumnsForm(BaseForm):
    """Which row of a document holds its headings and which column is which."""

    heading = SelectField(_l("Строка с заголовками"), coerce=int)
    year = ParsedField(
        _l("Учебный год"),
        parse=_academic_year,
        optional=True,
        description=_l("Нужен, если года нет в самом документе. Например, 2023–2024."),
    )

    def chosen(self, source: PlanSource) -> PlanSource:
        """Return the source with what the person chose.

        Raises ColumnsError for a column chosen twice and for none with the titles.
        """
        places: dict[PlanColumn, int] = {}
        for name, field in self._fields.items():
            if name.startswith(_COLUMN) and field.data:
                column = PlanColumn[field.data]
                if column in places:
                    title = column.value
                    raise ColumnsError(_("«%(column)s»: выберите один столбец.", column=title))
                places[column] = int(name.removeprefix(_COLUMN))
        if PlanColumn.TITLE not in places:
            raise ColumnsError(_("Покажите столбец с названиями мероприятий."))
        year = AcademicYear.parse(self.year.data) if self.year.data else source.year
        return replace(source, year=year, chosen=ChosenColumns(self.heading.data, places))


def columns_form(source: PlanSource) -> ColumnsForm:
    """Return the form with a select for each column, filled in with what the site takes it for."""
    proposed = source.chosen or propose_columns(source.rows)
    known = {place: column.name for column, place in proposed.places.items()}
    offered = [SelectChoice("", _("— не загружать —"))]
    offered += [SelectChoice(column.name, column.value) for column in _OFFERED]
    fields = {
        f"{_COLUMN}{one.place}": SelectField(
            _column_label(one), choices=offered, description=_examples(one)
        )
        for one in sample_columns(source.rows, proposed.heading)
    }
    kind: type[ColumnsForm] = type("ColumnsForm", (ColumnsForm,), fields)
    data = {f"{_COLUMN}{place}": name for place, name in known.items()}
    form = kind(data=data | {"heading": proposed.heading, "year": source.year and str(source.year)})
    form.heading.choices = _heading_rows(source, proposed.heading)
    return form


def _column_label(sample: ColumnSample) -> str:
    heading = sample.heading[:_LONGEST_SAMPLE] or "—"
    return _("Столбец %(number)s: %(heading)s", number=sample.place + 1, heading=heading)


def _examples(sample: ColumnSample) -> str:
    shown = "; ".join(cell[:_LONGEST_SAMPLE] for cell in sample.cells)
    return _("Например: %(cells)s", cells=shown) if shown else ""


def _heading_rows(source: PlanSource, proposed: int) -> list[SelectChoice]:
    """Return the rows among which the heading is: the first ones with several cells."""
    rows = enumerate(source.rows[:_FIRST_ROWS])
    wide = [(at, row) for at, row in rows if sum(map(bool, row.cells)) > 1 or at == proposed]
    return [
        SelectChoice(at, f"{row.place()}: {' | '.join(cell for cell in row.cells if cell)[:90]}")
        for at, row in wide
    ]


class Titled(Protocol):
    """An item as the form of topics needs it."""

    @property
    def id(self) -> int: ...

    @property
    def title(self) -> str: ...

    @property
    def topic(self) -> Topic: ...

    @property
    def required(self) -> tuple[Need, ...]: ...


def topics_form(items: Iterable[Titled]) -> BaseForm:
    """Return a form with a select of the topic for each item, named `topic_<id>`."""
    fields = {topic_field(item): _topic(item) for item in items}
    kind: type[BaseForm] = type("TopicsForm", (BaseForm,), fields)
    return kind()


def _topic(item: Titled) -> EnumField:
    needs = _(" и ").join(need_words(need) for need in item.required)
    told = _("Подтверждается: %(needs)s", needs=needs) if needs else ""
    return EnumField(item.title, Topic, default=item.topic, description=told)


def topic_field(item: Titled) -> str:
    """Return the name of an item's field in the form of topics."""
    return f"topic_{item.id}"
