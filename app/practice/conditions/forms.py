"""Forms of the conditions of a distribution."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, SelectMultipleField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional
from wtforms.widgets import CheckboxInput, ListWidget

from app.practice.enums import (
    MAX_LIMIT,
    ClearanceKind,
    ClearanceRule,
    ContractRule,
    PairRule,
    RankingMode,
    SilentRule,
)
from app.web.fields import ChoiceFilter, CountField, EnumField, LineField, RecordField
from app.web.forms import CreateForm, EditForm


class ClearancesField(SelectMultipleField):
    """What a student must have to be admitted."""

    def __init__(self, label: Any, **kwargs: Any) -> None:
        super().__init__(
            label,
            choices=[SelectChoice(value, name) for value, name in ClearanceKind.pairs()],
            coerce=ClearanceKind,
            validators=[Optional()],
            widget=ListWidget(prefix_label=False),
            option_widget=CheckboxInput(),
            filters=[_as_stored],
            **kwargs,
        )


def _as_stored(kinds: list[ClearanceKind] | None) -> list[str]:
    return [kind.value for kind in ClearanceKind if kind in (kinds or ())]


class RulesEditForm(EditForm):
    """By which rules a period is distributed."""

    ranked_by = EnumField(
        _l("Кто определяет порядок желающих"),
        RankingMode,
        description=_l("Среди равных всегда решает жребий."),
    )
    contract_rule = EnumField(_l("Действующий целевой договор"), ContractRule)
    prefers_dormitory = BooleanField(
        _l("Кому нужно общежитие, имеет преимущество там, где база его даёт")
    )
    prefers_town = BooleanField(_l("Местные жители имеют преимущество перед приезжими"))
    pair_rule = EnumField(
        _l("Можно ли идти вдвоём"),
        PairRule,
        description=_l("Пара засчитывается, если каждый назвал другого."),
    )
    silent_rule = EnumField(_l("Кто не отправил заявку"), SilentRule)
    clearances = ClearancesField(_l("Что нужно студенту для допуска"))
    clearance_rule = EnumField(_l("Если чего-то не хватает"), ClearanceRule)


class LimitCreateForm(CreateForm):
    """The most students in one town or at one organization."""

    town = ChoiceFilter(_l("Населённый пункт"), validate_choice=False)
    organization_id = RecordField(
        _l("Организация"),
        optional=True,
        render_kw={"data-search": ""},
        description=_l("Считаются все её места в этом периоде."),
    )
    maximum = CountField(
        _l("Студентов не больше"),
        needed=_l("Укажите, сколько студентов."),
        minimum=1,
        maximum=MAX_LIMIT,
    )


class KeptApartCreateForm(CreateForm):
    """Two students who must not be at one base."""

    first_id = RecordField(
        _l("Студент"), needed=_l("Выберите студента."), render_kw={"data-search": ""}
    )
    second_id = RecordField(
        _l("Второй студент"), needed=_l("Выберите второго студента."), render_kw={"data-search": ""}
    )
    reason = LineField(
        _l("Почему"), optional=True, description=_l("Прочтут только сотрудники колледжа.")
    )


class ConflictCreateForm(CreateForm):
    """Where a student must not practise."""

    student_id = RecordField(
        _l("Студент"), needed=_l("Выберите студента."), render_kw={"data-search": ""}
    )
    organization_id = RecordField(
        _l("Организация"), needed=_l("Выберите организацию."), render_kw={"data-search": ""}
    )
    reason = LineField(
        _l("Почему"),
        needed=_l("Напишите, в чём конфликт интересов."),
        description=_l(
            "Например: здесь работает мать. Прочтут только сотрудники колледжа и сам студент."
        ),
    )
