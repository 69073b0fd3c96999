"""Forms of practice."""

from collections.abc import Iterable
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Field, IntegerField, SelectMultipleField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, NumberRange, Optional
from wtforms.widgets import CheckboxInput, HiddenInput, ListWidget

from app.base.errors import StaleRecordError
from app.base.phones import parse_phone
from app.practice import rules
from app.practice.enums import (
    MAX_SEATS,
    MAX_WISHES,
    Basis,
    PeriodState,
    PracticeApplicationState,
    PracticeKind,
)
from app.web.fields import (
    ChoiceFilter,
    CountField,
    DayField,
    EnumField,
    LineField,
    ParsedField,
    RecordField,
    record_id,
)
from app.web.forms import BaseForm, CreateForm, EditForm, FilterForm
from app.web.urls import LARGEST_ID

UNSENT = [PracticeApplicationState.MISSING, PracticeApplicationState.DRAFT]


class RecordsField(SelectMultipleField):
    """Several records as checkboxes: offered as (id, label) pairs, the value a list of ids."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()

    def __init__(self, label: Any, **kwargs: Any) -> None:
        needed = InputRequired(_l("Отметьте хотя бы одну строку."))
        super().__init__(label, coerce=record_id, choices=[], validators=[needed], **kwargs)

    def offer(self, pairs: Iterable[tuple[int, str]]) -> None:
        """Fill the list of checkboxes."""
        self.choices = [SelectChoice(value, label) for value, label in pairs]

    def process_data(self, value: Any) -> None:
        """Take the records of a relationship as their ids."""
        self.data = [getattr(one, "id", one) for one in value or ()]


class PeriodFields(BaseForm):
    """What is announced of a period."""

    title = LineField(_l("Название"), description=_l("Например: Практика в школе, весна 2024."))
    kind = EnumField(_l("Вид практики"), PracticeKind)
    starts_on = DayField(_l("Первый день практики"))
    ends_on = DayField(_l("Последний день практики"))
    groups = RecordsField(_l("Какие группы идут на практику"))
    applications_open_on = DayField(_l("Заявки принимаем с"))
    applications_open_until = DayField(_l("Последний день приёма"))
    max_wishes = CountField(
        _l("Сколько мест можно назвать в заявке"), minimum=1, maximum=MAX_WISHES, default=5
    )
    seed_text = LineField(
        _l("Слова жребия"),
        optional=True,
        description=_l(
            "Из этих слов получается число жребия, студенты видят их до приёма заявок. "
            "После открытия приёма их не меняют. Без них жребий берётся из названия."
        ),
    )
    plan_item_id = RecordField(_l("Пункт плана"))


class PeriodCreateForm(PeriodFields, CreateForm):
    """A new period."""


class PeriodEditForm(PeriodFields, EditForm):
    """A known period."""


class PeriodMoveForm(BaseForm):
    """The state a period is to go to."""

    to = EnumField(_l("Состояние"), PeriodState)


class PublicationForm(EditForm):
    """The consent to publish what the preview shows."""


class PeriodFilterForm(FilterForm):
    """Search and filters of the list of periods."""

    q = StringField(_l("Поиск"), validators=[Optional()])
    state = ChoiceFilter(_l("Состояние"), PeriodState.pairs())
    kind = ChoiceFilter(_l("Вид практики"), PracticeKind.pairs())
    item = IntegerField(widget=HiddenInput(), validators=[Optional(), NumberRange(1, LARGEST_ID)])


class PlaceFields(BaseForm):
    """What a base offers."""

    organization_id = RecordField(_l("База практики"), render_kw={"data-search": ""})
    title = LineField(_l("Что делает студент"), description=_l("Например: помощник воспитателя."))
    seats = CountField(_l("Сколько мест"), minimum=1, maximum=MAX_SEATS)
    speciality_id = RecordField(
        _l("Только для специальности"),
        optional=True,
        description=_l("Если подходит любая, оставьте пустым."),
    )
    supervisor_name = LineField(_l("Кто встречает на базе"), optional=True)
    supervisor_phone = ParsedField(
        _l("Телефон"),
        parse=parse_phone,
        optional=True,
        description=_l("Его увидят студенты, которых сюда распределили."),
    )


class PlaceCreateForm(PlaceFields, CreateForm):
    """A new place."""


class PlaceEditForm(PlaceFields, EditForm):
    """A known place."""


class PlaceFilterForm(FilterForm):
    """Search among places."""

    q = StringField(_l("Школа, сад, город"), validators=[Optional()])


class ApplicationFilterForm(FilterForm):
    """Filters of the list of applications."""

    q = StringField(_l("Фамилия или имя"), validators=[Optional()])
    group = ChoiceFilter(_l("Группа"))
    state = ChoiceFilter(
        _l("Заявка"),
        [
            ("unsent", _l("не отправлена")),
            *PracticeApplicationState.pairs(),
            ("seatless", _l("студент без места")),
        ],
    )

    def criteria(self) -> dict[str, Any]:
        """Return the filters as the query takes them; no states mean all."""
        state = self.value("state") or ""
        several = {"": [], "seatless": [], "unsent": UNSENT}
        return {
            "search": self.value("q"),
            "group_id": record_id(self.value("group")),
            "states": several[state] if state in several else [PracticeApplicationState(state)],
            "seatless": state == "seatless",
        }


class PlacementFilterForm(FilterForm):
    """Filters of the list of placements."""

    q = StringField(_l("Фамилия или имя"), validators=[Optional()])
    group = ChoiceFilter(_l("Группа"))
    outcome = ChoiceFilter(
        _l("Исход"),
        [
            *((str(rank), _l("желание %(rank)d", rank=rank)) for rank in range(1, MAX_WISHES + 1)),
            (Basis.BY_HAND, Basis.BY_HAND.label),
            (Basis.UNPLACED, Basis.UNPLACED.label),
        ],
    )

    def criteria(self) -> dict[str, Any]:
        """Return the filters as the query takes them."""
        outcome = self.value("outcome") or ""
        return {
            "search": self.value("q"),
            "group_id": record_id(self.value("group")),
            "rank": int(outcome) if outcome.isdigit() else None,
            "basis": outcome if outcome and not outcome.isdigit() else None,
        }


class PlacementForm(CreateForm):
    """A seat given by hand."""

    place_id = RecordField(
        _l("Место"),
        render_kw={"data-search": ""},
        description=_l("В скобках — сколько мест свободно."),
    )
    note = LineField(_l("Почему так"), description=_l("Студент прочтёт это на своей странице."))


class WishesField(Field):
    """The ranked list: one hidden input per line, read in the order of the page."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read the ids of the places; what is no id is left out."""
        ids = [record_id(value) for value in valuelist[: 10 * MAX_WISHES]]
        self.data = [one for one in ids if one is not None]

    def process_data(self, value: Any) -> None:
        """Begin with an empty list."""
        self.data = list(value or ())


class WishesForm(CreateForm):
    """The list of wishes with the button that was pressed."""

    version = IntegerField(widget=HiddenInput(), validators=[Optional()])
    wish = WishesField()
    move = StringField(validators=[Optional()])
    add = StringField(validators=[Optional()])
    send = StringField(validators=[Optional()])

    def wanted(self) -> list[int]:
        """Return the list as it is after the button."""
        order = rules.moved(self.wish.data, command=self.move.data or "")
        return rules.added(order, record_id(self.add.data))

    def check_version(self, stored: int | None, mine: list[str], theirs: list[str]) -> None:
        """Raise StaleRecordError, both lists side by side, when the list changed meanwhile."""
        if self.version.data == stored:
            return
        length = max(len(mine), len(theirs))
        lines = zip(_padded(mine, length), _padded(theirs, length), strict=True)
        raise StaleRecordError(
            [
                (_("Место %(rank)d", rank=rank), my, their)
                for rank, (my, their) in enumerate(lines, start=1)
            ]
        )


def _padded(lines: list[str], length: int) -> list[str]:
    return lines + [""] * (length - len(lines))
