"""Lists in pages: two queries whatever their length."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from flask import request
from sqlalchemy import Select, SQLColumnExpression, func, select
from sqlalchemy.orm import InstrumentedAttribute

from app.extensions import db
from app.web.urls import whole_number, with_query

Row = TypeVar("Row")
PER_PAGE = 25
SIZES = (PER_PAGE, 100, 1000)
FEW_PAGES = 7
LAST_PAGE = 100_000  # beyond it OFFSET only costs time; such a number was never offered


@dataclass(frozen=True)
class Page(Generic[Row]):
    """One page of a list and its place in the whole."""

    items: list[Row]
    total: int
    page: int
    per_page: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // self.per_page))

    @property
    def has_prev(self) -> bool:
        return self.page > 1

    @property
    def has_next(self) -> bool:
        return self.page < self.pages

    @property
    def numbers(self) -> list[int]:
        """Return the pages to lead to: all when they are few, else the ends and those near."""
        if self.pages <= FEW_PAGES:
            return list(range(1, self.pages + 1))
        near = range(self.page - 1, self.page + 2)
        return sorted({1, *(one for one in near if 1 <= one <= self.pages), self.pages})

    def url_for(self, number: int) -> str:
        """Return the present address turned to another page, filters kept."""
        return with_query(page=number if number > 1 else None)

    @property
    def sizes(self) -> list[tuple[int, str]]:
        """Return the lengths of a page that make a difference, each with its address."""
        useful = [size for size in SIZES if size == PER_PAGE or self.total > _before(size)]
        return [
            (size, with_query(size=size if size != PER_PAGE else None, page=None))
            for size in (useful if self.total > PER_PAGE else ())
        ]

    def with_items(self, items: Sequence[Any]) -> "Page[Any]":
        """Return the same page with other rows in the same places."""
        return Page(list(items), self.total, self.page, self.per_page)


@dataclass(frozen=True)
class PageOfRows(Page[Row]):
    """A page of one of the lists on a page: its number stands in the address by the list's name."""

    parameter: str = "page"

    def url_for(self, number: int) -> str:
        """Return the present address with this list alone turned to another page."""
        return with_query(**{self.parameter: number if number > 1 else None})

    @property
    def sizes(self) -> list[tuple[int, str]]:
        """Return nothing: the length of a part is not chosen."""
        return []


@dataclass(frozen=True)
class OrderBeside:
    """An order by a column of the one record that `to` leads to from each row.

    It is joined for the order alone: the database may walk the column's index, and counting joins
    nothing. The relationship must never be empty.
    """

    to: InstrumentedAttribute[Any]
    column: SQLColumnExpression[Any]


Order = SQLColumnExpression[Any] | OrderBeside


@dataclass(frozen=True)
class Sort:
    """The order a list is asked for: a column of a fixed set, and its direction."""

    column: str
    descending: bool = False

    def direction(self, column: str) -> str | None:
        """Return «asc» or «desc» when the list is ordered by this column, else None."""
        if column != self.column:
            return None
        return "desc" if self.descending else "asc"

    def url_for(self, column: str) -> str:
        """Return the present address ordered by a column; a second click turns it round."""
        turned = column == self.column and not self.descending
        return with_query(sort=f"-{column}" if turned else column, page=None)

    @property
    def value(self) -> str:
        """Return the order as the address names it."""
        return f"-{self.column}" if self.descending else self.column

    def apply(self, statement: Select[Any], columns: Mapping[str, Order]) -> Select[Any]:
        """Order the statement; `columns` maps the names people may sort by.

        Names stand there by their stored sort key. Equal rows stand by id: without it, pages of
        a list with equal values would show one row twice and another never. The id goes the same
        way as the column, so that an index of both is walked from either end.
        """
        column = columns[self.column]
        entity = statement.column_descriptions[0]["entity"]
        if isinstance(column, OrderBeside):
            statement, column = statement.join(column.to), column.column
        order = (column, entity.id)
        return statement.order_by(*(one.desc() for one in order) if self.descending else order)


def requested_sort(columns: Mapping[str, Any], default: str) -> Sort:
    """Read `?sort=name` or `?sort=-name`; anything unknown gives the default."""
    name = request.args.get("sort", default)
    column = name.removeprefix("-")
    if column not in columns:
        return Sort(default.removeprefix("-"), default.startswith("-"))
    return Sort(column, name.startswith("-"))


def requested_page(parameter: str = "page") -> int:
    """Read `?page=`; anything that is no positive number is the first page."""
    number = whole_number(request.args.get(parameter, "1"))
    return min(max(number or 1, 1), LAST_PAGE)


def requested_size() -> int:
    """Read `?size=`; anything but a length that is offered is the usual one."""
    size = whole_number(request.args.get("size", ""))
    return size if size in SIZES else PER_PAGE


def part_of(rows: Sequence[Row], *, per_page: int, parameter: str = "page") -> PageOfRows[Row]:
    """Return the requested page of rows that had to be read whole: a ranking, somebody's duties."""
    number = requested_page(parameter)
    items = list(rows[(number - 1) * per_page : number * per_page])
    return PageOfRows(items, len(rows), number, per_page, parameter)


def paginate(
    statement: Select[Any],
    *,
    per_page: int | None = None,
    counted: Select[Any] | None = None,
    at_once: bool = False,
) -> Page[Any]:
    """Run a statement for the requested page; entities when it selects one, else rows.

    Each row of the statement must be another record of the first entity it selects. `counted` is
    the statement as it was before it was ordered. `at_once` is for conditions that cost more than
    their rows: they are then asked once for the page and the number, instead of once for each.
    """
    number = requested_page()
    per_page = per_page or requested_size()
    offset = (number - 1) * per_page
    if at_once and counted is not None and _is_of_one_table(counted):
        return _found_at_once(statement, counted, number, per_page)
    total = count_rows(statement if counted is None else counted)
    if offset >= total:
        return Page([], total, number, per_page)
    page = statement.limit(per_page).offset(offset)
    if number > 1 and _is_of_one_record_a_row(statement):
        page = _looked_up_late(statement, page)
    result = db.session.execute(page)
    items = result.scalars() if len(statement.column_descriptions) == 1 else result
    return Page(list(items), total, number, per_page)


def _found_at_once(
    statement: Select[Any], counted: Select[Any], number: int, per_page: int
) -> Page[Any]:
    """Find the ids of a page and how many there are, then read the records by their ids alone."""
    entity = counted.column_descriptions[0]["entity"]
    columns = (entity.id, func.count().over())
    ids = statement.with_only_columns(*columns, maintain_column_froms=True)
    found = db.session.execute(ids.limit(per_page).offset((number - 1) * per_page)).all()
    if not found:
        total = count_rows(counted) if number > 1 else 0
        return Page([], total, number, per_page)
    places = {id_: place for place, (id_, _total) in enumerate(found)}
    records = select(entity).where(entity.id.in_(places)).options(*counted._with_options)
    items = sorted(db.session.scalars(records), key=lambda record: places[record.id])
    return Page(items, found[0][1], number, per_page)


def _before(size: int) -> int:
    return SIZES[SIZES.index(size) - 1]


def count_rows(statement: Select[Any]) -> int:
    """Return how many rows a statement has."""
    counted = statement.order_by(None)
    if _is_of_one_record_a_row(statement):
        # Without the columns of the page the database may count by an index alone.
        counted = counted.with_only_columns(func.count(), maintain_column_froms=True)
        return db.session.scalar(counted) or 0
    return db.session.scalar(select(func.count()).select_from(counted.subquery())) or 0


def first_rows(statement: Select[Any], *, limit: int) -> tuple[int, list[Any]]:
    """Return how many rows an ordered statement has, and the first of them, for a card.

    Entities when it selects one, else rows.
    """
    total = count_rows(statement)
    if not total:
        return 0, []
    result = db.session.execute(statement.limit(limit))
    one = len(statement.column_descriptions) == 1
    return total, list(result.scalars() if one else result)


def _is_of_one_record_a_row(statement: Select[Any]) -> bool:
    entity = statement.column_descriptions[0]["entity"]
    return hasattr(entity, "id") and not statement._group_by_clauses and not statement._distinct


def _is_of_one_table(statement: Select[Any]) -> bool:
    has_one = len(statement.column_descriptions) == 1 and not statement._setup_joins
    return has_one and not statement._from_obj and _is_of_one_record_a_row(statement)


def _looked_up_late(statement: Select[Any], page: Select[Any]) -> Select[Any]:
    """Find the ids of a page first: what is skipped is then skipped within an index.

    Otherwise the database reads every skipped record, and whatever is joined to it.
    """
    entity = statement.column_descriptions[0]["entity"]
    ids = db.session.scalars(page.with_only_columns(entity.id, maintain_column_froms=True)).all()
    return statement.where(entity.id.in_(ids))
