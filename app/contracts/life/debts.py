"""Pure reckoning of what follows from a broken contract: each sum with how it is computed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from flask_babel import gettext as _

from app.base.money import format_roubles
from app.base.typography import counted, grouped
from app.contracts.enums import ContractState
from app.contracts.life.rules import MoveLike
from app.contracts.regimes.table import RegimeRules


@dataclass(frozen=True)
class Breach:
    """What sums follow from: `paid` is support that was paid and not given back, in kopecks.

    `agreed` and `worked` are days of the work the parties agreed on; `wage` is the average
    monthly wage of the region in kopecks, None while nobody has named it.
    """

    paid: int
    agreed: int
    worked: int
    wage: int | None = None

    @property
    def unworked(self) -> int:
        """The days of the agreed work that were not done."""
        return max(self.agreed - self.worked, 0)


class Debt(NamedTuple):
    """What is owed and how it is computed; no sum where a number for it is not known."""

    title: str
    computation: str
    amount: int | None


def worked_days(moves: Sequence[MoveLike], *, until: date) -> int:
    """Count the days before `until` that somebody worked by a contract; a suspension is no work.

    `moves` are in the order they were made, which is that of their days.
    """
    steps = [one for one in moves if one.before is not one.after and one.happened_on < until]
    ends = [one.happened_on for one in steps[1:]] + [until]
    pairs = zip(steps, ends, strict=False)
    working = ContractState.WORKING
    return sum((end - one.happened_on).days for one, end in pairs if one.after is working)


def part_of(sum_: int, part: int, whole: int) -> int:
    """Return a part of a sum in whole kopecks, halves rounded up."""
    return (2 * sum_ * part + whole) // (2 * whole)


def debts_of_citizen(breach: Breach, rules: RegimeRules) -> list[Debt]:
    """Return what a citizen who broke the contract owes the customer."""
    paid, size = format_roubles(breach.paid), rules.returns
    title = _("Возмещение расходов на меры поддержки")
    if size.by_time:
        how = _(
            "%(paid)s × %(unworked)s / %(agreed)s",
            paid=paid,
            unworked=grouped(breach.unworked),
            agreed=_days(breach.agreed),
        )
        debts = [Debt(title, how, part_of(breach.paid, breach.unworked, breach.agreed))]
    else:
        debts = [Debt(title, _("%(paid)s, полностью", paid=paid), breach.paid)]
    if size.fine_times:
        debts.append(_several(_("Штраф"), breach.paid, size.fine_times))
    return debts


def debts_of_customer(breach: Breach, rules: RegimeRules) -> list[Debt]:
    """Return what a customer who broke the contract owes the citizen."""
    size, title = rules.compensates, _("Компенсация гражданину")
    debts = []
    if size.costs_times:
        debts.append(_several(title, breach.paid, size.costs_times))
    if size.wages and breach.wage is None:
        how = _("среднемесячная зарплата в субъекте × %(times)d", times=size.wages)
        debts.append(Debt(title, how, None))
    elif size.wages and breach.wage is not None:
        debts.append(_several(title, breach.wage, size.wages))
    return debts


def total_of(debts: Sequence[Debt]) -> int | None:
    """Return what the debts come to, None while one of them is not known."""
    sums = [one.amount for one in debts]
    return None if None in sums else sum(one for one in sums if one is not None)


def _several(title: str, sum_: int, times: int) -> Debt:
    how = _("%(sum)s × %(times)d", sum=format_roubles(sum_), times=times)
    return Debt(title, how, sum_ * times)


def _days(number: int) -> str:
    return counted(number, _("день"), _("дня"), _("дней"))
