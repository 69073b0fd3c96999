"""Columns of a list: the heading on the page, and what goes into a sheet or onto paper."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask_babel import LazyString, format_datetime, to_user_timezone
from flask_babel import gettext as _

from app.base.labels import LabelledEnum
from app.base.phones import format_phone
from app.base.sheets import Cell
from app.base.typography import day_short, grouped
from app.base.viewer import Viewer


@dataclass(frozen=True)
class Column:
    """A column: its heading, what a row says in it, and the order it can be sorted by.

    `cell` gives a plain value (text, number, date, enum member) for sheets and paper; the page's
    template draws its own cells. A column `on_screen=False` stands in the files alone, one without
    a `cell` (buttons) on the page alone; `on_paper=False` saves its width when printed. `kind` is
    its class: «n» for numbers, «phone» for stored phones, «actions».
    """

    heading: LazyString | str
    cell: Callable[[Any], Any] | None = None
    sort: str = ""
    kind: str = ""
    on_screen: bool = True
    on_paper: bool = True
    shown_to: Callable[[Viewer | None], bool] | None = None

    def is_for(self, viewer: Viewer | None) -> bool:
        """Tell whether this person may read the column."""
        return self.shown_to is None or self.shown_to(viewer)

    def value(self, row: Any) -> Cell:
        """Return what a sheet holds in this column."""
        value = sheet_value(self.cell(row)) if self.cell else None
        return format_phone(str(value)) if value and self.kind == "phone" else value


def sheet_value(value: Any) -> Cell:
    """Return a value as a sheet takes it: labels for states, times in the cluster's zone."""
    match value:
        case LabelledEnum():
            return str(value.label)
        case datetime():
            return to_user_timezone(value).replace(tzinfo=None)
        case LazyString():
            return str(value)
    plain: Cell = value
    return plain


def printed(value: Cell) -> str:
    """Return a sheet's value as people read it on paper and in a text file."""
    match value:
        case None:
            return ""
        case bool():
            return _("да") if value else _("нет")
        case datetime():
            return format_datetime(value, "dd.MM.y, HH:mm", rebase=False)
        case int() | float():
            return grouped(value)
        case str():
            return value
    return day_short(value)
