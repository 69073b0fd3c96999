"""Forms of matchings and of those who are left."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, StringField, TextAreaField
from wtforms.validators import Length, Optional
from wtforms.widgets import HiddenInput

from app.jobfair.forms import OfferFields
from app.jobfair.placement.enums import CALLED, UNCALLED, GraduateStanding, MatchingWay
from app.web.fields import (
    ChoiceFilter,
    DayField,
    EnumField,
    EnumFilter,
    LineField,
    NumberField,
    ProseField,
    RecordChoiceFilter,
    RecordField,
)
from app.web.forms import BaseForm, CreateForm, FilterForm

MAX_CONCLUSIONS = 4000
MAX_REASON = 1000  # a letter of thanks is one page


class MatchingForm(CreateForm):
    """A way to match both sides, under a name."""

    title = LineField(
        _l("Название варианта"),
        needed=_l("Назовите вариант: по названию его узнают при сравнении."),
    )
    way = EnumField(_l("Как подбирать"), MatchingWay, default=MatchingWay.STUDENTS)
    with_untalked = BooleanField(
        _l("Учесть и тех, с кем не успели поговорить"),
        default=True,
        description=_l("У работодателя они идут после всех, с кем он говорил."),
    )


class MatchingPublicationForm(CreateForm):
    """What is written to everybody whom a matching gives a vacancy."""

    answer_until = DayField(
        _l("Ждём ответа до"),
        needed=_l("Укажите, до какого дня ждём ответа."),
        description=_l("Включительно. Позже принять предложение не получится."),
    )
    message = TextAreaField(
        _l("Что написать всем, кому подобрана вакансия"),
        description=_l("Необязательно: должность, зарплата и организация в письме уже есть."),
        validators=[Length(max=3000, message=_l("Не больше %(max)d знаков."))],
    )


class NextOfferForm(OfferFields, CreateForm):
    """An offer of a free seat to the next in line."""


class FairReportForm(CreateForm):
    """What the report of a fair says beside its figures."""

    conclusions = ProseField(
        _l("Выводы"),
        needed=_l("Напишите выводы: их прочтёт совет кластера."),
        maximum=MAX_CONCLUSIONS,
        rows=8,
        description=_l("Каждый абзац с новой строки. Цифры войдут в отчёт сами."),
    )


class ThanksForm(CreateForm):
    """What everybody who took part in a fair is thanked for."""

    reason = ProseField(
        _l("За что благодарим"),
        needed=_l("Напишите, за что благодарите участников."),
        maximum=MAX_REASON,
        rows=5,
        description=_l("Эти слова войдут в каждое письмо. Название организации встанет само."),
    )


class SeatFilterForm(FilterForm):
    """Who got what in a matching."""

    q = StringField(_l("Фамилия или имя"), validators=[Optional()])
    placed = ChoiceFilter(_l("Вакансия"), [("yes", _l("подобрана")), ("no", _l("не подобрана"))])
    group = RecordChoiceFilter(_l("Группа"))


class GraduateFilterForm(FilterForm):
    """Who of those who applied at a fair has work, and who has not."""

    q = StringField(_l("Фамилия или имя"), validators=[Optional()])
    standing = EnumFilter(_l("Что сейчас"), GraduateStanding)
    called = ChoiceFilter(
        _l("Куда позвали"), [(CALLED, _l("уже позвали")), (UNCALLED, _l("ещё никуда не звали"))]
    )
    group = RecordChoiceFilter(_l("Группа"))


class WaitingFilterForm(FilterForm):
    """Vacancies with seats nobody holds."""

    q = StringField(_l("Вакансия или организация"), validators=[Optional()])


class HandOnForm(BaseForm):
    """Which fair is the second round for those an earlier one left without work."""

    earlier_id = NumberField(widget=HiddenInput())
    fair_id = RecordField(_l("Второй тур"), needed=_l("Выберите ярмарку."))
