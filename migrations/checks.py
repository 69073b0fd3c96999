"""Autogenerate sees what a CHECK says, not only its name: a new member of an enum is a change.

Databases keep a CHECK in words of their own (PostgreSQL turns `IN (…)` into `= ANY (ARRAY[…])`),
so the models' constraints are made on a scratch table and read back by the same means.
"""

from typing import Any

import sqlalchemy as sa
from alembic.autogenerate.api import AutogenContext
from alembic.operations import ops
from alembic.runtime.plugins import Plugin
from alembic.util import PriorityDispatchResult
from sqlalchemy.sql.elements import conv

SCRATCH = "alembic_scratch_checks"
# What autogenerate and `flask db check` look at: beside tables, columns, indexes and keys the
# names of CHECKs (Alembic's) and what they say (this module's).
PLUGINS = ["alembic.autogenerate.*", "alembic.ext.checkconstraint_byname", "migrations.checks"]


def kept_checks(connection: sa.Connection, table: str) -> dict[str, str]:
    """Return what each CHECK of a table says, by its name, with white space folded."""
    found = sa.inspect(connection).get_check_constraints(table)
    return {str(check["name"]): " ".join(str(check["sqltext"]).split()) for check in found}


def wanted_checks(connection: sa.Connection, model: sa.Table) -> dict[str, str]:
    """Return the same of a model, in the words this database would keep."""
    scratch = sa.Table(
        SCRATCH,
        sa.MetaData(),
        *(sa.Column(column.name, _without_check(column.type)) for column in model.columns),
        *(sa.CheckConstraint(text, name=name) for name, text in _declared(connection, model)),
        prefixes=["TEMPORARY"],
    )
    scratch.create(connection)
    try:
        return kept_checks(connection, SCRATCH)
    finally:
        scratch.drop(connection)


def _declared(connection: sa.Connection, model: sa.Table) -> list[tuple[conv, str]]:
    """Return the full name and the condition of each CHECK of a model.

    As text: a condition over the model's columns would join the new constraint to the model.
    """
    dialect = connection.dialect
    compiler = dialect.ddl_compiler(dialect, None).sql_compiler  # type: ignore[arg-type]
    return [
        (
            conv(dialect.identifier_preparer.format_constraint(check)),
            compiler.process(check.sqltext, include_table=False, literal_binds=True),
        )
        for check in model.constraints
        if isinstance(check, sa.CheckConstraint)
    ]


def _without_check(kind: sa.types.TypeEngine[Any]) -> sa.types.TypeEngine[Any]:
    return sa.String(kind.length) if isinstance(kind, sa.Enum) else kind


def _compare_texts(
    context: AutogenContext,
    changes: ops.ModifyTableOps,
    _schema: str | None,
    table: Any,
    kept_table: sa.Table | None,
    model: sa.Table | None,
) -> PriorityDispatchResult:
    if kept_table is not None and model is not None and context.connection is not None:
        kept = kept_checks(context.connection, str(table))
        wanted = wanted_checks(context.connection, model)
        for name, condition in _declared(context.connection, model):
            if kept.get(name, wanted[name]) != wanted[name]:
                old = ops.CreateCheckConstraintOp(name, model.name, kept[name])
                new = ops.CreateCheckConstraintOp(name, model.name, condition)
                drop = ops.DropConstraintOp(name, model.name, type_="check", _reverse=old)
                changes.ops += [drop, new]
    return PriorityDispatchResult.CONTINUE


# Importing this module makes Alembic know the comparison.
Plugin("migrations.checks").add_autogenerate_comparator(_compare_texts, "table", "checktexts")
