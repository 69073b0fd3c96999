"""A list whose search finds nothing is asked again, by what the words may have meant."""

from collections.abc import Callable
from dataclasses import dataclass
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
    """The statement to show; `instead` holds the words it was found by when they are not `q`."""

    statement: Select[Any]
    q: str = ""
    instead: str = ""

    @property
    def url(self) -> str:
        """The list by those words."""
        return with_query(q=self.instead, page=None)


def ask(
    statement: Statement, filters: FilterForm | None, kinds: tuple[type[Searchable], ...]
) -> Asked:
    """Return what the filters mean of a statement, or of a function of their criteria.

    A function with `q` among them is asked by the corrections of `q` when it finds nothing by it.
    The same function, and so the same rights, decide what a correction finds.
    """
    if isinstance(statement, Select):
        return Asked(statement)
    criteria = filters.criteria() if filters else {}
    exact, q = statement(**criteria), criteria.get("q")
    if q and kinds and not _finds_any(exact):
        for other in corrections(q, *kinds):
            meant = statement(**{**criteria, "q": other})
            if _finds_any(meant):
                return Asked(meant, q, other)
    return Asked(exact)


def _finds_any(statement: Select[Any]) -> bool:
    one: Select[Any] = statement.with_only_columns(literal_column("1"), maintain_column_froms=True)
    return db.session.execute(one.order_by(None).limit(1)).first() is not None
