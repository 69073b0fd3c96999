"""Forms of scenarios."""

from collections.abc import Sequence

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, StringField
from wtforms.validators import Optional
from wtforms.widgets import HiddenInput

from app.practice.scenarios.enums import Fares, ScenarioLottery, ScenarioWay
from app.web.fields import (
    ChoiceFilter,
    EnumField,
    EnumFilter,
    LineField,
    NumberField,
    RecordChoiceFilter,
)
from app.web.forms import BaseForm, CreateForm, FilterForm
from app.web.urls import whole_number


class ScenarioForm(CreateForm):
    """A way to distribute, under a name."""

    title = LineField(
        _l("Название варианта"),
        needed=_l("Назовите вариант: по названию его узнают при сравнении."),
    )
    algorithm = EnumField(
        _l("Как считать"),
        ScenarioWay,
        default=ScenarioWay.STUDENTS,
        description=_l("Пары и пределы по городам учитывает только первый способ."),
    )
    lottery = EnumField(_l("Жребий"), ScenarioLottery, default=ScenarioLottery.SINGLE)
    with_minima = BooleanField(_l("Учесть минимумы набора"), default=True)
    with_limits = BooleanField(_l("Учесть пределы по городам и организациям"), default=True)
    with_pairs = BooleanField(_l("Учесть пары"), default=True)


class ScenarioChoiceForm(BaseForm):
    """The choice of a scenario by who saw the distribution that stands (empty: none)."""

    standing = NumberField(widget=HiddenInput(), validators=[Optional()])


class DifferenceFilterForm(FilterForm):
    """Which two scenarios, and who of those they put differently."""

    first = ChoiceFilter(_l("Первый вариант"), coerce=lambda value: whole_number(str(value)))
    second = ChoiceFilter(_l("Второй вариант"), coerce=lambda value: whole_number(str(value)))
    fares = EnumFilter(_l("Студенту во втором"), Fares)
    group = RecordChoiceFilter(_l("Группа"))
    q = StringField(_l("Фамилия или имя"), validators=[Optional()])

    def offer_scenarios(self, pairs: Sequence[tuple[int, str]]) -> None:
        """Offer the scenarios of the period that are computed."""
        for field in (self.first, self.second):
            field.offer([(str(id_), title) for id_, title in pairs])
