"""Forms of the room."""

from typing import Any

from flask import request
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, StringField, TimeField
from wtforms.validators import InputRequired, NumberRange, Optional, ValidationError

from app.jobfair.enums import MAX_TALK_MINUTES
from app.jobfair.venue.enums import (
    MAX_LINES,
    MAX_SESSION_SEATS,
    MAX_TABLES,
    Coming,
    Heading,
    ParticipantState,
    SessionKind,
)
from app.organizations.enums import OrganizationKind
from app.web.fields import (
    ChoiceFilter,
    CountField,
    DayField,
    EnumField,
    EnumFilter,
    LineField,
    NumberField,
    ProseField,
    RecordField,
    RecordsField,
)
from app.web.forms import BaseForm, CreateForm, EditForm, FilterForm

MOST_DAYS = 366


class PreviewedForm(BaseForm):
    """A form whose page first says what would follow: read by GET, done by POST."""

    def __init__(self, **kwargs: Any) -> None:
        if request.method == "POST":
            super().__init__(**kwargs)
        else:
            super().__init__(request.args, meta={"csrf": False}, **kwargs)


class FairShiftForm(PreviewedForm):
    """By how many days a fair moves; less than nothing is earlier."""

    days = NumberField(
        _l("На сколько дней"),
        description=_l("Неделя — 7. Раньше — с минусом: −7."),
        validators=[
            InputRequired(_l("Укажите, на сколько дней переносится ярмарка.")),
            NumberRange(-MOST_DAYS, MOST_DAYS, _l("Не больше года в одну сторону.")),
        ],
    )

    def validate_days(self, field: NumberField) -> None:
        """Refuse to move by nothing."""
        if field.data == 0:
            raise ValidationError(_l("Ярмарка и так в этот день."))


class FairDayForm(EditForm):
    """How the day is divided into talks."""

    talk_minutes = CountField(
        _l("Длина собеседования, минут"),
        needed=_l("Укажите, сколько минут длится собеседование."),
        minimum=1,
        maximum=MAX_TALK_MINUTES,
    )
    talks_from = TimeField(
        _l("Первое собеседование"),
        validators=[Optional()],
        description=_l("Пусто — с начала ярмарки."),
    )
    pauses = LineField(
        _l("Перерывы"),
        optional=True,
        description=_l("Например: 12:00–12:30, 13:30–13:45."),
    )


class ParticipationFields(BaseForm):
    """What a stand needs and who comes."""

    people = ProseField(
        _l("Кто приедет"),
        optional=True,
        rows=4,
        maximum=3000,
        description=_l("По одному на строке: имя, через запятую должность. По ним будут бейджи."),
    )
    tables = CountField(
        _l("Сколько собеседований одновременно"),
        needed=_l("Укажите, сколько собеседований вы проведёте одновременно."),
        minimum=1,
        maximum=MAX_TABLES,
        default=1,
        description=_l("Столько столов поставим у вашего стенда."),
    )
    needs_power = BooleanField(_l("Нужна розетка"))
    needs_screen = BooleanField(_l("Нужен экран"))
    needs = ProseField(_l("Что ещё нужно"), optional=True, rows=2, maximum=2000)


class ParticipationAnswer(ParticipationFields):
    """The same behind a link, where one may refuse as well."""

    answer = EnumField(_l("Ваш ответ"), Coming)


class ParticipantCreateForm(ParticipationFields, CreateForm):
    """Registering for a fair: one's own organization, or staff for anybody."""

    organization_id = RecordField(_l("Организация"), needed=_l("Выберите организацию."))


class ParticipantEditForm(ParticipationFields, EditForm):
    """Changing what was registered."""


class ParticipantDeclineForm(EditForm):
    """Why an organization does not take part."""

    reason = ProseField(
        _l("Причина"),
        needed=_l("Напишите причину."),
        rows=3,
        maximum=2000,
        description=_l("Организация получит этот текст письмом."),
    )


class StandGiveForm(BaseForm):
    """Which stand a participant has."""

    stand_id = RecordField(_l("Стенд"), optional=True)


class EmployersInvitedForm(PreviewedForm):
    """Whom to invite, and until when an answer is waited for."""

    kind = EnumFilter(_l("Вид организации"), OrganizationKind, validate_choice=False)
    organization_ids = RecordsField(
        _l("Только эти организации"),
        optional=True,
        description=_l("Пусто — все этого вида, кого ещё нет среди участников."),
    )
    until = DayField(_l("Ждать ответа до"), needed=_l("Укажите, до какого дня ждать ответа."))


class ParticipantFilterForm(FilterForm):
    """Search and filters of the participants."""

    q = StringField(_l("Поиск"), validators=[Optional()])
    state = EnumFilter(_l("Участие"), ParticipantState)
    kind = EnumFilter(_l("Вид организации"), OrganizationKind)
    stand = ChoiceFilter(_l("Стенд"), [("none", _l("без стенда"))])


class HallForm(BaseForm):
    """How large the hall is."""

    lines = CountField(
        _l("Рядов"), needed=_l("Укажите, сколько рядов."), minimum=1, maximum=MAX_LINES
    )
    places = CountField(
        _l("Стендов в ряду"),
        needed=_l("Укажите, сколько стендов в ряду."),
        minimum=1,
        maximum=MAX_LINES,
    )


class StandForm(EditForm):
    """A stand's number and power."""

    number = LineField(_l("Номер"), needed=_l("Укажите номер стенда."), maximum=12)
    has_power = BooleanField(_l("Есть розетка"))


class StandMoveForm(BaseForm):
    """Where a stand moves."""

    heading = EnumField(_l("Куда"), Heading)


class SessionFields(BaseForm):
    """A session of the programme."""

    kind = EnumField(_l("Вид"), SessionKind)
    title = LineField(_l("Название"), needed=_l("Назовите событие."))
    starts_at = TimeField(_l("Начало"), validators=[InputRequired(_l("Укажите начало."))])
    ends_at = TimeField(_l("Конец"), validators=[InputRequired(_l("Укажите конец."))])
    place = LineField(_l("Где"), optional=True)
    speaker = LineField(_l("Кто ведёт"), optional=True)
    participant_id = RecordField(_l("Участник ярмарки"), optional=True)
    seats = NumberField(
        _l("Мест"),
        validators=[Optional(), NumberRange(1, MAX_SESSION_SEATS, _l("Число от 1 до 1000."))],
        description=_l("Пусто — вход свободный. С числом мест записываются на сайте."),
    )
    about = ProseField(_l("О чём"), optional=True, rows=3)


class SessionCreateForm(SessionFields, CreateForm):
    """A new session."""


class SessionEditForm(SessionFields, EditForm):
    """Changing a session."""


class GuestForm(PreviewedForm):
    """Which groups and graduates of which years are invited."""

    group_ids = RecordsField(_l("Группы"), optional=True)
    years = RecordsField(_l("Выпускники прошлых лет"), optional=True)


class NextFairForm(CreateForm):
    """A fair like an earlier one."""

    title = LineField(_l("Название"), needed=_l("Назовите ярмарку."))
    held_on = DayField(_l("День новой ярмарки"), needed=_l("Укажите день ярмарки."))
    with_hall = BooleanField(_l("Взять план зала"), default=True)
    with_participants = BooleanField(
        _l("Взять участников"),
        default=True,
        description=_l("Они встанут в список приглашённых, писем пока не будет."),
    )
    with_programme = BooleanField(_l("Взять программу"))
