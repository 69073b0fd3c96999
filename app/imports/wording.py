"""Values of sheets and records as people read them."""

import re
from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base.labels import LabelledEnum
from app.base.phones import format_phone
from app.imports.enums import RowFate

_PHONE = re.compile(r"\+\d{8,15}")


# How many rows meet a fate: «592 новых».
FIGURES = {
    RowFate.NEW: _l("новых"),
    RowFate.CHANGED: _l("изменится"),
    RowFate.SAME: _l("без изменений"),
    RowFate.TWIN: _l("похожих на другие"),
    RowFate.REFUSED: _l("с ошибками"),
    RowFate.LEFT_OUT: _l("не строки данных"),
}


def shown(value: Any) -> str:
    """Return a value as it stands in a preview and in a file."""
    match value:
        case None:
            return ""
        case LabelledEnum():
            return str(value.label)
        case date():
            return f"{value:%d.%m.%Y}"
        case str() if _PHONE.fullmatch(value):
            return format_phone(value)
    return str(value)


def said_of(row: Any) -> list[str]:
    """Return what is to be said of a row of an import: problems, changes, whom it looks like."""
    details = row.details
    said = [_with_column(one) for one in details.get("problems", ())]
    said += _changes(row)
    if twin := details.get("twin"):
        said.append(_like(twin))
    if why := details.get("why"):
        said.append(why)
    return said


def _with_column(problem: dict[str, Any]) -> str:
    if not problem["column"]:
        return str(problem["message"])
    return _("%(column)s: %(what)s", column=problem["column"], what=problem["message"])


def _changes(row: Any) -> list[str]:
    kind = row.run.declared
    return [
        _(
            "%(field)s: %(old)s → %(new)s",
            field=str(kind.column(name).title) if kind.has(name) else name,
            old=old or "—",
            new=new,
        )
        for name, (old, new) in row.details.get("changes", {}).items()
    ]


def _like(twin: dict[str, Any]) -> str:
    if twin["row"]:
        return _("как строка %(row)d: %(why)s", row=twin["row"], why=twin["why"])
    return str(twin["why"])


def columns_of(run: Any) -> str:
    """Return which columns of a sheet are read as what."""
    kind = run.declared
    read = ((letter, name) for letter, name in run.columns.items() if name and kind.has(name))
    return ", ".join(f"{letter} — {kind.column(name).title}" for letter, name in read)
