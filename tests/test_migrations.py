"""Migrations: from nothing to exactly the models, and back to nothing."""

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask
from flask_migrate import downgrade, upgrade
from sqlalchemy import CheckConstraint, inspect

from app.extensions import db
from app.organizations.models import Organization
from tests.factories import OrganizationFactory, StudentFactory
from tests.sites import NewSite

VERSION_TABLE = "alembic_version"


def migrated(new_site: NewSite) -> Flask:
    """Return a site whose database the migrations alone have made."""
    site = new_site("migrated", schema=False)
    with site.app_context():
        upgrade()
    return site


def tables() -> set[str]:
    return set(inspect(db.engine).get_table_names()) - {VERSION_TABLE}


def test_the_migrations_make_exactly_the_models(new_site: NewSite) -> None:
    with migrated(new_site).app_context(), db.engine.connect() as connection:
        assert tables() == set(db.metadata.tables)
        options = {"compare_type": True, "compare_server_default": True}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, db.metadata) == []


def test_every_check_of_the_models_is_in_the_database(new_site: NewSite) -> None:
    # Alembic does not compare CHECK constraints by itself.
    with migrated(new_site).app_context():
        inspector = inspect(db.engine)
        for table in db.metadata.sorted_tables:
            wanted = {
                str(constraint.name)
                for constraint in table.constraints
                if isinstance(constraint, CheckConstraint)
            }
            found = {check["name"] for check in inspector.get_check_constraints(table.name)}
            assert found == wanted, table.name


def test_the_way_back_leaves_nothing(new_site: NewSite) -> None:
    with migrated(new_site).app_context():
        assert tables()
        downgrade(revision="base")
        assert tables() == set()
        upgrade()
        assert tables() == set(db.metadata.tables)


def test_an_upgrade_to_where_we_are_keeps_the_records(new_site: NewSite) -> None:
    with migrated(new_site).app_context():
        OrganizationFactory(short_name="Школа № 1")
        StudentFactory()
        db.session.commit()
        upgrade()
        assert db.session.query(Organization.short_name).all() == [("Школа № 1",)]


def test_there_is_one_line_of_migrations() -> None:
    script = ScriptDirectory("migrations")
    assert len(script.get_heads()) == 1
    assert len(script.get_bases()) == 1
