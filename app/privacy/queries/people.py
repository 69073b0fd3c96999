"""Who a person is across the tables, and which rows are about them."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    JSON,
    ColumnElement,
    Text,
    and_,
    cast,
    false,
    func,
    inspect,
    literal,
    or_,
    select,
    true,
    union_all,
)
from sqlalchemy.orm import InstrumentedAttribute

from app.audit.models import AuditEntry
from app.base.errors import NotFoundError
from app.extensions import db
from app.web.personal import ERASED, PersonalTable, PersonSource, people, personal_tables


@dataclass(frozen=True)
class Known:
    """A person as the tables know them: cards by table, addresses, names."""

    ids: Mapping[str, frozenset[int]]
    emails: frozenset[str]
    names: frozenset[str]

    def of(self, table: str) -> frozenset[int]:
        """Return the ids of the person's cards in a table."""
        return self.ids.get(table, frozenset())


def get_card(kind: str, id_: int) -> tuple[PersonSource, Any]:
    """Return a person's card and its declaration; raises NotFoundError."""
    source = people().get(kind)
    record = db.session.get(source.model, id_) if source else None
    if source is None or record is None:
        raise NotFoundError
    return source, record


def whole_person(kind: str, id_: int) -> Known:
    """Return everything one person is here: the card, the account, the account's other cards."""
    source, record = get_card(kind, id_)
    cards = [(source, record)]
    account = _account_of(source, record)
    if account is not None:
        cards += [one for one in _cards_of_account(account) if one[1] is not record]
    ids: dict[str, set[int]] = {}
    emails: set[str] = set()
    names: set[str] = set()
    for one, card in cards:
        ids.setdefault(str(one.model.__tablename__), set()).add(card.id)
        names.add(str(one.name(card)))
        emails.update(str(value).lower() for value in _values(card, one.emails) if value)
    return Known(
        {table: frozenset(found) for table, found in ids.items()},
        frozenset(emails),
        frozenset(names - {"", ERASED}),
    )


def person_of_account(user_id: int) -> Known:
    """Return the person behind an account."""
    kind = next(one.kind for one in people().values() if _is_account(one))
    return whole_person(kind, user_id)


def _is_account(source: PersonSource) -> bool:
    return bool(source.model.__tablename__ == "users")


def _account_of(source: PersonSource, record: Any) -> int | None:
    if _is_account(source):
        return int(record.id)
    return getattr(record, source.account.key) if source.account else None


def _cards_of_account(user_id: int) -> Iterator[tuple[PersonSource, Any]]:
    for source in people().values():
        if _is_account(source):
            found: Iterable[Any] = [db.session.get(source.model, user_id)]
        elif source.account is not None:
            found = db.session.scalars(select(source.model).where(source.account == user_id))
        else:
            continue
        yield from ((source, card) for card in found if card is not None)


def _values(record: Any, columns: Iterable[InstrumentedAttribute[Any]]) -> list[Any]:
    return [getattr(record, column.key) for column in columns]


def rows_about(
    table: PersonalTable, known: Known, *, told: bool = False, most: int | None = None
) -> list[Any]:
    """Return a table's rows about a person, by id; `told` leaves out what is kept from them."""
    model: Any = table.model
    keys = inspect(model).primary_key
    condition = is_about(table, known, told=told)
    return list(db.session.scalars(select(model).where(condition).order_by(*keys).limit(most)))


def count_told(known: Known) -> dict[str, int]:
    """Count what a person may be told of every table that has any: one statement for all."""
    counted = (
        select(literal(name).label("name"), func.count().label("rows"))
        .select_from(table.model)
        .where(is_about(table, known, told=True))
        for name, table in personal_tables().items()
    )
    found = union_all(*counted).subquery()
    return {row.name: row.rows for row in db.session.execute(select(found)) if row.rows}


def count_about(table: PersonalTable, known: Known) -> int:
    """Count a table's rows about a person."""
    statement = select(func.count()).select_from(table.model).where(is_about(table, known))
    return db.session.scalar(statement) or 0


def is_about(table: PersonalTable, known: Known, *, told: bool = False) -> ColumnElement[bool]:
    """Return the condition that a row of a table is about a person, and may be told to them."""
    conditions: list[ColumnElement[bool]] = [
        column.in_(known.of(target_of(column))) for column in table.by
    ]
    conditions += [func.lower(column).in_(known.emails) for column in table.addressed]
    conditions += [column.in_(known.names) for column in table.named]
    if table.where:
        conditions.append(table.where(known.ids))
    if table.entity:
        name, *numbers = table.entity
        conditions += [
            and_(name == of, number.in_(ids)) for of, ids in known.ids.items() for number in numbers
        ]
    if table.within is not None and not (told and table.is_secret_within):
        outer = personal_tables()[target_of(table.within)]
        outer_id = inspect(outer.model).primary_key[0]
        outers = select(outer_id).where(is_about(outer, known, told=told))
        conditions.append(table.within.in_(outers))
    return or_(false(), *conditions)


def is_named_in(column: Any, known: Known) -> ColumnElement[bool]:
    """Return the condition that prose, or JSON, names a person by name or address."""
    words = sorted(known.names | known.emails)
    if isinstance(column.type, JSON):
        # JSON is stored with escapes, «\u0418», or without: looked up as it may lie there.
        words = [way for word in words for way in (word, json.dumps(word)[1:-1])]
        column = cast(column, Text)
    return or_(false(), *(column.contains(word, autoescape=True) for word in words))


def target_of(column: InstrumentedAttribute[Any]) -> str:
    """Return the table a column points to: its own where it is the id itself."""
    keys = list(inspect(column.class_).columns[column.key].foreign_keys)
    table: str = keys[0].column.table.name if keys else column.class_.__tablename__
    return table


def log_entries_about(rows: Mapping[str, frozenset[int]], known: Known) -> Iterator[AuditEntry]:
    """Give the log's entries of some rows by table, and those whose values name the person."""
    conditions = [
        and_(AuditEntry.entity == table, AuditEntry.entity_id.in_(ids))
        for table, ids in rows.items()
        if ids
    ]
    conditions.append(is_named_in(AuditEntry.changes, known))
    statement = select(AuditEntry).where(or_(false(), *conditions)).order_by(AuditEntry.id)
    yield from db.session.scalars(statement.execution_options(yield_per=500))


def history_of(known: Known) -> list[AuditEntry]:
    """Return the log of the person's own cards."""
    conditions = [
        and_(true(), AuditEntry.entity == table, AuditEntry.entity_id.in_(ids))
        for table, ids in known.ids.items()
    ]
    statement = select(AuditEntry).where(or_(false(), *conditions)).order_by(AuditEntry.id)
    return list(db.session.scalars(statement))
