"""Alembic's environment: the application's own engine and metadata."""

from typing import Any

import sqlalchemy as sa
from alembic import context
from alembic.autogenerate.api import AutogenContext
from flask import current_app

from app.extensions import db
from migrations.checks import PLUGINS

database = current_app.extensions["migrate"].db


def include_object(_object: Any, name: str | None, kind: str, *_: Any) -> bool:
    """Leave tables that other software keeps in this database alone."""
    return not (kind == "table" and name is not None and name.startswith("huey_"))


def render_frozen(kind: str, element: Any, autogenerate: AutogenContext) -> str | bool:
    """Write the types of new columns by their names in `types.py`; False leaves them to Alembic."""
    if kind != "type":
        return False
    if isinstance(element, sa.Enum):
        written = f"choice({', '.join(map(repr, [element.name, *element.enums]))})"
    elif isinstance(element, sa.TypeDecorator) and isinstance(element.impl_instance, sa.DateTime):
        written = "MOMENT"
    elif type(element) is sa.String and element.length == 255:
        written = "LINE"
    else:
        return False
    autogenerate.imports.add(f"from migrations.types import {written.partition('(')[0]}")
    return written


def run_offline() -> None:
    """Write the SQL instead of running it."""
    url = database.engine.url.render_as_string(hide_password=False)
    context.configure(url=url, target_metadata=db.metadata, literal_binds=True)
    with context.begin_transaction():
        context.run_migrations()


def run_online() -> None:
    """Run the migrations; on SQLite with foreign keys off, as tables are made anew."""
    with database.engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("COMMIT")
            connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
            connection.exec_driver_sql("BEGIN")
        context.configure(
            connection=connection,
            target_metadata=db.metadata,
            include_object=include_object,
            render_item=render_frozen,
            autogenerate_plugins=PLUGINS,
            **current_app.extensions["migrate"].configure_args,
        )
        with context.begin_transaction():
            context.run_migrations()
        connection.commit()


if context.is_offline_mode():
    run_offline()
else:
    run_online()
