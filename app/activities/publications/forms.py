"""Forms of publications."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, StringField
from wtforms.validators import Optional

from app.activities.publications.enums import OutletKind, PublicationStanding
from app.plan.serving import ServingFields, items_field
from app.web.fields import (
    MAX_TEXT,
    DayField,
    EnumField,
    EnumFilter,
    LineField,
    ProseField,
    RecordChoiceFilter,
    RecordField,
    RecordFilter,
    WebAddressField,
)
from app.web.forms import BaseForm, CreateForm, EditForm, FilterForm

MAX_SUMMARY = 500
MAX_REASON = 1000


class PublicationFields(ServingFields):
    """What is told, of what, by whom."""

    title = LineField(_l("Заголовок"), needed=_l("Напишите заголовок."))
    occasion = LineField(
        _l("О каком событии"),
        needed=_l("Напишите, о каком событии публикация."),
        description=_l("О мероприятии кластера публикацию добавляют на его странице."),
    )
    event_on = DayField(_l("Дата события"), needed=_l("Укажите дату события."))
    author_id = RecordField(
        _l("Ответственный"),
        optional=True,
        description=_l("Ему придёт письмо в последний день срока."),
    )
    summary = ProseField(
        _l("Коротко"),
        optional=True,
        maximum=MAX_SUMMARY,
        description=_l("Два-три предложения: они видны в списке новостей."),
    )
    text = ProseField(
        _l("Текст"),
        optional=True,
        maximum=MAX_TEXT,
        description=_l("Снимок публикации: останется здесь, даже если ссылка перестанет работать."),
    )
    is_public = BooleanField(
        _l("Показать в новостях кластера"),
        default=True,
        description=_l(
            "Когда выйдет, её прочтут все посетители сайта. Имён без согласия не пишите."
        ),
    )
    plan_item_ids = items_field()


class PublicationCreateForm(PublicationFields, CreateForm):
    """A new publication."""


class PublicationEditForm(PublicationFields, EditForm):
    """A known publication."""


class OutletCreateForm(CreateForm):
    """Where a publication came out."""

    kind = EnumField(_l("Площадка"), OutletKind)
    url = WebAddressField(_l("Ссылка"), optional=True)
    name = LineField(
        _l("Название"),
        optional=True,
        description=_l("Для печатного издания обязательно: газета и номер."),
    )
    published_on = DayField(_l("Когда вышла"), needed=_l("Укажите, когда вышла публикация."))


class PublicationDropForm(EditForm):
    """Why nothing will be told."""

    reason = ProseField(
        _l("Почему публикация не нужна"),
        needed=_l("Напишите, почему публикация не нужна."),
        maximum=MAX_REASON,
    )


class PublicationMoveForm(BaseForm):
    """A button alone."""


class PublicationFilterForm(FilterForm):
    """Search and filters of the publications."""

    q = StringField(_l("Поиск"), validators=[Optional()])
    standing = EnumFilter(_l("Состояние"), PublicationStanding)
    author = RecordChoiceFilter(_l("Ответственный"))
    item = RecordChoiceFilter(_l("Пункт плана"))
    event = RecordFilter()


class NewsFilterForm(FilterForm):
    """Search of the news."""

    q = StringField(_l("Поиск"), validators=[Optional()])
