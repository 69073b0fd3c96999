"""Fields of seats that several forms ask for."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField
from wtforms.validators import NumberRange, Optional

from app.practice.enums import MAX_SEATS
from app.web.fields import NumberField


def despite_field() -> BooleanField:
    """Return the consent to pass over others: first the page says whom."""
    return BooleanField(
        _l("Назначить, даже если это обойдёт других"),
        description=_l("Без отметки мы сначала скажем, кого обойдёт назначение."),
    )


def minimum_field() -> NumberField:
    """Return the field of how many students open a place."""
    return NumberField(
        _l("Открыть, если студентов не меньше"),
        default=0,
        validators=[
            Optional(),
            NumberRange(0, MAX_SEATS, _l("Число от %(min)s до %(max)s.")),
        ],
        filters=[lambda number: number or 0],
        description=_l("0 — место открывается и для одного. Меняют до приёма заявок."),
    )
