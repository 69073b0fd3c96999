"""Everything held on a person as a file: for programs and for people."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import inspect

from app.audit.naming import RecordNames, names_of
from app.audit.recorder import plain_value
from app.base.sheets import SheetColumn, write_table
from app.privacy.queries import people as queries
from app.privacy.queries.people import Known
from app.web.personal import PersonalTable, personal_tables

SHOWN = 20  # records of a kind on a page; the file has all
# Keys the house derives from other columns: they tell nothing that is not there already.
_DERIVED = ("_key", "_identity", "_order")


@dataclass(frozen=True)
class HeldSection:
    """A kind of record: how many there are, its rows and what they say, [(what, value)] of each."""

    title: str
    table: str
    count: int
    rows: Sequence[dict[str, Any]]
    words: Sequence[Sequence[tuple[str, str]]]
    stays: str = ""


def held_on(known: Known, *, most: int | None = None) -> list[HeldSection]:
    """Return what is held on a person, by kind of record: all of it, or the first of each kind."""
    counts = queries.count_told(known)
    return [
        _section(table, queries.rows_about(table, known, told=True, most=most), counts[name])
        for name, table in personal_tables().items()
        if name in counts
    ]


def as_json(sections: Sequence[HeldSection], *, at: datetime) -> bytes:
    """Return what is held for a program to read."""
    document = {
        "made_at": at.isoformat(),
        "sections": [
            {"title": one.title, "table": one.table, "records": list(one.rows)} for one in sections
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


def as_sheet(sections: Sequence[HeldSection], title: str) -> bytes:
    """Return what is held for a person to read: one line for each value."""
    columns = [SheetColumn(_("Раздел")), SheetColumn(_("Запись")), SheetColumn(_("Что"))]
    columns.append(SheetColumn(_("Значение")))
    return write_table(title, columns, _lines(sections))


def _lines(sections: Sequence[HeldSection]) -> Iterator[list[Any]]:
    for section in sections:
        for number, words in enumerate(section.words, start=1):
            yield from ([section.title, number, what, value] for what, value in words)


def _section(table: PersonalTable, rows: Sequence[Any], count: int) -> HeldSection:
    names = names_of(table.table)
    shown = [key for key in _columns(table) if not key.endswith(_DERIVED)]
    values = [{key: plain_value(getattr(row, key)) for key in shown} for row in rows]
    words = [_in_words(table, names, one) for one in values]
    return HeldSection(str(table.title), table.table, count, values, words, str(table.stays))


def _columns(table: PersonalTable) -> list[str]:
    hidden = table.hidden | {"version"}
    keys = [attribute.key for attribute in inspect(table.model).column_attrs]
    return [key for key in keys if key not in hidden]


def _in_words(
    table: PersonalTable, names: RecordNames | None, row: dict[str, Any]
) -> list[tuple[str, str]]:
    words = []
    for key, value in row.items():
        label = table.fields.get(key) or (names.name_of(key) if names else key)
        text = names.printed(key, value) if names else ("" if value is None else str(value))
        if text and str(label) != key:  # what has no word says nothing to a person; JSON has it
            words.append((str(label), text))
    return words
