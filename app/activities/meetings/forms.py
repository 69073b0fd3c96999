"""Forms of bodies, meetings, minutes and decisions."""

from collections.abc import Iterable
from typing import Any, Protocol

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, RadioField, SelectField, TimeField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import URL, InputRequired, NumberRange, Optional
from wtforms.widgets import NumberInput

from app.activities.meetings.enums import (
    MAX_MINUTES,
    MAX_VOTES,
    Answer,
    BodyKind,
    BodyRole,
    DecisionKind,
    MeetingForm,
    Presence,
    Rhythm,
)
from app.activities.meetings.rules import (
    ROLES,
)
from app.activities.meetings.terms import (
    PresenceTerms,
)
from app.plan.serving import ServingFields, items_field
from app.web.fields import (
    MAX_TEXT,
    DayField,
    EmailField,
    EnumField,
    LineField,
    NumberField,
    ProseField,
    RecordField,
)
from app.web.forms import BaseForm, CreateForm, EditForm

SHARES = [
    SelectChoice("1/2", _l("половина")),
    SelectChoice("2/3", _l("две трети")),
    SelectChoice("3/4", _l("три четверти")),
    SelectChoice("1/3", _l("треть")),
    SelectChoice("1/1", _l("все")),
]
MAX_QUESTION = 500
MAX_AGENDA = 5_000


class StartField(TimeField):
    """The hour a meeting begins at; may be left open."""

    def __init__(self, label: Any, **kwargs: Any) -> None:
        super().__init__(label, validators=[Optional()], **kwargs)


class OptionalUserField(RecordField):
    """An account that may be left out."""

    def __init__(self, label: Any, **kwargs: Any) -> None:
        super().__init__(label, optional=True, **kwargs)


class QuorumEditForm(EditForm):
    """How many members are enough."""

    quorum_share = SelectField(
        _l("Доля членов с правом голоса"),
        choices=SHARES,
        description=_l("Возьмите её из положения о совете или группе."),
    )
    quorum_is_more = BooleanField(_l("Нужно строго больше этой доли"))


class MemberFields(BaseForm):
    """Who is a member."""

    user_id = OptionalUserField(
        _l("Учётная запись"),
        description=_l("С ней человек видит заседания и свои поручения. Можно без неё."),
    )
    name = LineField(
        _l("Фамилия, имя, отчество"),
        optional=True,
        description=_l("Так имя встанет в протокол. Пусто — возьмём из учётной записи."),
    )
    post = LineField(_l("Должность"), optional=True)
    organization_id = RecordField(_l("Организация"), optional=True)
    email = EmailField(
        _l("Почта для повестки"),
        optional=True,
        description=_l("Пусто — письма пойдут на почту учётной записи."),
    )
    role = EnumField(_l("Роль"), BodyRole)
    is_voting = BooleanField(_l("С правом голоса"), default=True)
    since = DayField(_l("В составе с"), needed=_l("Укажите, с какого дня человек в составе."))

    def offer_roles(self, kind: BodyKind) -> None:
        """Offer the roles of a council or of a group."""
        self.role.choices = [SelectChoice(one.value, one.label) for one in ROLES[kind]]


class MemberCreateForm(MemberFields, CreateForm): ...


class MemberEditForm(MemberFields, EditForm): ...


class MemberEndForm(EditForm):
    """A member's last day."""

    until = DayField(_l("Последний день в составе"), needed=_l("Укажите последний день."))


# Who meets stands first in every form that asks it: fields stand in the order they were made.
_BODY = RecordField(_l("Кто заседает"), needed=_l("Выберите, кто заседает."))


class MeetingFields(ServingFields):
    """When, where and how a body meets."""

    title = LineField(
        _l("Тема"), optional=True, description=_l("Например: итоги первого полугодия.")
    )
    form = EnumField(_l("Форма"), MeetingForm)
    held_on = DayField(_l("День"), needed=_l("Укажите день заседания."))
    starts_at = StartField(_l("Начало"))
    place = LineField(_l("Место"), optional=True, description=_l("Зал, здание, адрес."))
    online_url = LineField(
        _l("Ссылка для подключения"),
        optional=True,
        validators=[Optional(), URL(message=_l("Напишите адрес целиком: https://…"))],
    )
    plan_item_ids = items_field()


class MeetingCreateForm(MeetingFields, CreateForm):
    """A new meeting of a body."""

    body_id = _BODY


class MeetingEditForm(MeetingFields, EditForm): ...


class MeetingServeForm(ServingFields, EditForm):
    """The items a signed meeting serves."""


class SeriesCreateForm(ServingFields, CreateForm):
    """A year of meetings."""

    body_id = _BODY
    first_year = SelectField(_l("Учебный год"), coerce=int)
    rhythm = EnumField(_l("Как часто"), Rhythm)
    first_on = DayField(
        _l("Первое заседание"),
        optional=True,
        description=_l("Следующие встанут на то же число. Нужно для ритма по месяцам."),
    )
    given_days = ProseField(
        _l("Даты, если ритм свой"),
        optional=True,
        maximum=MAX_TEXT,
        description=_l("По одной в строке: 15.09.2023."),
    )
    starts_at = StartField(_l("Начало"))
    form = EnumField(_l("Форма"), MeetingForm)
    place = LineField(_l("Место"), optional=True)
    title = LineField(_l("Тема"), optional=True)
    agenda = ProseField(
        _l("Постоянные вопросы повестки"),
        optional=True,
        maximum=MAX_AGENDA,
        description=_l("По одному в строке. Они встанут в повестку каждого заседания."),
    )
    plan_item_ids = items_field()
    confirmed = HiddenField()


class MeetingPostponeForm(EditForm):
    """Another day for a meeting."""

    held_on = DayField(_l("Новый день"), needed=_l("Укажите новый день."))
    reason = LineField(_l("Причина"), needed=_l("Напишите, почему заседание перенесено."))


class MeetingCancelForm(EditForm):
    """Why a meeting is called off."""

    reason = LineField(_l("Причина"), needed=_l("Напишите, почему заседание отменено."))


class MeetingFailForm(EditForm):
    """Why a meeting did not take place."""

    reason = LineField(
        _l("Причина"),
        needed=_l("Напишите, почему заседание не состоялось."),
        description=_l("Например: не было кворума."),
    )


class AgendaQuestionFields(BaseForm):
    """A question of the agenda."""

    text = LineField(
        _l("Вопрос"),
        needed=_l("Напишите вопрос."),
        maximum=MAX_QUESTION,
        description=_l("Например: Об итогах производственной практики."),
    )
    speaker = LineField(
        _l("Докладчик"), optional=True, description=_l("Имя и должность, как встанет в протокол.")
    )
    materials = LineField(
        _l("Материалы"),
        optional=True,
        maximum=MAX_QUESTION,
        description=_l("Название или ссылка. Сами файлы приложите к заседанию."),
    )


class AgendaQuestionCreateForm(AgendaQuestionFields, CreateForm): ...


class AgendaQuestionEditForm(AgendaQuestionFields, EditForm): ...


class VotesField(NumberField):
    """A count of votes; empty while nobody voted."""

    def __init__(self, label: Any, **kwargs: Any) -> None:
        bounds = NumberRange(0, MAX_VOTES, _l("Число от %(min)s до %(max)s."))
        widget = NumberInput(min=0, max=MAX_VOTES)
        super().__init__(label, validators=[Optional(), bounds], widget=widget, **kwargs)


class QuestionRecordForm(EditForm):
    """What the minutes say of a question."""

    heard = ProseField(
        _l("Слушали, выступили"),
        optional=True,
        maximum=MAX_TEXT,
        description=_l("Коротко: о чём говорили, что предложили."),
    )
    votes_for = VotesField(_l("За"))
    votes_against = VotesField(_l("Против"))
    votes_abstained = VotesField(_l("Воздержались"))


class DecisionFields(BaseForm):
    """What was decided, and whose it is."""

    text = ProseField(
        _l("Решение"),
        needed=_l("Напишите, что решили."),
        maximum=MAX_TEXT,
    )
    kind = EnumField(_l("Что следует из решения"), DecisionKind)
    owner_user_id = OptionalUserField(
        _l("Исполнитель: пользователь сайта"),
        description=_l("Поручение появится у него на странице «Сегодня»."),
    )
    owner_organization_id = RecordField(_l("или организация"), optional=True)
    owner_body_id = RecordField(_l("или рабочая группа"), optional=True)
    owner_name = LineField(
        _l("или впишите исполнителя"),
        optional=True,
        description=_l("Имя и должность, если учётной записи нет."),
    )
    due_on = DayField(_l("Срок"), optional=True)


class DecisionCreateForm(DecisionFields, CreateForm): ...


class DecisionEditForm(DecisionFields, EditForm): ...


class DecisionReportForm(EditForm):
    """What was done."""

    report = ProseField(
        _l("Что сделано"),
        needed=_l("Напишите, что сделано."),
        maximum=MAX_TEXT,
        description=_l("Файл отчёта можно приложить на странице поручения."),
    )
    done_on = DayField(_l("Когда исполнено"), needed=_l("Укажите день."))


class DecisionDropForm(EditForm):
    """Why nobody has to do it any more."""

    report = LineField(_l("Причина"), needed=_l("Напишите, почему поручение закрыто."))


class GuestCreateForm(CreateForm):
    """Somebody invited who is no member."""

    name = LineField(_l("Имя"), needed=_l("Напишите, кто приглашён."))
    post = LineField(_l("Должность, организация"), optional=True)


class AnswerFields(BaseForm):
    """Whether a member will come."""

    answer = RadioField(
        _l("Придёте?"),
        choices=[SelectChoice(one.value, one.label) for one in Answer],
        coerce=lambda value: Answer(value) if value else None,
        validators=[InputRequired(_l("Выберите ответ."))],
    )
    note = LineField(
        _l("Пояснение"),
        optional=True,
        description=_l("Если не придёте: почему, кто будет вместо вас."),
    )


class MemberLike(Protocol):
    """A member as the field of attendance needs it."""

    @property
    def id(self) -> int: ...

    @property
    def name(self) -> str: ...


class RollForm(BaseForm):
    """Who came; `with_members` adds a pair of fields for each."""

    @classmethod
    def with_members(cls, members: Iterable[MemberLike]) -> type["RollForm"]:
        """Return the form of a meeting: `presence_ID` and `note_ID` for each member."""
        fields: dict[str, Any] = {}
        for one in members:
            fields[f"presence_{one.id}"] = EnumField(one.name, Presence)
            fields[f"note_{one.id}"] = LineField(
                _("Причина или кто вместо: %(name)s", name=one.name), optional=True
            )
        return type("MeetingRollForm", (cls,), fields)

    def roll(self) -> dict[int, PresenceTerms]:
        """Return what was said of each member."""
        values = self.values()
        ids = [int(name.removeprefix("presence_")) for name in values if "presence_" in name]
        return {
            one: PresenceTerms(values[f"presence_{one}"], values[f"note_{one}"] or "")
            for one in ids
        }


class MeetingInviteForm(BaseForm):
    """The confirmation that letters leave."""


class MinutesSignForm(BaseForm):
    """Who signs and when; it carries the fingerprint of the minutes that were read."""

    chair_id = RecordField(_l("Кто вёл заседание"), needed=_l("Выберите, кто вёл заседание."))
    secretary_id = RecordField(_l("Секретарь"), needed=_l("Выберите секретаря."))
    signed_on = DayField(_l("Дата подписания"), needed=_l("Укажите дату подписания."))
    number = NumberField(
        _l("Номер протокола"),
        validators=[Optional(), NumberRange(1, MAX_MINUTES, _l("Число от %(min)s до %(max)s."))],
        description=_l("Следующий по порядку в этом году. Измените, если журнал вели без сайта."),
    )
    seen = HiddenField()


class MinutesReopenForm(EditForm):
    """Why signed minutes are taken back."""

    reason = LineField(_l("Причина"), needed=_l("Напишите, что в протоколе неверно."))
