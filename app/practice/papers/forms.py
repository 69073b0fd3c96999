"""Forms of the papers of practice."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, SelectMultipleField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length
from wtforms.widgets import CheckboxInput, ListWidget

from app.base.choices import Choices
from app.practice.papers.enums import SetFormat, StudentPaper
from app.web.fields import (
    MAX_TEXT,
    DayField,
    EnumField,
    LineField,
    RecordChoiceFilter,
    RecordField,
)
from app.web.forms import BaseForm, CreateForm, EditForm, FilterForm

_FITS = Length(max=MAX_TEXT, message=_l("Не больше %(max)d знаков."))


class PracticeOrderForm(CreateForm):
    """An order on practice, or one that amends it."""

    signed_on = DayField(_l("Дата приказа"), needed=_l("Укажите дату приказа."))
    number = LineField(
        _l("Номер приказа"),
        optional=True,
        maximum=40,
        description=_l("Если номер даёт канцелярия. Пустое поле — следующий номер года."),
    )
    preamble = TextAreaField(_l("На чём основан приказ"), default="", validators=[_FITS])
    reason = LineField(
        _l("Причина изменений"),
        optional=True,
        description=_l("Попадёт в основание приказа."),
    )
    control_name = LineField(
        _l("Кто контролирует исполнение"),
        optional=True,
        description=_l("Фамилия, имя, отчество. Пустое поле — строка для ручки."),
    )
    control_post = LineField(
        _l("Должность контролирующего"),
        optional=True,
        description=_l("Например: заместитель директора по учебной работе."),
    )
    control_words = LineField(
        _l("«Контроль возложить на…» своими словами"),
        optional=True,
        description=_l("Если сайт просклонял имя или должность неверно."),
    )
    agreed = TextAreaField(
        _l("С кем согласовать"),
        default="",
        validators=[_FITS],
        description=_l("По должности в строке. Рядом будет место для подписи."),
    )
    seen = HiddenField()


class SendListsForm(CreateForm):
    """The last question before bases get their lists."""


class DirectionsForm(CreateForm):
    """The last question before directions get their numbers."""


class DirectionForm(CreateForm):
    """A direction with the name as its bearer wants it."""

    student = LineField(
        _l("Кого направляем"),
        optional=True,
        description=_l("Фамилия, имя, отчество в винительном падеже: «Белову Ирину Олеговну»."),
    )


class ProgrammeForm(EditForm):
    """What students of a speciality do in a period."""

    tasks = TextAreaField(
        _l("Задачи"),
        default="",
        validators=[_FITS],
        render_kw={"rows": 8},
        description=_l("По одной в строке. Попадут в индивидуальное задание."),
    )
    competences = TextAreaField(
        _l("Компетенции"),
        default="",
        validators=[_FITS],
        render_kw={"rows": 8},
        description=_l("По одной в строке: ОК 01. …, ПК 1.1. …"),
    )
    works = TextAreaField(
        _l("Виды работ"),
        default="",
        validators=[_FITS],
        render_kw={"rows": 8},
        description=_l(
            "По одному в строке, часы в конце: «Наблюдение уроков — 36». "
            "Попадут в аттестационный лист."
        ),
    )


class PaperSetForm(CreateForm):
    """Which papers of whom are packed into one file."""

    kinds = SelectMultipleField(
        _l("Какие документы"),
        choices=[SelectChoice(kind.value, kind.label) for kind in StudentPaper],
        coerce=StudentPaper,
        validators=[InputRequired(_l("Отметьте хотя бы один документ."))],
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
    group_id = RecordField(_l("Группа"), optional=True)
    base_id = RecordField(_l("База практики"), optional=True)
    file_format = EnumField(_l("Файл"), SetFormat)

    def offer_whom(self, groups: Choices, bases: Choices) -> None:
        """Offer the groups and the bases of a period."""
        self.group_id.empty, self.base_id.empty = _l("все группы"), _l("все базы")
        self.group_id.search_among(groups)
        self.base_id.search_among(bases)


class ReceiptFields(BaseForm):
    """A base says that it has the list: nothing more is asked."""

    received = BooleanField(_l("Список у нас, студентов примем"), default=True)


class BaseListFilterForm(FilterForm):
    """Filters of the bases of a period."""

    q = StringField(_l("База, населённый пункт"))


class StudentPaperFilterForm(FilterForm):
    """Filters of the students of a period."""

    q = StringField(_l("Студент, база"))
    group = RecordChoiceFilter(_l("Группа"))
