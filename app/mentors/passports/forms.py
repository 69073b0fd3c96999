"""Forms of passports."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import NumberRange, Optional

from app.base.labels import LabelledEnum
from app.mentors.enums import (
    LONGEST_TRAINING,
    MOST_LED,
    MentorCategory,
    MentorEducation,
    MentoringBasis,
    MentorPay,
)
from app.web.fields import (
    DayField,
    LineField,
    NumberField,
    RecordField,
    RecordsField,
    RoublesField,
)
from app.web.forms import CreateForm, EditForm


class _ChosenField(SelectField):
    """A select over a LabelledEnum that may be left empty: the value is its member or None."""

    def __init__(self, label: Any, kind: type[LabelledEnum], **kwargs: Any) -> None:
        choices = [SelectChoice(value, name) for value, name in kind.pairs()]
        super().__init__(
            label,
            choices=[SelectChoice("", _l("не указано")), *choices],
            coerce=lambda value: kind(value) if value else None,
            **kwargs,
        )


class MentorPassportForm(EditForm):
    """What a passport says beside the card."""

    post_since = DayField(
        _l("Работает здесь с"), optional=True, description=_l("В основной организации.")
    )
    category = _ChosenField(_l("Категория"), MentorCategory)
    education = _ChosenField(_l("Образование"), MentorEducation)
    education_detail = LineField(
        _l("Что окончил"), optional=True, description=_l("Учебное заведение, год, специальность.")
    )
    speciality_ids = RecordsField(
        _l("Каких студентов ведёт"),
        optional=True,
        description=_l("По этим специальностям наставника предлагают студентам."),
    )
    load_limit = NumberField(
        _l("Сколько наставляемых одновременно, не больше"),
        description=_l("Во всех организациях и периодах вместе. Пусто — без предела."),
        validators=[
            Optional(),
            NumberRange(1, MOST_LED, _l("Число от %(min)s до %(max)s.")),
        ],
    )
    basis = _ChosenField(
        _l("Основание"),
        MentoringBasis,
        description=_l("Статья 351.8 ТК РФ действует только между работниками."),
    )
    consent_on = DayField(_l("Согласие наставника от"), optional=True)
    order_number = LineField(_l("Приказ о назначении №"), optional=True)
    order_on = DayField(_l("Приказ от"), optional=True)
    ordered_by = LineField(_l("Кто издал приказ"), optional=True)
    agreement_number = LineField(
        _l("Дополнительное соглашение №"),
        optional=True,
        description=_l("К трудовому договору: содержание, срок, форма, выплата."),
    )
    agreement_on = DayField(_l("Дополнительное соглашение от"), optional=True)
    pay = _ChosenField(_l("Выплата"), MentorPay)
    pay_amount = RoublesField(_l("Сумма, ₽"), optional=True)


class MentorMoveForm(EditForm):
    """Another main place of work, or another post at the same."""

    organization_id = RecordField(
        _l("Организация"), needed=_l("Выберите организацию."), render_kw={"data-search": ""}
    )
    position = LineField(_l("Должность"), needed=_l("Укажите должность."))
    since = DayField(_l("С какого дня"), needed=_l("Укажите, с какого дня."))


class MentorPostForm(CreateForm):
    """A second place of work, or a former one."""

    organization_id = RecordField(
        _l("Организация"), needed=_l("Выберите организацию."), render_kw={"data-search": ""}
    )
    position = LineField(_l("Должность"), needed=_l("Укажите должность."))
    since = DayField(_l("С"), optional=True)
    until = DayField(_l("По"), optional=True, description=_l("Пусто — работает и сейчас."))


class MentorTrainingForm(CreateForm):
    """A course on mentoring."""

    title = LineField(_l("Программа"), needed=_l("Напишите, чему учили."))
    held_by = LineField(_l("Кто проводил"), optional=True)
    hours = NumberField(
        _l("Часов"),
        validators=[
            Optional(),
            NumberRange(1, LONGEST_TRAINING, _l("Число от %(min)s до %(max)s.")),
        ],
    )
    finished_on = DayField(_l("Дата окончания"), needed=_l("Укажите дату окончания."))
    document = LineField(_l("Документ"), optional=True, description=_l("Удостоверение, его номер."))
