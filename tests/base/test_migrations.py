"""What migrations of the ground floor do to records that are there."""

from typing import Any

import sqlalchemy as sa
from flask import Flask
from flask_migrate import downgrade, upgrade

from app.base.collation import SORTED_BY
from app.base.search import search_words
from app.extensions import db
from app.organizations.enums import OrganizationKind
from tests.factories import OrganizationFactory
from tests.routes import make_one_of_each
from tests.sites import NewSite

DIGITS, VALUES = "0009", "0010"  # numbers within keys stood digit by digit; stand by their value
NAMES = [f"Ясли № {number}" for number in (27, 3, 100)]


def names_by_key() -> list[str]:
    found = sa.text("SELECT short_name FROM organizations ORDER BY name_key, id")
    with db.engine.connect() as connection:
        return [name for name in connection.scalars(found) if name in NAMES]


def all_keys() -> dict[str, list[Any]]:
    """Return every stored key by its table and column."""
    tables = db.metadata.sorted_tables
    keys = [c for table in tables for c in table.c if SORTED_BY in c.info]
    with db.engine.connect() as connection:
        return {
            str(key): list(connection.scalars(sa.select(key).order_by(key.table.c.id)))
            for key in keys
        }


def test_stored_keys_are_computed_anew_and_back(new_site: NewSite) -> None:
    site: Flask = new_site("numbers")
    with site.app_context():
        make_one_of_each()
        OrganizationFactory.create_batch(1_000)  # the migration goes by as many
        for name in NAMES:
            OrganizationFactory(name=name, short_name=name)
        db.session.commit()
        db.session.remove()
        right = all_keys()
        downgrade(revision=DIGITS)
        of_that_time = set(sa.inspect(db.engine).get_table_names())
        assert names_by_key() == ["Ясли № 100", "Ясли № 27", "Ясли № 3"]
        upgrade(revision=VALUES)
        assert names_by_key() == ["Ясли № 3", "Ясли № 27", "Ясли № 100"]
        upgrade()
        kept = {key for key in right if key.partition(".")[0] in of_that_time}
        assert len(kept) > 5
        assert {key: values for key, values in all_keys().items() if key in kept} == {
            key: right[key] for key in kept
        }


# On the way back an organization of these becomes another one: it has no words of its kind.
LATER_KINDS = {OrganizationKind.CAMP, OrganizationKind.EMPLOYMENT_CENTRE}


def test_organizations_get_the_words_of_their_kinds(new_site: NewSite) -> None:
    site: Flask = new_site("kinds")
    with site.app_context():
        for kind in set(OrganizationKind) - LATER_KINDS:
            OrganizationFactory(kind=kind, name=f"{kind} Ёлочка", short_name=f"{kind} Сад")
        db.session.commit()
        right = words()
        db.session.remove()
        downgrade(revision=VALUES)
        with db.engine.begin() as connection:
            of_kinds = search_words.c.stem.in_(("колледж", "школ", "детск", "образован"))
            connection.execute(search_words.delete().where(of_kinds))
        assert words() != right
        upgrade()
        assert words() == right


def words() -> set[tuple[Any, ...]]:
    """Return the words of organizations as the database has them."""
    with db.engine.connect() as connection:
        rows = connection.execute(sa.select(search_words)).all()
    return {tuple(row) for row in rows if row.kind == "organizations"}
