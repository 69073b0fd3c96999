"""Forms of events."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, StringField, TimeField
from wtforms.validators import NumberRange, Optional

from app.activities.events.enums import (
    MAX_PEOPLE,
    EventKind,
    EventRhythm,
    EventState,
    EventStep,
    EventTime,
    ParticipantKind,
)
from app.plan.serving import ServingFields, items_field
from app.web.fields import (
    MAX_TEXT,
    DayField,
    EnumField,
    EnumFilter,
    LineField,
    NumberField,
    ProseField,
    RecordChoiceFilter,
    RecordField,
    RecordFilter,
    RecordsField,
)
from app.web.forms import BaseForm, CreateForm, EditForm, FilterForm

MAX_REASON = 1000
MOVING = (
    EventStep.BEGIN, EventStep.REOPEN, EventStep.UNHOLD, EventStep.RESTORE
)  # fmt: skip


def _number(label: Any) -> NumberField:
    return NumberField(
        label,
        validators=[Optional(), NumberRange(0, MAX_PEOPLE, _l("Число от %(min)s до %(max)s."))],
    )


def _long(label: Any, **kwargs: Any) -> LineField:
    return ProseField(label, maximum=MAX_TEXT, **kwargs)


def _expected(kind: ParticipantKind) -> NumberField:
    return _number(_l("%(kind)s: сколько ожидается", kind=kind.label))


def _came(kind: ParticipantKind) -> NumberField:
    return _number(_l("%(kind)s: сколько было", kind=kind.label))


class EventNames(ServingFields):
    """What is held: first in every form, before its days."""

    kind = EnumField(_l("Вид"), EventKind)
    title = LineField(_l("Название"), needed=_l("Назовите мероприятие."))


class EventDateFields(BaseForm):
    """The days of an event."""

    starts_on = DayField(_l("Первый день"), needed=_l("Укажите день."))
    ends_on = DayField(
        _l("Последний день"),
        optional=True,
        description=_l("Оставьте пустым, если мероприятие идёт один день."),
    )

    def days(self) -> dict[str, Any]:
        """Return the days; one day begins and ends itself."""
        first = self.starts_on.data
        return {"starts_on": first, "ends_on": self.ends_on.data or first}


class EventFields(EventNames):
    """Where, with whom, for whom."""

    starts_at = TimeField(_l("Начало, время"), validators=[Optional()])
    ends_at = TimeField(_l("Окончание, время"), validators=[Optional()])
    place = LineField(_l("Место"), optional=True)
    organizer_ids = RecordsField(
        _l("Организаторы"),
        optional=True,
        description=_l("Если мероприятие проводит сам колледж, не выбирайте никого."),
    )
    participant_ids = RecordsField(_l("Организации-участники"), optional=True)
    responsible_id = RecordField(_l("Ответственный"), optional=True)
    planned_students = _expected(ParticipantKind.STUDENTS)
    planned_pupils = _expected(ParticipantKind.PUPILS)
    planned_teachers = _expected(ParticipantKind.TEACHERS)
    planned_employers = _expected(ParticipantKind.EMPLOYERS)
    planned_parents = _expected(ParticipantKind.PARENTS)
    planned_experts = _expected(ParticipantKind.EXPERTS)
    programme = _long(_l("Программа"), optional=True)
    is_public = BooleanField(
        _l("Показать всем посетителям сайта"),
        description=_l("Название, дни, место и программа. Имён без согласия не пишите."),
    )
    asks_publication = BooleanField(
        _l("После мероприятия нужна публикация"),
        default=True,
        description=_l("Сайт добавит её сам и напомнит о сроке: один рабочий день."),
    )
    plan_item_ids = items_field()


class EventCreateForm(EventDateFields, EventFields, CreateForm):
    """A new event."""


class EventEditForm(EventFields, EditForm):
    """A known event; its days are changed by moving it."""


class EventPostponeForm(EventDateFields, EditForm):
    """New days, and why."""

    reason = ProseField(
        _l("Причина переноса"),
        needed=_l("Напишите причину."),
        maximum=MAX_REASON,
        description=_l("Останется в истории переносов."),
    )


class EventHoldForm(EditForm):
    """When an event was held, who came, what came of it."""

    held_on = DayField(
        _l("Когда прошло"),
        needed=_l("Укажите, когда прошло мероприятие."),
        description=_l("Последний день, если их было несколько. От него считают срок публикации."),
    )
    actual_students = _came(ParticipantKind.STUDENTS)
    actual_pupils = _came(ParticipantKind.PUPILS)
    actual_teachers = _came(ParticipantKind.TEACHERS)
    actual_employers = _came(ParticipantKind.EMPLOYERS)
    actual_parents = _came(ParticipantKind.PARENTS)
    actual_experts = _came(ParticipantKind.EXPERTS)
    results = _long(
        _l("Итоги"),
        optional=True,
        description=_l("Что получилось. Места и призы добавляют строками на странице."),
    )


class EventReportForm(EditForm):
    """What came of an event, and its report."""

    results = _long(_l("Итоги"), needed=_l("Напишите, что получилось."))
    report_text = _long(
        _l("Отчёт"),
        optional=True,
        description=_l("Можно приложить файлом на странице мероприятия, тогда здесь пусто."),
    )


class EventCancelForm(EditForm):
    """Why an event will not be held."""

    reason = ProseField(
        _l("Причина отмены"),
        needed=_l("Напишите причину."),
        maximum=MAX_REASON,
    )


class EventMoveForm(BaseForm):
    """A step without words of its own: the name of the event."""

    step = StringField()

    @property
    def asked(self) -> EventStep | None:
        """The step, None for a name that is none of these."""
        return next((one for one in MOVING if one.value == self.step.data), None)


class EventRepeatForm(CreateForm):
    """How an event is repeated."""

    rhythm = EnumField(_l("Как часто"), EventRhythm)
    until = DayField(
        _l("По какой день"),
        needed=_l("Укажите, по какой день повторять."),
        description=_l("«Каждую среду октября»: поставьте мероприятие на первую среду, "
                       "выберите «каждую неделю» и 31 октября."),
    )  # fmt: skip
    on_working_days = BooleanField(_l("С выходных и праздников переносить на рабочий день"))


class PrizeCreateForm(CreateForm):
    """A place or a prize."""

    award = LineField(
        _l("Место или награда"),
        needed=_l("Напишите, какое место или награда."),
        description=_l("Например: 1 место, диплом II степени."),
    )
    nomination = LineField(_l("Компетенция или номинация"), optional=True)
    winner = LineField(
        _l("Кто"),
        optional=True,
        description=_l("Участник или команда. Имена видят только сотрудники колледжа."),
    )
    organization_id = RecordField(_l("Организация"), optional=True)


class EventFilterForm(FilterForm):
    """Search and filters of the events."""

    q = StringField(_l("Поиск"), validators=[Optional()])
    when = EnumFilter(_l("Когда"), EventTime)
    kind = EnumFilter(_l("Вид"), EventKind)
    state = EnumFilter(_l("Состояние"), EventState)
    item = RecordChoiceFilter(_l("Пункт плана"))
    organization = RecordChoiceFilter(_l("Организация"))
    responsible = RecordChoiceFilter(_l("Ответственный"))
    series = RecordFilter()
