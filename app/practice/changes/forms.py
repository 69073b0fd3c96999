"""Forms of what happens after a distribution."""

from flask_babel import lazy_gettext as _l
from wtforms import StringField
from wtforms.validators import Optional
from wtforms.widgets import HiddenInput

from app.practice.changes.enums import MoveCause, RepairWay, SwapAnswer, SwapState, Trouble
from app.practice.enums import MAX_SEATS, ChangeState, SeatsChangeKind, SwapRule
from app.web.fields import (
    ChoiceFilter,
    CountField,
    EnumField,
    EnumFilter,
    LineField,
    NumberField,
    RecordChoiceFilter,
    RecordField,
)
from app.web.forms import BaseForm, CreateForm, EditForm, FilterForm


class RepairForm(CreateForm):
    """What happened, to which place or student."""

    trouble = EnumField(_l("Что случилось"), Trouble, default=Trouble.PLACE_CLOSED)
    place_id = RecordField(
        _l("Место"),
        optional=True,
        render_kw={"data-search": ""},
        description=_l("Если случилось на базе. В скобках — сколько мест занято и всего."),
    )
    seats = CountField(
        _l("Сколько мест осталось"),
        needed=_l("Укажите, сколько мест осталось."),
        minimum=0,
        maximum=MAX_SEATS,
        default=0,
        description=_l("Если мест стало меньше; если база отозвала место целиком, оставьте 0."),
    )
    student_id = RecordField(
        _l("Студент"),
        optional=True,
        render_kw={"data-search": ""},
        description=_l("Если студент не пойдёт на практику."),
    )
    reason = LineField(
        _l("Причина"),
        needed=_l("Напишите причину: она останется в журнале изменений."),
        description=_l("Например: база закрыта на ремонт. Диагнозов не пишите."),
    )
    way = EnumField(_l("Кого можно переставить"), RepairWay, default=RepairWay.FAIR)


class ChangeUndoForm(EditForm):
    """The consent to take a change back."""


class ChangeFilterForm(FilterForm):
    """Filters of the list of changes."""

    kind = EnumFilter(_l("Вид"), SeatsChangeKind)
    state = EnumFilter(_l("Состояние"), ChangeState)


class _StudentFilterForm(FilterForm):
    q = StringField(_l("Фамилия или имя"), validators=[Optional()])
    group = RecordChoiceFilter(_l("Группа"))


class SeatChangeFilterForm(_StudentFilterForm):
    """Filters of the students of a change."""

    cause = ChoiceFilter(_l("Почему"), MoveCause.pairs())


class QueueFilterForm(_StudentFilterForm):
    """Filters of the waiting list."""


class ChangeActForm(BaseForm):
    """The question before a part of a proposal is taken over: of which proposal."""

    change_id = NumberField(widget=HiddenInput())


class SwapForm(CreateForm):
    """Whom a student proposes to swap with."""

    whom = LineField(
        _l("С кем"),
        needed=_l("Напишите фамилию и имя одногруппника или его код."),
        maximum=100,
        description=_l(
            "Фамилия и имя, если он из вашей группы, или его код: он есть на его странице "
            "результата, например s15."
        ),
    )


class SwapAnswerForm(BaseForm):
    """The button that was pressed under a proposal."""

    answer = EnumField(_l("Ответ"), SwapAnswer)


class SwapRuleForm(BaseForm):
    """Whether students may swap, and who decides."""

    rule = EnumField(_l("Обмены"), SwapRule)


class SwapFilterForm(FilterForm):
    """Filters of the list of swaps."""

    state = EnumFilter(_l("Состояние"), SwapState)
