"""Forms of scenarios."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField
from wtforms.validators import Optional
from wtforms.widgets import HiddenInput

from app.practice.scenarios.enums import ScenarioLottery, ScenarioWay
from app.web.fields import (
    EnumField,
    LineField,
    NumberField,
)
from app.web.forms import BaseForm, CreateForm


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
