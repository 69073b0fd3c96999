"""The declaration of a list, and its answer: a page, a file, or the question before an act."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from flask import Response, current_app, render_template, request, url_for
from flask_babel import LazyString
from flask_babel import gettext as _
from sqlalchemy import Select

from app.base.search import Searchable
from app.base.typography import counted
from app.extensions import db
from app.web.access import may
from app.web.forms import FilterForm
from app.web.listing.acts import BulkAct, acts_of, picked_rows, preview_page
from app.web.listing.columns import Column
from app.web.listing.export import Leaving, Taken, requested_way, take_away
from app.web.listing.meaning import Asked, Statement, ask, meanings
from app.web.listing.models import SavedFilter
from app.web.listing.queries import list_saved_filters
from app.web.moment import viewer
from app.web.paging import Order, Page, Sort, count_rows, paginate, requested_sort
from app.web.places import remember_list

BATCH = 500  # rows read at once for a file
Together = Callable[[list[Any]], Sequence[Any]]


@dataclass(frozen=True)
class ShownList:
    """One page of a list as its template draws it."""

    listing: "Listing"
    title: str
    page: Page[Any]
    columns: list[Column]
    sort: Sort | None
    filters: FilterForm | None
    acts: list[BulkAct]
    saved: list[SavedFilter] | None  # None: a visitor keeps nothing
    asked: Asked

    def row_id(self, row: Any) -> int:
        """Return the id of the record a row is about."""
        return int(getattr(row, "id", None) or row[0].id)

    def row_value(self, row: Any) -> str:
        """Return what a ticked row sends: its id, and the version that is being read."""
        id_ = self.row_id(row)
        return f"{id_}-{row.version}" if self.listing.is_versioned else str(id_)

    @property
    def load_url(self) -> str | None:
        """Return where this person may load a spreadsheet into the list, None where nobody may."""
        known = current_app.extensions.get("list_imports", {}).get(request.endpoint)
        if known is None or not (may("imports:run:make") and may(known["permission"])):
            return None
        return url_for("imports.import_create", kind_name=known["kind"])

    @property
    def orders(self) -> list[tuple[str, LazyString | str]]:
        """Return the names to sort by with their headings, for a phone's select."""
        return [(one.sort, one.heading) for one in self.columns if one.sort and self.sort]


@dataclass(frozen=True)
class Listing:
    """A list of the site.

    `name` is the list's own among all; `count` holds one, few and many of its word. `orders` maps
    what columns are sorted by to indexed expressions; `order` is the name to begin with, «-» before
    it for the largest first. Without orders the statement comes in its own. `acts` names what can
    be done to many of its records at once (`Package.acts`). `together` adds to a batch of rows what
    one query reads for all of them. `searched` are the records whose words `q` is looked up in: a
    search that finds nothing is corrected by them when the statement is given as a function.
    `is_versioned`: a ticked row tells its act the version that was read (`ticked_versions`), for
    acts that confirm what the list says. `counts_at_once`: the words of `q` are looked up among
    several kinds of records, which costs more than what they find; once for a page will do.
    """

    name: str
    title: LazyString
    count: tuple[LazyString | str, LazyString | str, LazyString | str]
    columns: tuple[Column, ...]
    orders: Mapping[str, Order] = field(default_factory=dict)
    order: str = ""
    acts: tuple[str, ...] = ()
    is_versioned: bool = False
    counts_at_once: bool = False
    searched: tuple[type[Searchable], ...] = ()

    def answer(
        self,
        template: str,
        statement: Statement,
        *,
        filters: FilterForm | None = None,
        title: str = "",
        together: Together | None = None,
        **context: Any,
    ) -> str | Response:
        """Answer a request for the list: the page, or what `?as=` and `?act=` ask for.

        The template gets `listing` (see `ShownList`) and the context. Whoever may open the page may
        take it away: the same statement is read to its end. A function instead of a statement gets
        the criteria of the filters.
        """
        sort = requested_sort(self.orders, self.order) if self.orders else None
        acts, way, named = acts_of(self.acts), requested_way(), title or str(self.title)
        act = next((one for one in acts if one.name == request.args.get("act")), None)
        if act:
            asked = ask(statement, filters, self.searched)
            return preview_page(act, picked_rows(self._ordered(asked, sort)))
        if way:
            asked = ask(statement, filters, self.searched)
            ordered = self._ordered(asked, sort)
            picked = picked_rows(ordered)
            chosen = ordered if picked.is_whole else picked.narrowed(ordered)
            rows, total = _all_rows(chosen, together), count_rows(chosen)
            return take_away(self._on_its_way(named, rows, total, way, filters, asked), way)
        remember_list()
        asked, page = self._page(meanings(statement, filters, self.searched), sort)
        shown = self._shown(named, page, sort, filters, acts, together, asked)
        return render_template(template, listing=shown, **context)

    def _page(self, meant: Iterator[Asked], sort: Sort | None) -> tuple[Asked, Page[Any]]:
        """Return the page of the first meaning that finds anything, else of what was asked."""
        turned = ((asked, self._turned(asked, sort)) for asked in meant)
        first = next(turned)
        return next((one for one in chain([first], turned) if one[1].total), first)

    def _turned(self, asked: Asked, sort: Sort | None) -> Page[Any]:
        once = self.counts_at_once and asked.is_searched
        return paginate(self._ordered(asked, sort), counted=asked.statement, at_once=once)

    def _ordered(self, asked: Asked, sort: Sort | None) -> Select[Any]:
        return sort.apply(asked.statement, self.orders) if sort else asked.statement

    def file_of(
        self, rows: Sequence[Any], *, filters: FilterForm, title: str = ""
    ) -> str | Response | None:
        """Return what `?as=` asks for of a list that is read as a whole, None for the page."""
        way = requested_way()
        if way is None:
            return None
        return take_away(self._on_its_way(title, rows, len(rows), way, filters), way)

    def _shown(
        self,
        title: str,
        page: Page[Any],
        sort: Sort | None,
        filters: FilterForm | None,
        acts: list[BulkAct],
        together: Together | None,
        asked: Asked,
    ) -> ShownList:
        if together:
            page = page.with_items(together(page.items))
        columns = [one for one in self._columns() if one.on_screen]
        owner = viewer()
        saved = list_saved_filters(owner, path=request.path) if filters and owner else None
        return ShownList(self, title, page, columns, sort, filters, acts, saved, asked)

    def _on_its_way(
        self,
        title: str,
        rows: Iterable[Any],
        total: int,
        way: Taken,
        filters: FilterForm | None,
        asked: Asked | None = None,
    ) -> Leaving:
        conditions = [condition.text for condition in filters.conditions()] if filters else []
        if asked and asked.instead:
            conditions.append(_("Показано по словам: %(words)s", words=asked.instead))
        columns = [one for one in self._columns() if one.cell]
        if way is Taken.PRINT:
            columns = [one for one in columns if one.on_paper]
        return Leaving(
            title or str(self.title), conditions, columns, rows, total, counted(total, *self.count)
        )

    def _columns(self) -> list[Column]:
        return [one for one in self.columns if one.is_for(viewer())]


def _all_rows(statement: Select[Any], together: Together | None) -> Iterator[Any]:
    """Read a statement to its end, a batch at a time; entities when it selects one, else rows."""
    result = db.session.execute(statement.execution_options(yield_per=BATCH))
    one = len(statement.column_descriptions) == 1
    for batch in result.partitions(BATCH):
        rows = [row[0] for row in batch] if one else list(batch)
        yield from together(rows) if together else rows
