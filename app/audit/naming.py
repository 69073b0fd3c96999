"""What people call the tables of the log, their fields and their values.

A package declares `RecordNames` of its models in `records.py` and gives them by its `package.py`.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from flask import Flask, current_app
from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy import Boolean, Column, Date, Time, inspect
from sqlalchemy.orm import InstrumentedAttribute

from app.audit.recorder import audited_lists
from app.base.columns import UtcDateTime
from app.base.labels import LabelledEnum
from app.base.money import format_roubles
from app.base.typography import day_short, moment
from app.extensions import Model

# Columns of many tables that mean the same everywhere.
COMMON: dict[str, LazyString] = {
    "id": _l("номер записи"),
    "is_demo": _l("вымышленная запись"),
    "created_at": _l("создано"),
    "plan_item_id": _l("пункт плана"),
    "organization_id": _l("организация"),
    "student_id": _l("студент"),
    "mentor_id": _l("наставник"),
    "speciality_id": _l("специальность"),
    "group_id": _l("группа"),
    "user_id": _l("учётная запись"),
    "created_by_id": _l("кто создал"),
    "state": _l("состояние"),
    "town": _l("населённый пункт"),
    "phone": _l("телефон"),
    "email": _l("электронная почта"),
    "last_name": _l("фамилия"),
    "first_name": _l("имя"),
    "middle_name": _l("отчество"),
}


@dataclass(frozen=True)
class RecordNames:
    """How the log calls a table's records and fields.

    `shown_by` are the columns a record is shown by where others refer to it; `money` names fields
    in kopecks; `values` prints what the type of a field does not tell. `card` is the endpoint of a
    record's page and `argument` what its address calls the id: the page offers the history to
    those who hold `managed_by`. Values of `personal` fields are masked for who may manage the
    record but does not hold `personal_to`; without it only administrators read them.
    """

    model: type[Model]
    label: LazyString
    fields: Mapping[str, LazyString] = field(default_factory=dict)
    shown_by: tuple[InstrumentedAttribute[Any], ...] = ()
    money: frozenset[str] = frozenset()
    values: Mapping[str, Callable[[Any], str]] = field(default_factory=dict)
    card: str = ""
    argument: str = ""
    managed_by: StrEnum | None = None
    personal: frozenset[str] = frozenset()
    personal_to: StrEnum | None = None

    @property
    def table(self) -> str:
        """The name under which the log keeps the records."""
        return str(self.model.__tablename__)

    def register(self, app: Flask) -> None:
        """Make the names known (called by the factory); raises ValueError for a table's second."""
        known: dict[str, RecordNames] = app.extensions.setdefault("records", {})
        if self.table in known:
            raise ValueError(f"the records of {self.table!r} are named twice")
        known[self.table] = self

    def name_of(self, key: str) -> str:
        """Return what a field is called; a field that is no more keeps its stored name."""
        return str(self.fields.get(key) or COMMON.get(key) or key)

    def field_choices(self) -> list[tuple[str, str]]:
        """Return (field, name) pairs of what the log remembers of a record, by name."""
        columns = inspect(self.model).column_attrs
        kept = (one.key for one in columns if one.columns[0].info.get("audit") != "skip")
        pairs = (
            (key, self.name_of(key)) for key in (*kept, *audited_lists(self.model)) if key != "id"
        )
        return sorted(pairs, key=lambda pair: pair[1])

    def referred_table(self, key: str) -> str | None:
        """Return the table whose record's id a field holds, or the ids of several."""
        if key in audited_lists(self.model):
            return str(inspect(self.model).relationships[key].mapper.local_table.name)  # type: ignore[attr-defined]
        column = self._column(key)
        return None if column is None or _kind_of(column) else _referred_table(column)

    def printed(self, key: str, value: Any) -> str:
        """Return a stored value as people read it."""
        if value is None or value == "":
            return ""
        column = self._column(key)
        if key in self.values:
            return self.values[key](value)
        if key in self.money and isinstance(value, int):
            return format_roubles(value)
        return _plain(value) if column is None else _typed(column, value)

    def _column(self, key: str) -> Column[Any] | None:
        attribute = inspect(self.model).column_attrs.get(key)
        column = attribute.columns[0] if attribute else None
        return column if isinstance(column, Column) else None


def names_of(table: str) -> RecordNames | None:
    """Return the names of a table's records; None for a table that is no more."""
    known: dict[str, RecordNames] = current_app.extensions.get("records", {})
    return known.get(table)


def names_of_card(endpoint: str) -> RecordNames | None:
    """Return the names of the records whose page an endpoint is."""
    known: dict[str, RecordNames] = current_app.extensions.get("records", {})
    return next((one for one in known.values() if one.card and one.card == endpoint), None)


def record_choices() -> list[tuple[str, str]]:
    """Return (table, label) pairs of all records of the log, by label."""
    known: dict[str, RecordNames] = current_app.extensions.get("records", {})
    return sorted(((table, str(one.label)) for table, one in known.items()), key=lambda one: one[1])


def _referred_table(column: Column[Any]) -> str | None:
    for key in column.foreign_keys:
        target = key.column
        if target.primary_key:
            return target.table.name
        if target is not column and (further := _referred_table(target)):
            return further
    return None


def _kind_of(column: Column[Any]) -> type[LabelledEnum] | None:
    return getattr(column.type, "enum_class", None)


def _typed(column: Column[Any], value: Any) -> str:
    kind = _kind_of(column)
    try:
        if kind:
            return str(kind(value).label)
        match column.type:
            case Boolean():
                return _("да") if value else _("нет")
            case UtcDateTime():
                return moment(datetime.fromisoformat(value))
            case Date():
                return day_short(date.fromisoformat(value))
            case Time():
                return f"{time.fromisoformat(value):%H:%M}"
    except (ValueError, TypeError):  # the log is older than the column's type
        pass
    return _plain(value)


def _plain(value: Any) -> str:
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return ", ".join(value)
    return json.dumps(value, ensure_ascii=False) if isinstance(value, (dict, list)) else str(value)
