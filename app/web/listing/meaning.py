"""A list whose search finds nothing is asked again, by what the words may have meant."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from sqlalchemy import Select, literal_column

from app.base.forgiving import corrections
from app.base.search import Searchable
from app.extensions import db
from app.web.forms import FilterForm
from app.web.urls import with_query

Statement = Select[Any] | Callable[..., Select[Any]]


@dataclass(frozen=True)
class Asked:
    """The statement to show; `instead` holds the words it was found by when they are not `q`.

    `is_searched`: there are words, and what they may mean otherwise could be found too.
    """

    statement: Select[Any]
    q: str = ""
    instead: str = ""
    is_searched: bool = False

    @property
    def url(self) -> str:
        """The list by those words."""
        return with_query(q=self.instead, page=None)


def ask(
    statement: Statement, filters: FilterForm | None, kinds: tuple[type[Searchable], ...]
) -> Asked:
    """Return the first of the meanings that finds anything, else what was asked."""
    meant = meanings(statement, filters, kinds)
    first = next(meant)
    if not first.is_searched:
        return first
    return next((one for one in chain([first], meant) if _finds_any(one.statement)), first)


def meanings(
    statement: Statement, filters: FilterForm | None, kinds: tuple[type[Searchable], ...]
) -> Iterator[Asked]:
    """Give what the filters mean of a statement, or of a function of their criteria.

    A function with `q` among them is asked by the corrections of `q` too, one after the other:
    whoever finds something by one asks for no other. The same function, and so the same rights,
    decide what a correction finds.
    """
    if isinstance(statement, Select):
        yield Asked(statement)
        return
    criteria = filters.criteria() if filters else {}
    q: str = criteria.get("q") or ""
    yield Asked(statement(**criteria), is_searched=bool(q and kinds))
    for other in corrections(q, *kinds) if q and kinds else ():
        yield Asked(statement(**{**criteria, "q": other}), q, other, is_searched=True)


def _finds_any(statement: Select[Any]) -> bool:
    one: Select[Any] = statement.with_only_columns(literal_column("1"), maintain_column_froms=True)
    return db.session.execute(one.order_by(None).limit(1)).first() is not None
