"""What migrations of the ground floor do to records that are there."""

from typing import Any

import sqlalchemy as sa
from flask import Flask
from flask_migrate import downgrade, upgrade

from app.base.collation import SORTED_BY
from app.base.search import search_words
from app.extensions import db
from app.organizations.enums import OrganizationKind
from app.students.models import StudyGroup
from tests.factories import OrganizationFactory
from tests.routes import make_one_of_each
from tests.sites import NewSite

DIGITS, VALUES = "0009", "0010"  # numbers within keys stood digit by digit; stand by their value
NAMES = [f"Ясли № {number}" for number in (27, 3, 100)]


def names_by_key() -> list[str]:
    found = sa.text("SELECT short_name FROM organizations ORDER BY name_key, id")
    with db.engine.connect() as connection:
        return [name for name in connection.scalars(found) if name in NAMES]


def all_keys() -> dict[str, dict[int, Any]]:
    """Return every stored key by its table and column and by its record."""
    tables = db.metadata.sorted_tables
    keys = [c for table in tables for c in table.c if SORTED_BY in c.info]
    with db.engine.connect() as connection:
        return {
            str(key): dict(map(tuple, connection.execute(sa.select(key.table.c.id, key))))
            for key in keys
        }


def groups_elsewhere() -> set[int]:
    """Return the groups that are closed on the way back, where closed ones lose their names."""
    with db.engine.connect() as connection:
        return set(connection.scalars(sa.select(StudyGroup.id).where(StudyGroup.course.is_(None))))


# On the way back an organization of these becomes another one: it has no words of its kind.
LATER_KINDS = {OrganizationKind.CAMP, OrganizationKind.EMPLOYMENT_CENTRE}


def words_of(organizations: set[int]) -> set[tuple[Any, ...]]:
    """Return the words of organizations as the database has them."""
    with db.engine.connect() as connection:
        rows = connection.execute(sa.select(search_words)).all()
    found = (row for row in rows if row.kind == "organizations")
    return {tuple(row) for row in found if row.record_id in organizations}


# One way there and back for both: a hundred migrations take ten seconds.
def test_stored_keys_are_computed_anew_and_organizations_get_the_words_of_their_kinds(
    new_site: NewSite,
) -> None:
    site: Flask = new_site("numbers")
    with site.app_context():
        make_one_of_each()
        OrganizationFactory.create_batch(1_000)  # the migration goes by as many
        for name in NAMES:
            OrganizationFactory(name=name, short_name=name)
        of_kinds = {
            OrganizationFactory(kind=kind, name=f"{kind} Ёлочка", short_name=f"{kind} Сад").id
            for kind in set(OrganizationKind) - LATER_KINDS
        }
        db.session.commit()
        db.session.remove()
        right, words, elsewhere = all_keys(), words_of(of_kinds), groups_elsewhere()
        downgrade(revision=DIGITS)
        of_that_time = set(sa.inspect(db.engine).get_table_names())
        assert names_by_key() == ["Ясли № 100", "Ясли № 27", "Ясли № 3"]
        upgrade(revision=VALUES)
        assert names_by_key() == ["Ясли № 3", "Ясли № 27", "Ясли № 100"]
        with db.engine.begin() as connection:
            told = search_words.c.stem.in_(("колледж", "школ", "детск", "образован"))
            connection.execute(search_words.delete().where(told))
        assert words_of(of_kinds) != words
        upgrade()
        kept = {key for key in right if key.partition(".")[0] in of_that_time}
        assert len(kept) > 5
        now = all_keys()
        for id_ in elsewhere:
            del right["study_groups.name_key"][id_], now["study_groups.name_key"][id_]
        assert {key: now[key] for key in kept} == {key: right[key] for key in kept}
        assert words_of(of_kinds) == words
