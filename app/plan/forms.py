"""Forms of the plan."""

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Any, Protocol, TypeVar

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField, FileRequired
from wtforms import DateField, HiddenField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length, Optional

from app.base.errors import DomainError
from app.base.typography import clean_text
from app.deadlines import DeadlineKind, Every
from app.deadlines.academic_year import AcademicYear
from app.imports.tables import UnreadableFile
from app.plan.enums import ItemStatus, Topic
from app.plan.overview import Attention
from app.plan.reading import NotAPlan, PlanDocument, read_plan_file
from app.web.fields import MAX_LINE, ChoiceFilter, EnumField, EnumFilter, ParsedField
from app.web.forms import BaseForm, EditForm, FilterForm

_KINDS: list[tuple[str, Any]] = [
    ("", _l("как в документе")),
    (DeadlineKind.RANGE, _l("к дате или за несколько дней")),
    (DeadlineKind.RECURRING, _l("повторяется")),
    (DeadlineKind.ONGOING, _l("всё время")),
    (DeadlineKind.BY_SCHEDULE, _l("дата указана в другом документе")),
]
_EVERY: list[tuple[str, Any]] = [
    ("", _l("— не повторяется —")),
    (Every.WEEK, _l("каждую неделю")),
    (Every.MONTH, _l("каждый месяц")),
    (Every.QUARTER, _l("каждый квартал")),
    (Every.HALF_YEAR, _l("каждое полугодие")),
    (Every.YEAR, _l("раз в год")),
]
_ATTENTION = [
    (Attention.TOPIC, _l("тема не подтверждена")),
    (Attention.DEADLINE, _l("срок не прочитан")),
]
_LONGEST_REASON = 1000
Choice = TypeVar("Choice", bound=StrEnum)


def _or_none(kind: type[Choice]) -> Callable[[str | None], Choice | None]:
    """Return what reads a select's value as a member, the empty choice as None."""
    return lambda value: kind(value) if value else None


def _choices(pairs: Iterable[tuple[str, Any]]) -> list[SelectChoice]:
    return [SelectChoice(str(value), label) for value, label in pairs]


class ItemFilterForm(FilterForm):
    """Search and filters of the plan; the year stays in the address."""

    year = HiddenField()
    q = StringField(_l("Поиск"), validators=[Optional()])
    status = EnumFilter(_l("Состояние"), ItemStatus)
    topic = EnumFilter(_l("Тема"), Topic)
    executor = ChoiceFilter(_l("Исполнитель"))


class AttentionFilterForm(ItemFilterForm):
    """The same for staff, with what waits for their decision."""

    attention = ChoiceFilter(_l("Требует решения"), _ATTENTION)


class ItemForm(EditForm):
    """What staff decides about an item; the document's own words are not changed here."""

    topic = EnumField(
        _l("Тема"),
        Topic,
        description=_l("По теме сайт понимает, какие записи подтверждают пункт."),
    )
    deadline_kind = SelectField(
        _l("Каким считать срок"),
        choices=_choices(_KINDS),
        coerce=_or_none(DeadlineKind),
        description=_l("Задайте срок сами, если сайт не понял слова документа."),
    )
    deadline_start = DateField(_l("Начало"), validators=[Optional()])
    deadline_end = DateField(_l("Последний день"), validators=[Optional()])
    deadline_every = SelectField(_l("Как часто"), choices=_choices(_EVERY), coerce=_or_none(Every))
    status_override = SelectField(
        _l("Каким считать состояние"),
        choices=_choices([("", _l("считать по записям и сроку")), *ItemStatus.pairs()]),
        coerce=_or_none(ItemStatus),
        description=_l("Страница покажет и ваше решение, и то, что посчитано."),
    )
    override_reason = TextAreaField(
        _l("Почему состояние поставлено вручную"),
        validators=[Length(max=_LONGEST_REASON, message=_l("Не больше %(max)d знаков."))],
    )


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

    def read(self) -> PlanDocument | None:
        """Read the file; a refusal becomes the message by its field, and None is returned."""
        year = AcademicYear.parse(self.year.data) if self.year.data else None
        try:
            return read_plan_file(self.file.data.stream, year)
        except (UnreadableFile, NotAPlan) as refusal:
            self.add_error(DomainError(str(refusal), field="file"))
            return None

    @property
    def source_name(self) -> str:
        """The file's own name, as a line of text."""
        name = str(clean_text(self.file.data.filename or ""))
        return name.replace("\\", "/").rpartition("/")[2][-MAX_LINE:]


class Titled(Protocol):
    """An item as the form of topics needs it."""

    @property
    def id(self) -> int: ...

    @property
    def title(self) -> str: ...

    @property
    def topic(self) -> Topic: ...


def topics_form(items: Iterable[Titled]) -> BaseForm:
    """Return a form with a select of the topic for each item, named `topic_<id>`."""
    fields = {topic_field(item): EnumField(item.title, Topic, default=item.topic) for item in items}
    kind: type[BaseForm] = type("TopicsForm", (BaseForm,), fields)
    return kind()


def topic_field(item: Titled) -> str:
    """Return the name of an item's field in the form of topics."""
    return f"topic_{item.id}"
