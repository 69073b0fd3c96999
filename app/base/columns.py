"""Column types shared by all tables, and the naming convention of constraints."""

import enum
from datetime import UTC, datetime
from typing import Annotated, Any

from sqlalchemy import DateTime, Dialect, Enum, MetaData, String, Text, TypeDecorator
from sqlalchemy.orm import mapped_column

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_N_label)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class UtcDateTime(TypeDecorator[datetime]):
    """Aware UTC in Python; SQLite keeps no zone, so it is put back on reading.

    Raises ValueError when a naive value is bound: its zone would be a guess.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a zone cannot be stored")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def _values(kind: type[enum.Enum]) -> list[str]:
    return [member.value for member in kind]


# Enum values (not names) are stored as text with a CHECK, alike on both databases.
StoredEnum = Enum(
    enum.StrEnum, native_enum=False, create_constraint=True, length=40, values_callable=_values
)


def enum_named(kind: type[enum.StrEnum], name: str) -> Enum:
    """Return the type of one of several columns of a kind: each CHECK has its own name."""
    return Enum(
        kind,
        native_enum=False,
        create_constraint=True,
        length=40,
        values_callable=_values,
        name=name,
    )


TYPE_MAP: dict[Any, Any] = {
    str: String(255),
    datetime: UtcDateTime,
    enum.StrEnum: StoredEnum,
}

intpk = Annotated[int, mapped_column(primary_key=True)]
long_text = Annotated[str, mapped_column(Text)]
