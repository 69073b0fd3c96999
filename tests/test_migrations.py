"""Migrations: from nothing to exactly the models, there and back with records, nothing unsaid."""

import ast
import sys
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask
from flask_migrate import check, downgrade, upgrade
from sqlalchemy import CheckConstraint, Enum, MetaData, String, Table, inspect, type_coerce

from app.base.columns import metadata as base_metadata
from app.extensions import db
from migrations.checks import PLUGINS, kept_checks, wanted_checks
from tests.routes import make_one_of_each
from tests.sites import NewSite

MIGRATIONS = Path(__file__).parents[1] / "migrations"
VERSION_TABLE = "alembic_version"


@pytest.fixture
def migrated(new_site: NewSite) -> Flask:
    """A site whose database the migrations alone have made: a copy of the one they made first."""
    return new_site("migrated")


def tables() -> set[str]:
    return set(inspect(db.engine).get_table_names()) - {VERSION_TABLE}


def differences(metadata: MetaData) -> list[Any]:
    """Return what autogenerate would change to bring the database to the models."""
    with db.engine.connect() as connection:
        options = {"compare_type": True, "compare_server_default": True}
        context = MigrationContext.configure(
            connection, opts={**options, "autogenerate_plugins": PLUGINS}
        )
        return compare_metadata(context, metadata)


def with_another_member(model: Table, kind: Enum) -> Table:
    """Return a copy of a model one of whose enumerations has one more member."""
    table = model.to_metadata(MetaData(naming_convention=base_metadata.naming_convention))
    column = next(column for column in table.c if getattr(column.type, "name", "") == kind.name)
    name = f"ck_{table.name}_{kind.name}"
    [bound] = [check for check in table.constraints if str(check.name) == name]
    table.constraints.discard(bound)
    members = [*kind.enums, "one_more"]
    table.append_constraint(
        CheckConstraint(type_coerce(column, String).in_(members), name=kind.name)
    )
    return table


def test_the_migrations_make_exactly_the_models(migrated: Flask) -> None:
    with migrated.app_context():
        assert tables() == set(db.metadata.tables)
        assert differences(db.metadata) == []


def test_the_command_that_compares_is_content(migrated: Flask) -> None:
    with migrated.app_context():
        check()  # leaves with an exit code where a migration is missing


def test_every_check_says_what_the_model_says(migrated: Flask) -> None:
    with migrated.app_context(), db.engine.connect() as connection:
        for model in db.metadata.sorted_tables:
            assert kept_checks(connection, model.name) == wanted_checks(connection, model)


def test_a_new_member_of_any_enumeration_wants_a_migration(migrated: Flask) -> None:
    kinds = [
        (model, column.type)
        for model in db.metadata.sorted_tables
        for column in model.c
        if isinstance(column.type, Enum)
    ]
    assert len(kinds) > 20
    with migrated.app_context(), db.engine.connect() as connection:
        unseen = [
            f"{model.name}.{kind.name}"
            for model, kind in kinds
            if kept_checks(connection, model.name)
            == wanted_checks(connection, with_another_member(model, kind))
        ]
    assert unseen == []


def test_a_new_member_comes_out_of_autogenerate_as_a_new_check(migrated: Flask) -> None:
    model = db.metadata.tables["plan_items"]
    changed = with_another_member(model, model.c.topic.type)  # type: ignore[arg-type]
    for other in db.metadata.sorted_tables:
        if other is not model:
            other.to_metadata(changed.metadata)
    with migrated.app_context():
        found = differences(changed.metadata)
    assert [(change, str(check.name)) for change, check in found] == [
        ("remove_constraint", "ck_plan_items_topic"),
        ("add_constraint", "ck_plan_items_topic"),
    ]


def test_records_outlive_each_way_back_and_forth_and_the_last_leaves_nothing(
    migrated: Flask,
) -> None:
    with migrated.app_context():
        make_one_of_each()
        before = records()
        upgrade()  # to where we are
        assert records() == before
        [first] = ScriptDirectory(str(MIGRATIONS)).get_bases()
        downgrade(revision=first)  # one by one, each over the records that are left
        kept = before.keys() & tables()
        upgrade()
        assert differences(db.metadata) == []
        after = records()
        downgrade(revision="base")
        assert tables() == set()
    assert {table: before[table] for table in kept} == {table: after[table] for table in kept}
    assert kept >= {"organizations", "students", "award_scores", "fair_offers"}


def records() -> dict[str, int]:
    """Return how many rows each table of the models has."""
    db.session.remove()
    with db.engine.connect() as connection:  # let go of at once: a migration waits for every lock
        return {
            table.name: connection.scalar(db.select(db.func.count()).select_from(table)) or 0
            for table in db.metadata.sorted_tables
        }


def test_there_is_one_line_of_migrations() -> None:
    script = ScriptDirectory(str(MIGRATIONS))
    assert len(script.get_heads()) == 1
    assert len(script.get_bases()) == 1


def test_history_imports_nothing_of_the_present() -> None:
    frozen = [
        MIGRATIONS / "types.py",
        *MIGRATIONS.glob("versions/*.py"),
        *MIGRATIONS.glob("first_schema/*.py"),
    ]
    imported = {
        alias
        for path in frozen
        for node in ast.walk(ast.parse(path.read_text()))
        for alias in (
            [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else [one.name for one in node.names]
            if isinstance(node, ast.Import)
            else []
        )
    }
    foreign = {name.partition(".")[0] for name in imported} - sys.stdlib_module_names
    assert foreign <= {"alembic", "sqlalchemy", "migrations"}


def test_no_name_is_longer_than_postgresql_keeps() -> None:
    """A shortened name would be told apart from its declaration when a constraint refuses."""
    names = {
        str(one.name)
        for table in db.metadata.sorted_tables
        for one in (*table.constraints, *table.indexes)
        if one.name
    }
    assert [name for name in names if len(name.encode()) > 63] == []


def test_names_of_constraints_are_as_the_databases_have_them() -> None:
    # The types of `migrations/types.py` name their CHECKs by this convention.
    assert base_metadata.naming_convention["ck"] == "ck_%(table_name)s_%(constraint_name)s"
