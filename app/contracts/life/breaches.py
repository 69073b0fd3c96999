"""What follows from a broken contract, as its pages explain it: sums, terms, the source."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from dateutil.relativedelta import relativedelta
from flask_babel import LazyString
from flask_babel import gettext as _

from app.base.typography import counted
from app.base.typography import day as day_words
from app.contracts.enums import ContractEvent, ContractState
from app.contracts.life.debts import (
    Breach,
    Debt,
    debts_of_citizen,
    debts_of_customer,
    total_of,
    worked_days,
)
from app.contracts.life.models import ContractMove
from app.contracts.models import TargetContract
from app.contracts.regimes.table import REGIMES, RegimeRules
from app.contracts.support.queries import paid_total

S, E = ContractState, ContractEvent
_DEBTS = {
    S.BROKEN_BY_CITIZEN: debts_of_citizen,
    S.EXPELLED: debts_of_citizen,
    S.BROKEN_BY_CUSTOMER: debts_of_customer,
}
_ENDS = {
    E.BREAK_BY_CITIZEN: S.BROKEN_BY_CITIZEN,
    E.EXPEL: S.EXPELLED,
    E.BREAK_BY_CUSTOMER: S.BROKEN_BY_CUSTOMER,
}


class BreachReckoning(NamedTuple):
    """Who owes what from which day on; `asks_wage` where a sum waits for the region's wage."""

    title: str
    on: date
    debts: list[Debt]
    total: int | None
    term: str
    notes: list[str]
    source: LazyString
    asks_wage: bool


def reckoning_of(
    contract: TargetContract, moves: Sequence[ContractMove], *, wage: int | None = None
) -> BreachReckoning | None:
    """Return what follows from the breach a contract ended with, None where it was none."""
    return _reckoned(contract, moves, contract.state, contract.terminated_on, wage)


def reckoning_if(
    event: ContractEvent,
    contract: TargetContract,
    moves: Sequence[ContractMove],
    *,
    today: date,
) -> BreachReckoning | None:
    """Return what would follow if a contract were broken today, None for other events."""
    return _reckoned(contract, moves, _ENDS.get(event), today, None)


def _reckoned(
    contract: TargetContract,
    moves: Sequence[ContractMove],
    ended: ContractState | None,
    on: date | None,
    wage: int | None,
) -> BreachReckoning | None:
    if ended not in _DEBTS or on is None:
        return None
    rules = REGIMES[contract.legal_basis]
    breach = Breach(
        paid=paid_total(contract),
        agreed=(contract.work_ends_on - contract.work_begins_on).days + 1,
        worked=worked_days(moves, until=on),
        wage=wage,
    )
    debts = _DEBTS[ended](breach, rules)
    by_customer = ended is S.BROKEN_BY_CUSTOMER
    return BreachReckoning(
        _("Заказчик выплачивает гражданину")
        if by_customer
        else _("Гражданин возвращает Заказчику"),
        on,
        debts,
        total_of(debts),
        _term(rules, on),
        list(_notes(contract, breach, ended)),
        rules.source,
        by_customer and rules.compensates.wages > 0,
    )


def _term(rules: RegimeRules, on: date) -> str:
    last = on + relativedelta(months=rules.settle_within)
    return _(
        "не позднее %(months)d месяцев со дня требования; если потребовать %(on)s — до %(last)s",
        months=rules.settle_within,
        on=day_words(on),
        last=day_words(last),
    )


def _notes(contract: TargetContract, breach: Breach, ended: ContractState) -> list[str]:
    worked = counted(breach.worked, _("день"), _("дня"), _("дней"))
    agreed = counted(breach.agreed, _("дня"), _("дней"), _("дней"))
    notes = [
        _("Отработано %(worked)s из %(agreed)s по договору.", worked=worked, agreed=agreed),
        _("Расходы — выплаты из журнала, кроме возвращённых."),
    ]
    if any(one.amount is None for one in contract.support):
        notes.append(
            _("Меры без суммы в журнале не видны: их стоимость Заказчик подтверждает сам.")
        )
    if ended is S.EXPELLED:
        notes.append(_("Возврат зависит от причины отчисления: сверьте её с договором."))
    return notes
