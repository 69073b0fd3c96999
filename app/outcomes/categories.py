"""The categories of the monitoring of graduates, as data: the form of the year is to be checked.

A record keeps the code and the rank; a category that leaves the form stays here with its code.
"""

from typing import NamedTuple

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l


class OutcomeCategory(NamedTuple):
    """One line of the form: what it is called, and what it says of the graduate."""

    code: str
    label: LazyString
    is_employed: bool = False
    is_at_risk: bool = False


CATEGORIES = (
    OutcomeCategory("risk_job", _l("под риском: будет трудоустроен"), is_at_risk=True),
    OutcomeCategory("risk_business", _l("под риском: откроет своё дело"), is_at_risk=True),
    OutcomeCategory("risk_army", _l("под риском: будет призван"), is_at_risk=True),
    OutcomeCategory("risk_study", _l("под риском: продолжит обучение"), is_at_risk=True),
    OutcomeCategory("unemployed", _l("зарегистрирован безработным"), is_at_risk=True),
    OutcomeCategory("unmotivated", _l("не ищет работу"), is_at_risk=True),
    OutcomeCategory("informal", _l("неформальная занятость"), is_at_risk=True),
    OutcomeCategory("employed", _l("трудоустроен"), is_employed=True),
    OutcomeCategory("entrepreneur", _l("индивидуальный предприниматель"), is_employed=True),
    OutcomeCategory("self_employed", _l("самозанятый"), is_employed=True),
    OutcomeCategory("contract_service", _l("служба по контракту"), is_employed=True),
    OutcomeCategory("study", _l("продолжил обучение")),
    OutcomeCategory("army", _l("призван на военную службу")),
    OutcomeCategory("child_care", _l("отпуск по уходу за ребёнком")),
    OutcomeCategory("abroad", _l("переехал за рубеж")),
    OutcomeCategory("health", _l("не может работать по здоровью или из-за ухода")),
    OutcomeCategory("custody", _l("под следствием или отбывает наказание")),
    OutcomeCategory("foreigner", _l("иностранный гражданин без СНИЛС")),
    OutcomeCategory("other", _l("иное")),
)
BY_CODE = {category.code: category for category in CATEGORIES}
RANKS = {category.code: rank for rank, category in enumerate(CATEGORIES)}
