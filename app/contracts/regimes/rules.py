"""Which regulation holds on a day, and what it refuses or misses in a contract."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any, Protocol

from flask_babel import gettext as _

from app.base.typography import day as day_words
from app.contracts.enums import LegalRegime
from app.contracts.errors import EmploymentTermError, WorkTermError
from app.contracts.regimes.table import CONDITIONS, REGIMES, RegimeRules
from app.contracts.support.errors import SupportMissingError

# The newest first; what is older falls under the oldest.
_NEWEST_FIRST = sorted(
    ((rules.since, regime) for regime, rules in REGIMES.items() if rules.since), reverse=True
)


class LimitedLike(Protocol):
    """What a regulation limits in the terms of a contract."""

    @property
    def work_years(self) -> int: ...

    @property
    def employ_within_months(self) -> int | None: ...


def regime_on(day: date) -> LegalRegime:
    """Return the regulation a contract signed (or drafted) on a day is made under."""
    found = (regime for since, regime in _NEWEST_FIRST if day >= since)
    return next(found, LegalRegime.PP_1076)


def rules_on(day: date) -> RegimeRules:
    """Return what the regulation of a day asks."""
    return REGIMES[regime_on(day)]


def days_of(regime: LegalRegime) -> str:
    """Return in words from which day to which a regulation holds."""
    since = REGIMES[regime].since
    following = [began for began, _regime in _NEWEST_FIRST if since is None or began > since]
    until = following[-1] - timedelta(days=1) if following else None
    first = _("с %(day)s", day=day_words(since)) if since else ""
    last = _("по %(day)s", day=day_words(until)) if until else ""
    return " ".join(filter(None, (first, last)))


def check_limits(terms: LimitedLike, day: date) -> None:
    """Raise WorkTermError or EmploymentTermError, by its field, naming the regulation of a day."""
    rules, source = rules_on(day), str(regime_on(day).label)
    if not rules.shortest_work <= terms.work_years <= rules.longest_work:
        message = _(
            "Срок трудовой деятельности — от %(least)d до %(most)d лет (%(source)s).",
            least=rules.shortest_work,
            most=rules.longest_work,
            source=source,
        )
        raise WorkTermError(message, field="work_years")
    if terms.employ_within_months and terms.employ_within_months > rules.employ_within:
        message = _(
            "Трудоустроить нужно не позднее чем через %(most)d мес. после обучения (%(source)s).",
            most=rules.employ_within,
            source=source,
        )
        raise EmploymentTermError(message, field="employ_within_months")


def check_measures(measures: Collection[Any], day: date, *, field: str | None = None) -> None:
    """Raise SupportMissingError where there are fewer measures than the regulation asks for."""
    if len(measures) < rules_on(day).fewest_measures:
        raise SupportMissingError(field=field)


def missing_conditions(contract: Any, day: date) -> list[str]:
    """Return in words what the regulation of a day asks for and the contract does not say."""
    rules = rules_on(day)
    missing = [str(CONDITIONS[name]) for name in rules.conditions if not getattr(contract, name)]
    if len(contract.support) < rules.fewest_measures:
        missing.append(_("мера поддержки"))
    return missing
