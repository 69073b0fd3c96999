"""Forms of practice bases and of those who answer for practice there."""

from datetime import date
from typing import Any, cast

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, SelectMultipleField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from app.base.choices import Choices
from app.base.identity import tidy_town, town_identity
from app.base.phones import parse_phone
from app.base.settlements import settlements_named
from app.practice.enums import PracticeKind
from app.practice.registry.points import parse_point, point_words
from app.web.fields import (
    MAX_TEXT,
    AnotherField,
    ChoiceFilter,
    DayField,
    EmailField,
    EnumFilter,
    LineField,
    ParsedField,
    RecordChoiceFilter,
    RecordField,
    RecordFilter,
    RecordsField,
)
from app.web.forms import BaseForm, CreateForm, EditForm, FilterForm


class PointField(ParsedField):
    """A point on the map, typed as two numbers."""

    def __init__(self, label: Any, **kwargs: Any) -> None:
        super().__init__(label, parse=parse_point, optional=True, **kwargs)

    def in_words(self, value: Any) -> str:
        """Return a stored point as it is typed, for the page of two versions."""
        return point_words(value) if isinstance(value, tuple) else str(value or "")

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return point_words(self.data) if isinstance(self.data, tuple) else ""


class OwnerFields(BaseForm):
    """Whose base it is."""

    organization_id = RecordField(
        _l("Организация"), needed=_l("Выберите организацию."), render_kw={"data-search": ""}
    )


class BaseSiteFields(BaseForm):
    """Where a base is and whom it takes."""

    title = LineField(
        _l("Название площадки"),
        optional=True,
        description=_l(
            "Пусто — база называется как организация. Нужно, если адресов несколько: "
            "«корпус 2», «летний лагерь»."
        ),
    )
    town = LineField(
        _l("Населённый пункт"), needed=_l("Укажите населённый пункт."), filters=[tidy_town]
    )
    settlement = ChoiceFilter(_l("Какой именно"))
    address = LineField(_l("Адрес"), optional=True)
    coordinates = PointField(
        _l("Точка на карте"),
        description=_l("Широта и долгота. Пусто — центр населённого пункта."),
    )
    kinds = SelectMultipleField(
        _l("Виды практики"),
        coerce=PracticeKind,
        validators=[Optional()],
        choices=[SelectChoice(value, name) for value, name in PracticeKind.pairs()],
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
    speciality_ids = RecordsField(_l("Специальности, которые здесь принимают"), optional=True)

    def ask_which_town(self) -> None:
        """Ask which of several towns of a name is meant; where there is one, ask nothing."""
        found = settlements_named(self.town.data)
        if len(found) < 2:
            del self.settlement
            return
        self.settlement.offer([(one.key, one.label) for one in found], empty=_l("— выберите —"))
        message = _("Таких населённых пунктов несколько. Выберите нужный.")
        self.settlement.validators = [InputRequired(message)]


def ask_which_site(form: BaseForm, sites: Choices) -> None:
    """Ask at which site of an organization, in `base_id`; one of a single site asks nothing."""
    if len(sites.first(2)) < 2:
        del form["base_id"]
    else:
        form["base_id"].search_among(sites)


class ConditionFields(BaseForm):
    """On what conditions students come to a base."""

    needs_medical_book = BooleanField(_l("Нужна медицинская книжка"))
    has_dormitory = BooleanField(_l("Есть общежитие или жильё для практикантов"))
    hours = LineField(
        _l("Часы работы с практикантами"), optional=True, description=_l("Например: 8:00–14:00.")
    )
    transport = LineField(
        _l("Как добраться"), optional=True, description=_l("Автобус, остановка, сколько идти.")
    )
    conditions = LineField(
        _l("Другие условия"),
        optional=True,
        maximum=MAX_TEXT,
        description=_l("Форма одежды, питание, что взять с собой."),
    )


class BaseCreateForm(OwnerFields, BaseSiteFields, ConditionFields, CreateForm):
    """A new base."""

    is_another = AnotherField(_l("Это другая база"))


class BaseEditForm(BaseSiteFields, ConditionFields, EditForm):
    """A known base; it stays with its organization, whose places are there."""

    is_another = AnotherField(_l("Это другая база"))


class BaseConditionsForm(ConditionFields, EditForm):
    """What the organization itself keeps of its base."""


class ResponsibleFields(BaseForm):
    """Who answers for practice at a base."""

    name = LineField(_l("Ответственный (ФИО)"), needed=_l("Укажите фамилию, имя и отчество."))
    position = LineField(_l("Должность"), optional=True)
    phone = ParsedField(_l("Телефон"), parse=parse_phone, optional=True)
    email = EmailField(_l("Электронная почта"), optional=True)
    order_number = LineField(_l("Приказ организации №"), optional=True)
    order_on = DayField(_l("Дата приказа"), optional=True)
    conforms_on = DayField(
        _l("Соответствие ст. 331 и 351.1 ТК РФ проверено"),
        optional=True,
        description=_l("День проверки: нет запрета работать с несовершеннолетними."),
    )
    since = DayField(_l("Отвечает с"), needed=_l("Укажите, с какого дня."))


class ResponsibleCreateForm(ResponsibleFields, CreateForm):
    """A new responsible person, or another one in the place of the first."""


class ResponsibleEditForm(ResponsibleFields, EditForm):
    """A known responsible person."""


class ResponsibleReleaseForm(EditForm):
    """A responsible person's last day, without a successor."""

    until = DayField(_l("Последний день"), needed=_l("Укажите последний день."))

    @property
    def last_day(self) -> date:
        """The day of a form that was validated."""
        return cast(date, self.until.data)


class BaseFilterForm(FilterForm):
    """Search and filters of the registry."""

    q = StringField(_l("База, адрес, населённый пункт"), validators=[Optional()])
    town = ChoiceFilter(_l("Населённый пункт"), coerce=town_identity)
    kind = EnumFilter(_l("Вид практики"), PracticeKind)
    speciality = RecordChoiceFilter(_l("Специальность"))
    seats = BooleanField(_l("Есть места в этом учебном году"))
    confirmed = BooleanField(_l("Подтвердили этот учебный год"))
    without_book = BooleanField(_l("Без медицинской книжки"))
    dormitory = BooleanField(_l("С общежитием"))
    left = BooleanField(_l("Выбывшие из реестра"))
    organization = RecordFilter()

    def criteria(self) -> dict[str, Any]:
        """Return every filter by its name."""
        found = super().criteria()
        ticked = ("seats", "confirmed", "without_book", "dormitory", "left")
        return {**found, **{name: found[name] or None for name in ticked}}
