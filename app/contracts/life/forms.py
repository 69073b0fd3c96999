"""Forms of what happens to a signed contract."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import NumberRange, Optional

from app.contracts.chosen_day import AsOfForm
from app.contracts.life.amending import AmendingTerms, SupportAgreementTerms
from app.contracts.rules import LONGEST_WORK, SHORTEST_WORK
from app.contracts.support.forms import SupportFields
from app.contracts.support.rules import SupportTerms
from app.documents.snapshot import PaperFormat
from app.web.fields import (
    CountField,
    DayField,
    LineField,
    NumberField,
    ProseField,
    RecordField,
    RoublesField,
)
from app.web.forms import CreateForm, EditForm

LONGEST_WAIT = 24  # months from the end of training to the employment contract


class ContractMoveForm(EditForm):
    """On which day something happened, and why."""

    happened_on = DayField(_l("С какого дня"), needed=_l("Укажите, с какого дня."))
    until = DayField(_l("До какого дня"), optional=True)
    reason = ProseField(
        _l("Причина"),
        optional=True,
        description=_l("Нужна всегда, когда отмечают прошедший день. Её увидят стороны договора."),
    )

    def leave_out_term(self) -> None:
        """Ask for no last day: only a suspension has one."""
        del self.until


class WorkStartForm(EditForm):
    """The day of the employment contract."""

    started_on = DayField(
        _l("Дата трудового договора"),
        needed=_l("Укажите дату трудового договора."),
        description=_l("С неё считают срок трудовой деятельности."),
    )
    reason = ProseField(
        _l("Причина"), optional=True, description=_l("Нужна, когда отмечают прошедший день.")
    )


class AmendingFields(CreateForm):
    """An additional agreement: entered once it is signed, or printed as a draft to be signed."""

    way = RadioField(
        _l("Что сделать"),
        choices=[
            SelectChoice("save", _l("Добавить подписанное соглашение")),
            SelectChoice("docx", _l("Только скачать проект, DOCX")),
            SelectChoice("pdf", _l("Только скачать проект, PDF")),
        ],
        default="save",
    )
    number = LineField(_l("Номер соглашения"), needed=_l("Укажите номер соглашения."))
    signed_on = DayField(_l("Подписано"), needed=_l("Укажите, когда подписано соглашение."))
    holds_from = DayField(_l("Действует с"), needed=_l("Укажите, с какого дня действует."))
    reason = ProseField(_l("Основание"), needed=_l("Напишите, почему меняются условия."))

    @property
    def draft_format(self) -> PaperFormat | None:
        """Return as which file a draft is wanted, None where the agreement is entered."""
        return None if self.way.data == "save" else self.way.data


class SupportAgreementForm(SupportFields, AmendingFields):
    """An agreement on one measure of support."""

    change = SelectField(_l("Что меняется"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        first = ("way", "number", "signed_on", "holds_from", "reason", "change")
        del self.starts_on  # the day the agreement holds from
        for field in [self._fields.pop(name) for name in [*self._fields] if name not in first]:
            self._fields[field.name] = field  # after those the agreement says of itself

    def terms(self) -> SupportAgreementTerms:
        """Return the agreement: which measure ends, which begins."""
        what, _dash, measure_id = (self.change.data or "").partition("-")
        new = None if what == "end" else self.into(SupportTerms)
        own = self.into(AmendingTerms)
        known = int(measure_id) if measure_id else None
        return SupportAgreementTerms(**vars(own), measure_id=known, new=new)


class AmendmentCreateForm(AmendingFields):
    """An agreement; the fields below say what holds now, changed is what differs."""

    employer_id = RecordField(
        _l("Работодатель"),
        optional=True,
        render_kw={"data-search": ""},
        description=_l("Оставьте пустым, если работодатель — сам Заказчик."),
    )
    position = LineField(_l("Должность после обучения"), optional=True)
    work_place = LineField(_l("Место работы"), optional=True)
    training_until = DayField(
        _l("Обучение заканчивается"), needed=_l("Укажите, когда заканчивается обучение.")
    )
    employ_within_months = NumberField(
        _l("Трудоустроить в течение, месяцев"),
        validators=[
            Optional(),
            NumberRange(1, LONGEST_WAIT, _l("Число от %(min)s до %(max)s.")),
        ],
    )
    work_years = CountField(
        _l("Срок трудовой деятельности, лет (3–5)"),
        needed=_l("Укажите, сколько лет."),
        minimum=SHORTEST_WORK,
        maximum=LONGEST_WORK,
    )
    pay_terms = ProseField(_l("Условия оплаты труда"), optional=True)
    practice_text = ProseField(_l("Практика и наставник"), optional=True)


class LifeForm(AsOfForm):
    """What the page of a contract's history shows: a day, and sums by the region's wage."""

    wage = RoublesField(
        _l("Среднемесячная зарплата в субъекте, рублей"),
        optional=True,
        description=_l("По данным Росстата на день нарушения. Нигде не сохраняется."),
    )
