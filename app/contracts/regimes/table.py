"""What each regulation asks of a contract on targeted training, as data with its source.

Everything here waits for a lawyer [сверить]: docs/legal.md, «Правовые режимы целевого договора».
Where a regulation is silent the widest limit stands, so that no lawful contract is refused.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from app.contracts.enums import LegalRegime


@dataclass(frozen=True)
class CitizenReturn:
    """What a citizen owes who broke a contract: the costs of support that was paid.

    `by_time`: only for the part of the agreed work that was not done; `fine_times` so many times
    the costs come on top as a fine.
    """

    by_time: bool
    fine_times: int
    words: LazyString


@dataclass(frozen=True)
class CustomerCompensation:
    """What a customer owes who broke a contract: so many times the costs of support, or wages.

    `wages` are average monthly wages of the region where the citizen was to work.
    """

    costs_times: int
    wages: int
    words: LazyString


@dataclass(frozen=True)
class RegimeRules:
    """The limits of a regulation.

    `since` is the first day it holds for; `employ_within` the most months from the end of the
    training to the employment contract; `conditions` the columns of a contract without which it
    is no contract by the regulation; `settle_within` the months in which expenses are returned
    and compensations paid. What follows from a breach is a size and its words: a citizen
    `returns`, a customer `compensates`.
    """

    since: date | None
    shortest_work: int
    longest_work: int
    fewest_measures: int
    employ_within: int
    settle_within: int
    conditions: tuple[str, ...]
    returns: CitizenReturn
    compensates: CustomerCompensation
    source: LazyString

    @property
    def citizen_returns(self) -> LazyString:
        """What a citizen returns, in words."""
        return self.returns.words

    @property
    def customer_pays(self) -> LazyString:
        """What a customer pays, in words."""
        return self.compensates.words


# What a condition is called where it is missing.
CONDITIONS: Mapping[str, LazyString] = {
    "position": _l("должность после обучения"),
    "training_level": _l("уровень образования"),
    "training_form": _l("форма обучения"),
    "work_region": _l("субъект Российской Федерации, где предстоит работать"),
    "employ_within_months": _l("срок заключения трудового договора в месяцах"),
    "portal_offer_number": _l("номер предложения на «Работе в России»"),
    "portal_offer_on": _l("дата предложения на «Работе в России»"),
}

# What the law of 2019 changed and the later regulations kept.
_SINCE_2019 = RegimeRules(
    since=date(2019, 1, 1),
    shortest_work=3,
    longest_work=5,
    fewest_measures=1,
    employ_within=24,
    settle_within=12,
    conditions=(
        "position",
        "training_level",
        "training_form",
        "work_region",
        "employ_within_months",
    ),
    returns=CitizenReturn(
        by_time=True,
        fine_times=0,
        words=_l("расходы на меры поддержки, пропорционально неотработанному времени"),
    ),
    compensates=CustomerCompensation(
        costs_times=0,
        wages=3,
        words=_l("три среднемесячные начисленные заработные платы в субъекте Российской Федерации"),
    ),
    source=_l("статья 56 закона № 273-ФЗ с 2019 года, постановление № 302"),
)

REGIMES: Mapping[LegalRegime, RegimeRules] = {
    LegalRegime.PP_1076: replace(
        _SINCE_2019,
        since=None,
        conditions=("position",),
        returns=CitizenReturn(
            by_time=False,
            fine_times=2,
            words=_l("расходы на меры поддержки и штраф в двукратном размере этих расходов"),
        ),
        compensates=CustomerCompensation(
            costs_times=2,
            wages=0,
            words=_l("двукратный размер расходов на меры поддержки"),
        ),
        source=_l("статья 56 закона № 273-ФЗ до 2019 года, постановление № 1076"),
    ),
    LegalRegime.PP_302: _SINCE_2019,
    LegalRegime.PP_1681: replace(
        _SINCE_2019,
        since=date(2021, 1, 1),
        source=_l("статья 56 закона № 273-ФЗ, постановление № 1681"),
    ),
    LegalRegime.PP_555: replace(
        _SINCE_2019,
        since=date(2024, 5, 1),
        conditions=(*_SINCE_2019.conditions, "portal_offer_number", "portal_offer_on"),
        source=_l("статья 56 закона № 273-ФЗ, постановление № 555"),
    ),
}
