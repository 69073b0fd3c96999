"""Forms of the room."""

from flask_babel import lazy_gettext as _l
from wtforms import TimeField
from wtforms.validators import InputRequired, NumberRange, Optional, ValidationError

from app.jobfair.enums import MAX_TALK_MINUTES
from app.web.fields import CountField, LineField, NumberField
from app.web.forms import BaseForm, EditForm

MOST_DAYS = 366


class FairShiftForm(BaseForm):
    """By how many days a fair moves; less than nothing is earlier."""

    days = NumberField(
        _l("На сколько дней"),
        description=_l("Неделя — 7. Раньше — с минусом: −7."),
        validators=[
            InputRequired(_l("Укажите, на сколько дней переносится ярмарка.")),
            NumberRange(-MOST_DAYS, MOST_DAYS, _l("Не больше года в одну сторону.")),
        ],
    )

    def validate_days(self, field: NumberField) -> None:
        """Refuse to move by nothing."""
        if field.data == 0:
            raise ValidationError(_l("Ярмарка и так в этот день."))


class FairDayForm(EditForm):
    """How the day is divided into talks."""

    talk_minutes = CountField(
        _l("Длина собеседования, минут"),
        needed=_l("Укажите, сколько минут длится собеседование."),
        minimum=1,
        maximum=MAX_TALK_MINUTES,
    )
    talks_from = TimeField(
        _l("Первое собеседование"),
        validators=[Optional()],
        description=_l("Пусто — с начала ярмарки."),
    )
    pauses = LineField(
        _l("Перерывы"),
        optional=True,
        description=_l("Например: 12:00–12:30, 13:30–13:45."),
    )
