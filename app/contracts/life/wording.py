"""What the page of a contract says of its history and of what held on a day."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base.typography import day as day_words
from app.base.typography import day_short
from app.contracts.enums import ContractEvent, ContractState
from app.contracts.life import queries
from app.contracts.life.amending import READ_BACK, terms_on
from app.contracts.life.models import ContractAmendment, ContractMove
from app.contracts.life.rules import state_on
from app.contracts.models import TargetContract
from app.contracts.support.rules import words_of
from app.plan.wording import shortened

MEASURE_WORDS = 80  # characters of a measure in a choice

NAMES: Mapping[str, LazyString] = {
    "training_until": _l("Обучение заканчивается"),
    "work_years": _l("Срок трудовой деятельности, лет"),
    "employ_within_months": _l("Трудоустроить в течение, месяцев"),
    "position": _l("Должность после обучения"),
    "work_place": _l("Место работы"),
    "pay_terms": _l("Условия оплаты труда"),
    "practice_text": _l("Практика и наставник"),
    "support": _l("Меры поддержки"),
}
TITLES: Mapping[ContractEvent, LazyString] = {
    ContractEvent.BEGIN_TRAINING: _l("Отметить начало обучения"),
    ContractEvent.END_TRAINING: _l("Отметить окончание обучения"),
    ContractEvent.SUSPEND: _l("Приостановить договор"),
    ContractEvent.RESUME: _l("Возобновить договор"),
    ContractEvent.BREAK_BY_CITIZEN: _l("Отметить нарушение гражданином"),
    ContractEvent.BREAK_BY_CUSTOMER: _l("Отметить нарушение Заказчиком"),
    ContractEvent.EXPEL: _l("Отметить отчисление"),
}
# What comes next of itself is a button of the card; the rest is noted on the page of the history.
NEXT = (ContractEvent.BEGIN_TRAINING, ContractEvent.END_TRAINING, ContractEvent.RESUME)
FOLLOWS: Mapping[ContractEvent, LazyString] = {
    ContractEvent.SUSPEND: _l(
        "Пока договор приостановлен, новые выплаты не появляются, а неисполненное не считается "
        "просроченным. Сроки сдвигают дополнительным соглашением."
    ),
    ContractEvent.BREAK_BY_CITIZEN: _l(
        "Гражданин возвращает Заказчику расходы на меры поддержки: ниже посчитано, сколько. "
        "Сверьте размер и порядок с договором."
    ),
    ContractEvent.BREAK_BY_CUSTOMER: _l(
        "Заказчик выплачивает гражданину компенсацию: ниже показано, как её считают. Сверьте "
        "размер и порядок с договором."
    ),
    ContractEvent.EXPEL: _l("Что в таком случае возвращает гражданин, посчитано ниже."),
}


def titled_on(title: Any, on: date | None) -> str:
    """Return a title with the day it is true of: «Целевые договоры на 01.03.2025»."""
    return _("%(title)s на %(day)s", title=title, day=day_short(on)) if on else str(title)


class AmendmentLine(NamedTuple):
    """An amendment with what it changed: (name, before, after)."""

    amendment: ContractAmendment
    changes: list[tuple[str, str, str]]


class LifeOnDay(NamedTuple):
    """A contract on a day: its state, None before it was drafted, and what held."""

    on: date
    state: ContractState | None
    facts: list[tuple[str, str]]


def amendment_lines(contract: TargetContract) -> list[AmendmentLine]:
    """Return the amendments in the order of their days, each with its changes in words."""
    return [
        AmendmentLine(one, changes_in_words(one, contract))
        for one in queries.list_amendments(contract)
    ]


def changes_in_words(
    amendment: ContractAmendment, contract: TargetContract
) -> list[tuple[str, str, str]]:
    """Return what an amendment changed: (name, before, after)."""
    return list(_changes(amendment, contract))


def _changes(
    amendment: ContractAmendment, contract: TargetContract
) -> Iterator[tuple[str, str, str]]:
    if amendment.changes_employer:
        customer = contract.organization
        before = amendment.employer_before or customer
        after = amendment.employer_after or customer
        yield _("Работодатель"), before.short_name, after.short_name
    for name, (before, after) in amendment.changes.items():
        yield str(NAMES[name]), _shown(name, before), _shown(name, after)


def support_choices(contract: TargetContract) -> list[tuple[str, str]]:
    """Return what an agreement on support may do: another measure, a change or an end of each."""
    measures = [(one.id, shortened(words_of(one), MEASURE_WORDS)) for one in contract.support]
    return [
        ("new", _("Добавить меру поддержки")),
        *((f"change-{id_}", _("Изменить: %(words)s", words=words)) for id_, words in measures),
        *(
            (f"end-{id_}", _("Больше не оказывать: %(words)s", words=words))
            for id_, words in measures
        ),
    ]


def on_day(contract: TargetContract, moves: list[ContractMove], day: date) -> LifeOnDay:
    """Return what a contract was and said on a day."""
    held = terms_on(contract, queries.list_amendments(contract), day)
    employer = queries.find_employer(held.pop("employer_id")) or contract.organization
    facts = [(str(NAMES[name]), _shown(name, held[name])) for name in NAMES]
    known = [(_("Работодатель"), employer.short_name), *((n, shown) for n, shown in facts if shown)]
    return LifeOnDay(day, state_on(moves, day, drafted_on=contract.drafted_on), known)


def _shown(name: str, value: Any) -> str:
    read = READ_BACK[name](value) if isinstance(value, str) else value
    if name == "support":  # a line for each measure
        return "; ".join(str(read or "").splitlines())
    if isinstance(read, date):
        return day_words(read)
    return "" if read is None else str(read)
