"""Forms of orders, ceremonies, hand-over, and of the lists of awards."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import StringField, TimeField
from wtforms.validators import Optional

from app.awards.ceremony.enums import HandoverWay, ProgrammeOrder
from app.awards.enums import Awarder, AwardKind
from app.awards.forms import ChangeReasonField
from app.web.fields import (
    ChoiceFilter,
    DayField,
    EnumField,
    EnumFilter,
    LineField,
    ProseField,
    RecordChoiceFilter,
    RecordField,
)
from app.web.forms import BaseForm, EditForm, FilterForm
from app.web.urls import whole_number

MAX_NUMBER_LENGTH = 40
MAX_NOTE = 1000


class AwardOrderForm(BaseForm):
    """The order's number and day, and in whose name the awards are given."""

    number = LineField(
        _l("Номер приказа"), needed=_l("Укажите номер приказа."), maximum=MAX_NUMBER_LENGTH
    )
    signed_on = DayField(_l("Дата приказа"), needed=_l("Укажите дату приказа."))
    awarder = EnumField(
        _l("Кто награждает"),
        Awarder,
        description=_l("От этого зависят бланк и подписи на наградных документах."),
    )
    organization_id = RecordField(
        _l("Организация"),
        optional=True,
        description=_l("Если награждает организация. Её бланк и подпись — из её карточки."),
    )


class CeremonyForm(EditForm):
    """When, where and in what order awards are handed over."""

    starts_at = TimeField(_l("Начало"), validators=[Optional()])
    place = LineField(_l("Место"), optional=True, description=_l("Например: актовый зал."))
    programme = EnumField(_l("Порядок вручения"), ProgrammeOrder)
    note = ProseField(_l("Что ещё сказать в приглашении"), optional=True, rows=3, maximum=MAX_NOTE)


class CeremonyInviteForm(BaseForm):
    """Whom the invitations reach was read."""


class HandoverFields(BaseForm):
    """When an award reached whom it was given to, and how."""

    handed_on = DayField(_l("Когда вручили"), needed=_l("Укажите день."))
    way = EnumField(_l("Как вручили"), HandoverWay)


class HandoverForm(HandoverFields, EditForm):
    """One award: into whose hands, too."""

    received_by = LineField(
        _l("Кто получил"),
        optional=True,
        description=_l("Если не сам наставник: имя и должность представителя."),
    )
    change_reason = ChangeReasonField()


class HandoverOfManyForm(BaseForm):
    """Many awards in one ceremony, to their owners."""

    handed_on = DayField(_l("Когда вручили"), needed=_l("Укажите день."))


class YearFilter(ChoiceFilter):
    """A year of awards."""

    def __init__(self, **kwargs: Any) -> None:
        coerce = kwargs.pop("coerce", lambda value: whole_number(str(value or "")) or "")
        super().__init__(_l("Год"), coerce=coerce, **kwargs)


class RegisterFilterForm(FilterForm):
    """Filters of the register."""

    q = StringField(_l("Наставник"), validators=[Optional()])
    year = YearFilter()
    kind = EnumFilter(_l("Вид"), AwardKind)
    organization = RecordChoiceFilter(_l("Организация"))


class PressFilterForm(FilterForm):
    """Filters of the press list."""

    year = YearFilter()


class ThanksFilterForm(FilterForm):
    """Filters of the public page."""

    year = YearFilter()
