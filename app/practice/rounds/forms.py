"""Forms of a second round."""

from flask_babel import lazy_gettext as _l

from app.web.fields import DayField
from app.web.forms import BaseForm


class SecondRoundForm(BaseForm):
    """Until when those without a seat choose."""

    open_until = DayField(
        _l("До какого дня выбирают"),
        needed=_l("Укажите день."),
        description=_l("Включительно. Второй тур заканчивается до начала практики."),
    )
