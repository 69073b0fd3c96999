"""What each regulation asks of a contract on targeted training, as data with its source.

Everything here waits for a lawyer [сверить]: docs/legal.md, «Правовые режимы целевого договора».
Where a regulation is silent the widest limit stands, so that no lawful contract is refused.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from app.contracts.enums import LegalRegime


@dataclass(frozen=True)
class RegimeRules:
    """The limits of a regulation.

    `since` is the first day it holds for; `employ_within` the most months from the end of the
    training to the employment contract; `conditions` the columns of a contract without which it
    is no contract by the regulation; `settle_within` the months in which expenses are returned
    and compensations paid.
    """

    since: date | None
    shortest_work: int
    longest_work: int
    fewest_measures: int
    employ_within: int
    settle_within: int
    conditions: tuple[str, ...]
    citizen_returns: LazyString
    customer_pays: LazyString
    source: LazyString


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
_TRAINING = ("position", "training_level", "training_form", "work_region", "employ_within_months")
_RETURNS = _l("расходы на меры поддержки, пропорционально неотработанному времени")
_PAYS = _l("три среднемесячные начисленные заработные платы в субъекте Российской Федерации")

REGIMES: Mapping[LegalRegime, RegimeRules] = {
    LegalRegime.PP_1076: RegimeRules(
        since=None,
        shortest_work=3,
        longest_work=5,
        fewest_measures=1,
        employ_within=24,
        settle_within=12,
        conditions=("position",),
        citizen_returns=_l("расходы на меры поддержки и штраф в двукратном размере этих расходов"),
        customer_pays=_l("двукратный размер расходов на меры поддержки"),
        source=_l("статья 56 закона № 273-ФЗ до 2019 года, постановление № 1076"),
    ),
    LegalRegime.PP_302: RegimeRules(
        since=date(2019, 1, 1),
        shortest_work=3,
        longest_work=5,
        fewest_measures=1,
        employ_within=24,
        settle_within=12,
        conditions=_TRAINING,
        citizen_returns=_RETURNS,
        customer_pays=_PAYS,
        source=_l("статья 56 закона № 273-ФЗ с 2019 года, постановление № 302"),
    ),
    LegalRegime.PP_1681: RegimeRules(
        since=date(2021, 1, 1),
        shortest_work=3,
        longest_work=5,
        fewest_measures=1,
        employ_within=24,
        settle_within=12,
        conditions=_TRAINING,
        citizen_returns=_RETURNS,
        customer_pays=_PAYS,
        source=_l("статья 56 закона № 273-ФЗ, постановление № 1681"),
    ),
    LegalRegime.PP_555: RegimeRules(
        since=date(2024, 5, 1),
        shortest_work=3,
        longest_work=5,
        fewest_measures=1,
        employ_within=24,
        settle_within=12,
        conditions=(*_TRAINING, "portal_offer_number", "portal_offer_on"),
        citizen_returns=_RETURNS,
        customer_pays=_PAYS,
        source=_l("статья 56 закона № 273-ФЗ, постановление № 555"),
    ),
}
