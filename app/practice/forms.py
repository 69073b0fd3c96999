"""Forms of practice."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import Field, StringField
from wtforms.validators import Optional
from wtforms.widgets import HiddenInput

from app.base.phones import parse_phone
from app.practice.enums import (
    MAX_SEATS,
    MAX_WISHES,
    ApplicationFilter,
    Basis,
    PeriodState,
    PeriodStep,
    PracticeKind,
)
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


class PeriodFields(BaseForm):
    """What is announced of a period."""

    title = LineField(
        _l("Название"),
        needed=_l("Назовите период практики."),
        description=_l("Например: Практика в школе, весна 2024."),
    )
    kind = EnumField(_l("Вид практики"), PracticeKind)
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
    plan_item_id = RecordField(_l("Пункт плана"), needed=_l("Выберите пункт плана."))


class PeriodCreateForm(PeriodFields, CreateForm):
    pass


class PeriodEditForm(PeriodFields, EditForm):
    pass


class PeriodMoveForm(BaseForm):
    """The step a period is to take."""

    step = EnumField(_l("Шаг"), PeriodStep)


class PublicationForm(EditForm):
    """The consent to publish what the preview shows."""


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
    title = LineField(
        _l("Деятельность студента"),
        needed=_l("Напишите, чем студент будет заниматься."),
        description=_l("Например: помощник воспитателя."),
    )
    seats = CountField(
        _l("Сколько мест"), needed=_l("Укажите, сколько мест."), minimum=1, maximum=MAX_SEATS
    )
    speciality_id = RecordField(
        _l("Только для специальности"),
        optional=True,
        description=_l("Если подходит любая, оставьте пустым."),
    )
    supervisor_name = LineField(_l("Ответственный от организации (ФИО)"), optional=True)
    supervisor_phone = ParsedField(
        _l("Телефон"),
        parse=parse_phone,
        optional=True,
        description=_l("Его увидят студенты, которых сюда распределили."),
    )


class PlaceCreateForm(PlaceFields, CreateForm):
    pass


class PlaceEditForm(PlaceFields, EditForm):
    pass


class PlaceFilterForm(FilterForm):
    """Search among places."""

    q = StringField(_l("Школа, детский сад, населённый пункт"), validators=[Optional()])


class _GroupFilterForm(FilterForm):
    """Search among the students of a period's groups."""

    q = StringField(_l("Фамилия или имя"), validators=[Optional()])
    group = RecordChoiceFilter(_l("Группа"))


class ApplicationFilterForm(_GroupFilterForm):
    """Filters of the list of applications."""

    state = EnumFilter(_l("Заявка"), ApplicationFilter)


class PlacementFilterForm(_GroupFilterForm):
    """Filters of the list of placements."""

    outcome = ChoiceFilter(
        _l("Результат"),
        [
            *(
                (str(rank), _l("по приоритету № %(rank)d", rank=rank))
                for rank in range(1, MAX_WISHES + 1)
            ),
            *((basis.value, basis.label) for basis in Basis if basis is not Basis.WISH),
        ],
    )

    def criteria(self) -> dict[str, Any]:
        """Return the filters as the query takes them: an outcome is a rank or a basis."""
        criteria = super().criteria()
        outcome = criteria.pop("outcome") or ""
        is_rank = outcome.isdigit()
        return {
            **criteria,
            "rank": int(outcome) if is_rank else None,
            "basis": Basis(outcome) if outcome and not is_rank else None,
        }


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


class WishesField(Field):
    """The ranked list: one hidden input per line, read in the order of the page."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read the ids of the places; what is no id is left out."""
        ids = [record_id(value) for value in valuelist[: 10 * MAX_WISHES]]
        self.data = [one for one in ids if one is not None]

    def process_data(self, value: Any) -> None:
        """Begin with the stored list."""
        self.data = list(value or ())


class WishesForm(CreateForm):
    """The list of wishes with the button that was pressed."""

    version = NumberField(widget=HiddenInput(), validators=[Optional()])
    wish = WishesField()
    move = StringField(validators=[Optional()])
    add = StringField(validators=[Optional()])
    send = StringField(validators=[Optional()])

    @property
    def pressed(self) -> tuple[str, int | None]:
        """Return the button of a line, «up», «down» or «remove», with its place; or «add»."""
        if self.add.data:
            return "add", record_id(self.add.data)
        action, _colon, place = (self.move.data or "").partition(":")
        return action, record_id(place)
