"""Forms of working groups."""

from flask_babel import lazy_gettext as _l
from wtforms import StringField
from wtforms.validators import Optional

from app.activities.groups.enums import GroupState
from app.plan.serving import ServingFields, items_field
from app.web.fields import (
    MAX_TEXT,
    DayField,
    EnumFilter,
    LineField,
    ProseField,
    RecordChoiceFilter,
    RecordField,
)
from app.web.forms import CreateForm, EditForm, FilterForm


class GroupFields(ServingFields):
    """What a group is for and until when."""

    name = LineField(
        _l("Название"),
        needed=_l("Назовите группу."),
        description=_l("Например: Рабочая группа по наставничеству."),
    )
    name_genitive = LineField(
        _l("Название в родительном падеже"),
        optional=True,
        description=_l("Для протокола: заседания рабочей группы по наставничеству."),
    )
    direction = ProseField(
        _l("Направление"),
        needed=_l("Напишите, чем занимается группа."),
        maximum=MAX_TEXT,
    )
    tasks = ProseField(_l("Задачи"), optional=True, maximum=MAX_TEXT)
    created_on = DayField(_l("Создана"), needed=_l("Укажите день создания."))
    term_until = DayField(_l("Работает до"), optional=True, description=_l("Пусто — бессрочно."))
    plan_item_ids = items_field()


class WorkingGroupCreateForm(GroupFields, CreateForm): ...


class WorkingGroupEditForm(GroupFields, EditForm): ...


class GroupApproveForm(EditForm):
    """Who approved a group, when and by what."""

    council_body_id = RecordField(_l("Какой совет"), needed=_l("Выберите совет."))
    approved_on = DayField(_l("День утверждения"), needed=_l("Укажите день утверждения."))
    approved_by = LineField(
        _l("Кто утвердил"),
        optional=True,
        description=_l("Пусто — председатель выбранного совета."),
    )
    approval_meeting_id = RecordField(_l("Подписанный протокол"), optional=True)
    order_number = LineField(
        _l("или приказ"), optional=True, description=_l("Номер и дата, если утверждено приказом.")
    )


class GroupDisbandForm(EditForm):
    """When and why a group ends."""

    disbanded_on = DayField(_l("Расформирована"), needed=_l("Укажите день."))
    disband_reason = LineField(_l("Причина"), needed=_l("Напишите, почему группа расформирована."))


class WorkingGroupFilterForm(FilterForm):
    """Filters of the list."""

    q = StringField(_l("Поиск"), validators=[Optional()])
    state = EnumFilter(_l("Состояние"), GroupState)
    item = RecordChoiceFilter(_l("Пункт плана"))
