"""Contracts in figures, as of a day: the whole with its years, or a page of customers."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Any, NamedTuple

from flask_babel import gettext as _

from app.contracts.enums import ContractState
from app.contracts.figures import queries
from app.contracts.rules import STAGES, employ_until
from app.web.paging import PageOfRows, paginate

MOST_ROWS = 10  # on a phone each is a card of some lines

# How a signed contract may end before its time, in the order figures tell it.
ENDINGS = (
    ContractState.TERMINATED,
    ContractState.BROKEN_BY_CITIZEN,
    ContractState.BROKEN_BY_CUSTOMER,
    ContractState.EXPELLED,
)
_OVER = (ContractState.COMPLETED, ContractState.CANCELLED)
_NAMED: dict[str, frozenset[ContractState]] = {
    **STAGES,
    **{state.value: frozenset({state}) for state in (*ENDINGS, *_OVER)},
}


class CountedBy(StrEnum):
    """What the rows of a table are: the name of the filter that lists a row's contracts."""

    YEAR = "year"
    CUSTOMER = "customer"
    SPECIALITY = "speciality"


class Employed(NamedTuple):
    """Of those whose day to be employed has come, how many began to work by it."""

    in_time: int
    due: int


class CountedRow(NamedTuple):
    """How many contracts of a row stand where, and who of them was employed in time."""

    id: int
    title: str
    counts: dict[str, int]
    employed: Employed | None


class FiguresTable(NamedTuple):
    """A table of figures; `page` is of the rows, None where all of them stand here."""

    by: CountedBy
    title: str
    heading: str
    rows: list[CountedRow]
    page: PageOfRows[Any] | None = None


def years_on(on: date | None, *, today: date) -> FiguresTable:
    """Return the table by year, the last first: all contracts are in it."""
    states = queries.states_by_year(on)
    titles = [(year, str(year)) for year in sorted(states, reverse=True)]
    employed = employed_by(queries.graduates_by_year(on or today), on or today)
    rows = _rows(titles, states, employed)
    return FiguresTable(CountedBy.YEAR, _("По году составления"), _("Год"), rows)


def customers_on(on: date | None, *, today: date) -> FiguresTable:
    """Return a page of the table by customer, who has most contracts first."""
    page = _page(queries.list_customers(on))
    ids = [id_ for id_, _title in page.items]
    employed = employed_by(queries.graduates_by_customer(on or today, ids), on or today)
    rows = _rows(page.items, queries.states_by_customer(on, ids), employed)
    return FiguresTable(CountedBy.CUSTOMER, _("По Заказчикам"), _("Заказчик"), rows, page)


def specialities_on(on: date | None, *, today: date) -> FiguresTable:
    """Return a page of the table by speciality, by code."""
    page = _page(queries.list_specialities(on))
    ids = [id_ for id_, _title in page.items]
    employed = employed_by(queries.graduates_by_speciality(on or today, ids), on or today)
    rows = _rows(page.items, queries.states_by_speciality(on, ids), employed)
    title = _("По специальностям")
    return FiguresTable(CountedBy.SPECIALITY, title, _("Специальность"), rows, page)


def whole_of(table: FiguresTable) -> CountedRow:
    """Return the sum of a table's rows."""
    counts: Counter[str] = Counter()
    for row in table.rows:
        counts.update(row.counts)
    said = [row.employed for row in table.rows if row.employed]
    employed = Employed(sum(one.in_time for one in said), sum(one.due for one in said))
    return CountedRow(0, "", dict(counts), employed if said else None)


def employed_by(graduates: Iterable[queries.Graduates], on: date) -> dict[int, Employed]:
    """Return by row who was employed in time, of those who were or whose day is over."""
    until = lru_cache(maxsize=None)(employ_until)  # a few days of graduation, a few terms
    found: dict[int, Employed] = defaultdict(lambda: Employed(0, 0))
    for one in graduates:
        last = until(one.training_until, one.within)
        is_in_time = one.started_on is not None and one.started_on <= last
        if is_in_time or last < on:
            known = found[one.row]
            in_time = known.in_time + one.number * is_in_time
            found[one.row] = Employed(in_time, known.due + one.number)
    return dict(found)


def _page(found: Any) -> PageOfRows[Any]:
    page = paginate(found, per_page=MOST_ROWS)
    return PageOfRows(page.items, page.total, page.page, page.per_page)


def _rows(
    titles: Iterable[tuple[int, str]], states: queries.States, employed: Mapping[int, Employed]
) -> list[CountedRow]:
    return [
        CountedRow(id_, title, _counts(states[id_]), employed.get(id_)) for id_, title in titles
    ]


def _counts(states: Mapping[ContractState, int]) -> dict[str, int]:
    stages = {name: sum(states.get(state, 0) for state in among) for name, among in _NAMED.items()}
    return {"all": sum(states.values()), **stages}
