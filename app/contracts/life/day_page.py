"""The card of a contract as it stood on a chosen day."""

from datetime import date
from typing import Any, NamedTuple

from flask import render_template
from flask_babel import gettext as _

from app.base.typography import counted
from app.base.typography import day as day_words
from app.contracts.enums import ObligationState
from app.contracts.life.forms import AsOfForm
from app.contracts.life.standing import ContractOnDay, contracts_on
from app.contracts.models import Obligation, TargetContract
from app.contracts.support.queries import paid_by
from app.web.dashboard import Chip


class DutyOnDay(NamedTuple):
    """An obligation and how it stood on a day."""

    obligation: Obligation
    chip: Chip | None


def card_on_day(contract: TargetContract, on: date) -> str:
    """Draw what the contract was and said at the end of a day."""
    (shown,) = contracts_on([contract], on)
    return render_template(
        "contracts/life/contract_on_day.html",
        contract=shown,
        there_was=on >= contract.drafted_on,
        filters=AsOfForm(),
        facts=_facts(shown),
        duties=[_duty(one, on) for one in contract.obligations] if shown.signed_on else [],
        paid=paid_by(contract, on),
    )


def _facts(shown: ContractOnDay) -> list[tuple[str, Any]]:
    work = (day_words(shown.work_begins_on), day_words(shown.work_ends_on))
    facts = [
        (_("Заказчик"), shown.organization.short_name),
        (_("Работодатель"), shown.employer.short_name if shown.employer else ""),
        (_("Студент"), shown.student.full_name),
        (_("Подписан"), day_words(shown.signed_on)),
        (_("Обучение до"), day_words(shown.training_until)),
        (_("Должность после обучения"), shown.position),
        (_("Место работы"), shown.work_place),
        (_("Срок трудовой деятельности"), _years(shown.work_years)),
        (_("Работа по договору"), _("%(start)s — %(end)s", start=work[0], end=work[1])),
        (_("Условия оплаты труда"), shown.pay_terms),
        (_("Практика и наставник"), shown.practice_text),
        (_("Больше не действует с"), day_words(shown.terminated_on)),
        (_("Причина"), shown.termination_reason),
    ]
    return [(name, value) for name, value in facts if value]


def _years(number: int) -> str:
    return counted(number, _("год"), _("года"), _("лет"))


def _duty(one: Obligation, on: date) -> DutyOnDay:
    if one.settled_on and one.settled_on <= on:
        return DutyOnDay(one, Chip(str(one.state.label), one.state.tone))
    is_late = one.due_on < on
    late, awaited = Chip(_("просрочено"), "late"), ObligationState.OPEN
    return DutyOnDay(one, late if is_late else Chip(str(awaited.label), awaited.tone))
