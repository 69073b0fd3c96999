"""Forms of practice."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import NumberRange, Optional
from wtforms.widgets import HiddenInput

from app.base.identity import town_identity
from app.base.phones import parse_phone
from app.organizations.enums import OrganizationKind
from app.plan.serving import ServingFields, items_field
from app.practice.enums import (
    MAX_COURSE,
    MAX_HOURS,
    MAX_SEATS,
    MAX_SEMESTER,
    MAX_WISHES,
    PLACED,
    ApplicationFilter,
    Basis,
    PeriodState,
    PeriodStep,
    PracticeKind,
    Weekday,
)
from app.practice.seat_fields import despite_field, minimum_field
from app.web.fields import (
    ChoiceFilter,
    CountField,
    DayField,
    EnumField,
    EnumFilter,
    LineField,
    NumberField,
    ParsedField,
    RecordChoiceFilter,
    RecordField,
    RecordFilter,
    RecordsField,
    record_id,
)
from app.web.forms import BaseForm, CreateForm, EditForm, FilterForm
from app.web.ranking import RankedField, pressed
from app.web.urls import whole_number


def _bounded(label: Any, maximum: int) -> NumberField:
    bounds = NumberRange(1, maximum, _l("Число от %(min)s до %(max)s."))
    return NumberField(label, validators=[Optional(), bounds])


class WeekdaysField(RecordsField):
    """Days of the week, by their numbers; without any the value is None."""

    def __init__(self, label: Any, **kwargs: Any) -> None:
        super().__init__(label, optional=True, filters=[_in_order], **kwargs)
        self.offer((day.value, day.label) for day in Weekday)  # type: ignore[misc]


def _in_order(days: Any) -> list[int] | None:
    return sorted(days) if days else None


def _or_none(value: Any) -> Any:
    return value or None


class PeriodFields(ServingFields):
    """What is announced of a period."""

    title = LineField(
        _l("Название"),
        needed=_l("Назовите период практики."),
        description=_l("Например: Практика в школе, весна 2024."),
    )
    kind = EnumField(_l("Вид практики"), PracticeKind)
    module = LineField(
        _l("Профессиональный модуль"),
        optional=True,
        description=_l("Как в учебном плане: ПМ.01 «Проектирование и проведение уроков»."),
    )
    course = _bounded(_l("Курс"), MAX_COURSE)
    semester = _bounded(_l("Семестр"), MAX_SEMESTER)
    hours = _bounded(_l("Часов по учебному плану"), MAX_HOURS)
    weekdays = WeekdaysField(
        _l("Дни недели"),
        description=_l(
            "Только для рассредоточенной практики. Если она идёт день за днём, не отмечайте ничего."
        ),
    )
    starts_on = DayField(_l("Первый день практики"), needed=_l("Укажите первый день практики."))
    ends_on = DayField(_l("Последний день практики"), needed=_l("Укажите последний день практики."))
    groups = RecordsField(
        _l("Какие группы идут на практику"), needed=_l("Отметьте хотя бы одну группу.")
    )
    applications_open_on = DayField(
        _l("Заявки принимаем с"), needed=_l("Укажите первый день приёма.")
    )
    applications_open_until = DayField(
        _l("Последний день приёма"), needed=_l("Укажите последний день приёма.")
    )
    results_on = DayField(
        _l("Результат обещаем к"),
        optional=True,
        description=_l("Студенты увидят этот день рядом со своей заявкой."),
    )
    max_wishes = CountField(
        _l("Сколько мест можно указать в заявке"),
        needed=_l("Укажите, сколько мест можно указать в заявке."),
        minimum=1,
        maximum=MAX_WISHES,
        default=5,
    )
    seed_text = LineField(
        _l("Слова жребия"),
        optional=True,
        description=_l(
            "Из этих слов получается число жребия, студенты видят их до приёма заявок. "
            "После открытия приёма их не меняют. Без них жребий берётся из названия."
        ),
    )
    plan_item_ids = items_field()


class PeriodCreateForm(PeriodFields, CreateForm):
    pass


class PeriodRepeatForm(PeriodCreateForm):
    """A new period from another one."""

    with_places = BooleanField(_l("Взять и места: те же базы, столько же мест"), default=True)


class PeriodEditForm(PeriodFields, EditForm):
    pass


class PeriodMoveForm(BaseForm):
    """The step a period is to take."""

    step = EnumField(_l("Шаг"), PeriodStep)


class PublicationForm(EditForm):
    """The consent to publish what the preview shows."""


class SupervisorFields(BaseForm):
    """Who of the college leads groups through a period."""

    name = LineField(
        _l("Фамилия, имя, отчество"),
        needed=_l("Напишите, кто руководит практикой от колледжа."),
        description=_l("Так имя будет напечатано в приказе и направлениях."),
    )
    position = LineField(_l("Должность"), optional=True, description=_l("Например: преподаватель."))
    phone = ParsedField(
        _l("Телефон"),
        parse=parse_phone,
        optional=True,
        description=_l("Его увидят базы практики и студенты группы."),
    )
    user_id = RecordField(
        _l("Учётная запись"),
        optional=True,
        description=_l("Если этот человек работает на сайте."),
    )


class SupervisorCreateForm(SupervisorFields, CreateForm):
    """One person for several groups."""

    groups = RecordsField(_l("Группы"), needed=_l("Отметьте хотя бы одну группу."))


class SupervisorEditForm(SupervisorFields, EditForm):
    pass


class PeriodFilterForm(FilterForm):
    """Search and filters of the list of periods."""

    q = StringField(_l("Поиск"), validators=[Optional()])
    state = EnumFilter(_l("Состояние"), PeriodState)
    kind = EnumFilter(_l("Вид практики"), PracticeKind)
    item = RecordFilter()


class PlaceFields(BaseForm):
    """What a base offers."""

    organization_id = RecordField(
        _l("База практики"), needed=_l("Выберите базу практики."), render_kw={"data-search": ""}
    )
    base_id = RecordField(
        _l("Площадка"),
        needed=_l("У этой организации несколько площадок. Выберите, куда приходить студенту."),
        render_kw={"data-search": ""},
    )
    title = LineField(
        _l("Деятельность студента"),
        needed=_l("Напишите, чем студент будет заниматься."),
        description=_l("Например: помощник воспитателя."),
    )
    seats = CountField(
        _l("Сколько мест"), needed=_l("Укажите, сколько мест."), minimum=1, maximum=MAX_SEATS
    )
    minimum = minimum_field()
    speciality_id = RecordField(
        _l("Только для специальности"),
        optional=True,
        description=_l("Если подходит любая, оставьте пустым."),
    )
    tasks = LineField(
        _l("Задачи"),
        optional=True,
        filters=[_or_none],
        description=_l("Что именно студент будет делать: прочтёт тот, кто выбирает."),
    )
    requirements = LineField(
        _l("Требования"),
        optional=True,
        filters=[_or_none],
        description=_l("Например: медицинская книжка."),
    )
    supervisor_name = LineField(_l("Ответственный от организации (ФИО)"), optional=True)
    supervisor_phone = ParsedField(
        _l("Телефон"),
        parse=parse_phone,
        optional=True,
        description=_l(
            "Его увидят студенты, которые выбирают место, и те, кого сюда распределили."
        ),
    )


class PlaceCreateForm(PlaceFields, CreateForm):
    pass


class PlaceEditForm(PlaceFields, EditForm):
    pass


class PlaceFilterForm(FilterForm):
    """Search among places."""

    q = StringField(_l("Школа, детский сад, населённый пункт"), validators=[Optional()])
    town = ChoiceFilter(_l("Населённый пункт"), coerce=town_identity)
    kind = EnumFilter(_l("Вид организации"), OrganizationKind)


class StaffPlaceFilterForm(PlaceFilterForm):
    """Filters of a period's places; a base's card leads to its own."""

    free = BooleanField(_l("Есть свободные места"))
    uncovered = BooleanField(_l("Без договора"))
    organization = RecordFilter()


class OfferedFilterForm(PlaceFilterForm):
    """What a student chooses among, and what comes first."""

    order = ChoiceFilter(_l("Порядок"))

    def __init__(self) -> None:
        super().__init__()
        self.order.choices = [
            SelectChoice("name", _l("по названию")),
            SelectChoice("rivals", _l("сначала где меньше желающих")),
            SelectChoice("town", _l("по населённому пункту")),
        ]

    def criteria(self) -> dict[str, Any]:
        """Return what narrows the list; the order does not."""
        criteria = super().criteria()
        criteria.pop("order")
        return criteria


class _GroupFilterForm(FilterForm):
    """Search among the students of a period's groups."""

    q = StringField(_l("Фамилия или имя"), validators=[Optional()])
    group = RecordChoiceFilter(_l("Группа"))


class ApplicationFilterForm(_GroupFilterForm):
    """Filters of the list of applications."""

    state = EnumFilter(_l("Заявка"), ApplicationFilter)
    place = RecordFilter()
    rank = RecordFilter()


def _outcome(value: Any) -> Basis | int | str:
    """Read a result: any seat, the rank of a wish, else what it rests on."""
    if value in {"", PLACED}:
        return str(value)
    return whole_number(str(value)) or Basis(value)


class PlacementFilterForm(_GroupFilterForm):
    """Filters of the list of placements."""

    town = ChoiceFilter(_l("Населённый пункт базы"), coerce=town_identity)
    outcome = ChoiceFilter(_l("Результат"), coerce=_outcome)

    def offer_outcomes(self, max_wishes: int) -> None:
        """Offer the results a period can have: ranks up to its limit, and the other bases."""
        ranks = [
            (str(rank), _l("по приоритету № %(rank)d", rank=rank))
            for rank in range(1, max_wishes + 1)
        ]
        others = [(basis.value, basis.label) for basis in Basis if basis is not Basis.WISH]
        self.outcome.offer([(PLACED, _l("с местом")), *ranks, *others])


class PlacementForm(CreateForm):
    """A seat given by hand."""

    place_id = RecordField(
        _l("Место"),
        needed=_l("Выберите место."),
        render_kw={"data-search": ""},
        description=_l("В скобках — сколько мест свободно."),
    )
    note = LineField(
        _l("Почему так"),
        needed=_l("Напишите студенту, почему так."),
        description=_l("Студент прочтёт это на своей странице."),
    )
    despite = despite_field()


class PeriodActForm(BaseForm):
    """The question before an act on many students: of which period."""

    period_id = NumberField(widget=HiddenInput())


class CallForm(BaseForm):
    """In which period the students of a list choose a place."""

    period_id = RecordField(_l("Период практики"), needed=_l("Выберите период."))


class SeatManyForm(PeriodActForm):
    """One place for several students."""

    place_id = RecordField(
        _l("Место"),
        needed=_l("Выберите место."),
        render_kw={"data-search": ""},
        description=_l("В скобках — сколько мест свободно."),
    )
    note = LineField(
        _l("Почему так"),
        needed=_l("Напишите студентам, почему они идут сюда."),
        description=_l("Студенты прочтут это на своей странице."),
    )
    despite = despite_field()


class WishesForm(CreateForm):
    """The list of wishes with the button that was pressed."""

    version = NumberField(widget=HiddenInput(), validators=[Optional()])
    wish = RankedField(most=10 * MAX_WISHES)
    move = StringField(validators=[Optional()])
    add = StringField(validators=[Optional()])
    send = StringField(validators=[Optional()])

    @property
    def pressed(self) -> tuple[str, int | None]:
        """Return the button of a line, «up», «down» or «remove», with its place; or «add»."""
        return ("add", record_id(self.add.data)) if self.add.data else pressed(self.move.data)
