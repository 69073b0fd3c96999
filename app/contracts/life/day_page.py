"""The card of a contract as it stood on a chosen day."""

from datetime import date
from typing import Any

from flask import render_template
from flask_babel import gettext as _

from app.base.typography import counted
from app.base.typography import day as day_words
from app.contracts.chosen_day import AsOfForm
from app.contracts.life.owed import obligations_on
from app.contracts.life.standing import ContractOnDay, contracts_on
from app.contracts.models import TargetContract
from app.contracts.support.queries import paid_by


def card_on_day(contract: TargetContract, on: date) -> str:
    """Draw what the contract was and said at the end of a day."""
    (shown,) = contracts_on([contract], on)
    return render_template(
        "contracts/life/contract_on_day.html",
        contract=shown,
        there_was=on >= contract.drafted_on,
        filters=AsOfForm(),
        facts=_facts(shown),
        duties=obligations_on(contract.obligations, on) if shown.signed_on else [],
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
