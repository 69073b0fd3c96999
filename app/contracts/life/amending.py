"""Pure reading of amendments: what a contract said on a day follows from what changed since."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple, Protocol

from flask_babel import gettext as _

from app.base.typography import day as day_words
from app.contracts.errors import (
    AmendmentDayError,
    PaidMeanwhileError,
    SameTermsError,
    TrainingTermError,
)
from app.contracts.support.errors import SupportTermError
from app.contracts.support.rules import MeasureLike, SupportTerms, words_of


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _number(text: str) -> int | None:
    return int(text) if text else None


# What an amendment may change besides the employer, by the contract's column: how it is read back.
AMENDABLE: Mapping[str, Callable[[str], Any]] = {
    "training_until": _day,
    "work_years": _number,
    "employ_within_months": _number,
    "position": str,
    "work_place": str,
    "pay_terms": str,
    "practice_text": str,
}

# Terms that the days of usual obligations were reckoned from when the contract was signed.
_RECKONED_FROM = {"training_until", "work_years", "employ_within_months"}

# Measures of support are rows of their own; an amendment keeps what they were in words.
READ_BACK: Mapping[str, Callable[[str], Any]] = {**AMENDABLE, "support": str}


@dataclass(frozen=True)
class AmendingTerms:
    """What every additional agreement says of itself; it holds from `holds_from` on."""

    number: str
    signed_on: date
    holds_from: date
    reason: str


@dataclass(frozen=True)
class SupportAgreementTerms(AmendingTerms):
    """An agreement on support: `measure_id` ends, `new` begins; without one of them the other."""

    measure_id: int | None = None
    new: SupportTerms | None = None


@dataclass(frozen=True)
class SupplementTerms(AmendingTerms):
    """An additional agreement with what the contract says from its day on."""

    training_until: date
    work_years: int
    employer_id: int | None = None
    employ_within_months: int | None = None
    position: str = ""
    work_place: str = ""
    pay_terms: str = ""
    practice_text: str = ""


class AmendmentLike(Protocol):
    """What these rules read of an amendment; `life.models.ContractAmendment` is one."""

    @property
    def holds_from(self) -> date: ...

    @property
    def changes(self) -> dict[str, Any]: ...

    @property
    def changes_employer(self) -> bool: ...

    @property
    def employer_before_id(self) -> int | None: ...


class Change(NamedTuple):
    """What stood before and what stands after, as the amendment stores it."""

    before: str
    after: str


def changes_of(contract: Any, terms: SupplementTerms) -> dict[str, Change]:
    """Return what the terms say otherwise than the contract, by the column, as text."""
    pairs = {name: (getattr(contract, name), getattr(terms, name)) for name in AMENDABLE}
    return {
        name: Change(_text(before), _text(after))
        for name, (before, after) in pairs.items()
        if before != after
    }


def support_text(measures: Iterable[MeasureLike]) -> str:
    """Return measures of support as an amendment keeps them, a line for each."""
    return "\n".join(" ".join(words_of(one).split()) for one in measures)


def moves_days(changes: Mapping[str, Any]) -> bool:
    """Tell whether the obligations that were written at signing may be due on other days now."""
    return not _RECKONED_FROM.isdisjoint(changes)


def terms_on(contract: Any, amendments: Sequence[AmendmentLike], day: date) -> dict[str, Any]:
    """Return what held on a day, by the column: later amendments are taken back, the last first.

    `amendments` are in the order of the days they hold from.
    """
    held = {name: getattr(contract, name) for name in AMENDABLE}
    held["employer_id"] = contract.employer_id
    held["support"] = support_text(contract.support)
    for amendment in reversed(amendments):
        if amendment.holds_from <= day:
            break
        for name, change in amendment.changes.items():
            held[name] = READ_BACK[name](change[0])
        if amendment.changes_employer:
            held["employer_id"] = amendment.employer_before_id
    return held


def check_amendment(
    terms: AmendingTerms,
    *,
    signed_on: date,
    work_ends_on: date,
    last_held_from: date | None,
    paid_until: date | None,
    is_empty: bool,
    today: date,
) -> None:
    """Raise AmendmentDayError, PaidMeanwhileError or SameTermsError, by its field.

    `last_held_from` is the day of the amendment before: the history is not written backwards.
    What was paid (`paid_until`) was paid by the terms of its day, so they are not changed.
    """
    if is_empty:
        raise SameTermsError(field="reason")
    if terms.signed_on > today:
        raise AmendmentDayError(_("Эта дата ещё не наступила."), field="signed_on")
    since = max(signed_on, last_held_from or signed_on)
    if terms.signed_on < signed_on:
        message = _("Договор подписан позже: %(day)s.", day=day_words(signed_on))
        raise AmendmentDayError(message, field="signed_on")
    if terms.holds_from < since:
        message = _("Раньше, чем с %(day)s, изменить условия нельзя.", day=day_words(since))
        raise AmendmentDayError(message, field="holds_from")
    if terms.holds_from > work_ends_on:
        message = _("Договор действует до %(day)s.", day=day_words(work_ends_on))
        raise AmendmentDayError(message, field="holds_from")
    if paid_until and terms.holds_from <= paid_until:
        raise PaidMeanwhileError(day_words(paid_until), field="holds_from")


def check_training_end(
    training_until: date, *, training_from: date | None, work_started_on: date | None
) -> None:
    """Raise TrainingTermError for a training that would end before it began, or after the work."""
    if training_from and training_until <= training_from:
        message = _("Обучение закончилось бы раньше, чем началось.")
        raise TrainingTermError(message, field="training_until")
    if work_started_on and training_until >= work_started_on:
        message = _(
            "Выпускник уже работает: обучение закончилось раньше, чем %(day)s.",
            day=day_words(work_started_on),
        )
        raise TrainingTermError(message, field="training_until")


def check_support_day(day: date, *, starts_on: date, ends_on: date | None) -> None:
    """Raise AmendmentDayError or SupportTermError for a day a measure cannot be changed from.

    Payments are kept by months, so support changes with one; what is over changes no more.
    """
    if day.day != 1:
        message = _("Выплаты считают по месяцам: укажите первое число месяца.")
        raise AmendmentDayError(message, field="holds_from")
    if day <= starts_on or (ends_on and ends_on < day):
        message = _("В этот день мера ещё не действует или уже закончилась.")
        raise SupportTermError(message, field="holds_from")


def _text(value: Any) -> str:
    return "" if value is None else str(value)
