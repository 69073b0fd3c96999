"""Forms of target offers and applications."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional

from app.contracts.offers.enums import (
    CHOSEN_REFUSALS,
    HIGHEST_MARK,
    LOWEST_MARK,
    MAX_SEATS,
    OrderingRule,
    TargetApplicationState,
    TargetOfferState,
    TargetRefusal,
)
from app.contracts.rules import LONGEST_WORK, SHORTEST_WORK
from app.plan.serving import ServingFields
from app.web.fields import (
    MAX_TEXT,
    CountField,
    DayField,
    EnumFilter,
    LineField,
    ParsedField,
    ProseField,
    RecordChoiceFilter,
    RecordField,
    RecordFilter,
    RoublesField,
)
from app.web.forms import BaseForm, CreateForm, EditForm, FilterForm


class _RuleField(SelectField):
    """A rule of ordering, or none."""

    def __init__(self, label: Any, **kwargs: Any) -> None:
        pairs = (SelectChoice(value, name) for value, name in OrderingRule.pairs())
        super().__init__(
            label,
            choices=[SelectChoice("", _l("— нет —")), *pairs],
            coerce=lambda value: OrderingRule(value) if value else None,
            **kwargs,
        )


class TargetOfferFields(BaseForm):
    """What a customer offers, and by what applications will be ordered."""

    organization_id = RecordField(_l("Заказчик"), needed=_l("Выберите организации."))
    employer_id = RecordField(
        _l("Работодатель, если другой"),
        optional=True,
        description=_l("Оставьте пустым, если работодатель — сам Заказчик."),
    )
    speciality_id = RecordField(_l("Специальность"), needed=_l("Выберите специальность."))
    seats = CountField(
        _l("Сколько мест"), needed=_l("Укажите, сколько мест."), minimum=1, maximum=MAX_SEATS
    )
    position = LineField(
        _l("Должность после обучения"), needed=_l("Напишите, кем будет работать выпускник.")
    )
    work_place = LineField(
        _l("Место работы"),
        optional=True,
        description=_l("Адрес или подразделение, если это не сам работодатель."),
    )
    work_years = CountField(
        _l("Срок трудовой деятельности, лет (3–5)"),
        needed=_l("Укажите, сколько лет."),
        minimum=SHORTEST_WORK,
        maximum=LONGEST_WORK,
        default=SHORTEST_WORK,
    )
    support_text = ProseField(
        _l("Меры поддержки"),
        optional=True,
        rows=3,
        maximum=MAX_TEXT,
        description=_l("Например: комната в общежитии, проезд. Нужна хотя бы одна мера."),
    )
    monthly_sum = RoublesField(_l("Ежемесячная выплата, рублей"), optional=True)
    requirements = ProseField(
        _l("Требования к студенту"),
        optional=True,
        rows=3,
        maximum=MAX_TEXT,
        description=_l("Только то, что нужно для работы: отказать можно лишь по ним."),
    )
    takes_outside = BooleanField(
        _l("Можно студентам других организаций"),
        description=_l("Например, вуза: с той же специальностью или направлением."),
    )
    opens_on = DayField(_l("Заявки принимают с"), needed=_l("Укажите первый день приёма."))
    closes_on = DayField(
        _l("Заявки принимают до"),
        needed=_l("Укажите последний день приёма."),
        description=_l("Этот день тоже входит."),
    )
    first_rule = _RuleField(
        _l("Порядок отбора: сначала"),
        description=_l("Порядок виден всем до подачи заявки, после публикации его не меняют."),
    )
    second_rule = _RuleField(_l("Затем"))
    third_rule = _RuleField(_l("Потом"))
    seed_text = LineField(
        _l("Текст жребия"),
        optional=True,
        description=_l(
            "Из этого текста посчитан жребий, он решает при равенстве. Пусто — название должности."
        ),
    )


class TargetOfferCreateForm(TargetOfferFields, CreateForm):
    pass


class TargetOfferEditForm(TargetOfferFields, EditForm):
    pass


class TargetOfferReasonForm(EditForm):
    """Why an offer is given back or cancelled."""

    reason = ProseField(_l("Причина"), needed=_l("Напишите причину."), rows=3, maximum=MAX_TEXT)


class SeatsForm(EditForm):
    """How many places a published offer has."""

    seats = CountField(
        _l("Сколько мест"), needed=_l("Укажите, сколько мест."), minimum=1, maximum=MAX_SEATS
    )


class PortalForm(EditForm):
    """What stands on the state portal."""

    offer_number = LineField(_l("Номер предложения на «Работе в России»"), optional=True)
    offer_published_on = DayField(_l("Предложение опубликовано"), optional=True)
    result_published_on = DayField(_l("Результат отбора опубликован"), optional=True)


class TargetSelectionForm(EditForm):
    """The confirmation of a list that was read: it carries what was read."""

    seen = HiddenField()


def _mark(text: str) -> int:
    whole, _comma, part = text.replace(".", ",").partition(",")
    part = part.ljust(2, "0")
    if not (whole.isascii() and whole.isdecimal() and part.isascii() and part.isdecimal()):
        raise ValueError(_("Напишите балл числом, например 4,25."))
    mark = int(whole[:3]) * 100 + int(part[:2])
    if len(part) > 2 or not LOWEST_MARK <= mark <= HIGHEST_MARK:
        raise ValueError(_("Средний балл — от 2,00 до 5,00, не больше двух знаков."))
    return mark


class MarkField(ParsedField):
    """An average mark, in hundredths."""

    def __init__(self, label: Any, **kwargs: Any) -> None:
        widget = {"inputmode": "decimal"}
        super().__init__(label, parse=_mark, **{"render_kw": widget, "default": None, **kwargs})

    def in_words(self, value: Any) -> str:
        """Return a stored mark as people read it, for the page of two versions."""
        return "" if value is None else f"{value // 100},{value % 100:02d}"

    def _value(self) -> str:
        return str(self.raw_data[0]) if self.raw_data else self.in_words(self.data)


class TargetApplicationFields(BaseForm):
    """What the order of applications is by, and a word of one's own."""

    average_mark = MarkField(
        _l("Средний балл"),
        optional=True,
        description=_l("По зачётной книжке, например 4,25. Колледж сверит."),
    )
    lives_in_town = BooleanField(_l("Живу в населённом пункте организации"))
    practised = BooleanField(_l("Проходил(а) практику у организации"))
    note = ProseField(_l("Почему вы хотите там работать"), optional=True, rows=4, maximum=2000)


class TargetApplicationCreateForm(TargetApplicationFields, CreateForm):
    pass


class OutsideApplicationForm(CreateForm):
    """The paper application of a student of another organization."""

    student_id = RecordField(
        _l("Студент другой организации"),
        needed=_l("Выберите студента."),
        description=_l("Карточку добавляют в разделе «Студенты»."),
    )
    average_mark = MarkField(
        _l("Средний балл"),
        optional=True,
        description=_l("По справке организации, где студент учится, например 4,25."),
    )
    lives_in_town = BooleanField(_l("Живёт в населённом пункте организации"))
    practised = BooleanField(_l("Проходил(а) практику у организации"))
    note = ProseField(_l("Слова студента"), optional=True, rows=4, maximum=2000)


class TargetApplicationEditForm(TargetApplicationFields, EditForm):
    pass


class TargetWithdrawalForm(EditForm):
    """Why an application is taken back."""

    reason = ProseField(_l("Причина"), optional=True, rows=3, maximum=MAX_TEXT)


class PromotionForm(EditForm):
    """Why somebody of the reserve gets a place."""

    reason = ProseField(
        _l("Почему место достаётся этой заявке"),
        needed=_l("Напишите причину."),
        rows=3,
        maximum=MAX_TEXT,
        description=_l("Например: место освободилось, заявка следующая по порядку."),
    )


class TargetRefusalForm(EditForm):
    """Why an application is refused."""

    refusal = SelectField(
        _l("Основание"),
        choices=[SelectChoice(one.value, one.label) for one in CHOSEN_REFUSALS],
        coerce=TargetRefusal,
    )
    reason = ProseField(
        _l("Какое требование или сведение"),
        needed=_l("Напишите, что именно не выполнено или не подтвердилось."),
        rows=3,
        maximum=MAX_TEXT,
        description=_l("Это прочитает студент."),
    )


class TargetDraftForm(ServingFields, CreateForm):
    """What the draft says beyond its offer."""

    number = LineField(
        _l("Номер договора"), optional=True, description=_l("Пусто — следующий по порядку.")
    )
    drafted_on = DayField(_l("Договор составлен"), needed=_l("Укажите, когда составлен договор."))
    training_until = DayField(
        _l("Обучение заканчивается"), needed=_l("Укажите, когда заканчивается обучение.")
    )


class TargetOfferFilterForm(FilterForm):
    """Search and filters of the list of offers."""

    q = StringField(_l("Поиск"), validators=[Optional()])
    state = EnumFilter(_l("Состояние"), TargetOfferState)
    speciality = RecordChoiceFilter(_l("Специальность"))
    organization = RecordChoiceFilter(_l("Заказчик"))
    open = BooleanField(_l("Только с открытым приёмом заявок"))
    archive = BooleanField(_l("Архив: закрытые и отменённые"))

    def criteria(self) -> dict[str, Any]:
        """Return every filter by its name."""
        found = super().criteria()
        return {**found, "open": found["open"] or None, "archive": found["archive"] or None}


class TargetApplicationFilterForm(FilterForm):
    """Search and filters of the list of applications."""

    q = StringField(_l("Поиск по предложениям"), validators=[Optional()])
    state = EnumFilter(_l("Состояние"), TargetApplicationState)
    offer = RecordFilter()
