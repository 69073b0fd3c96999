"""What the migrations of contracts do to contracts that are there."""

import sqlalchemy as sa
from flask import Flask
from flask_migrate import downgrade, upgrade

from app.extensions import db
from tests.routes import make_one_of_each
from tests.sites import NewSite

BEFORE = "0004"  # contracts had no keys of their numbers


def contracts_as_they_are() -> sa.Table:
    """Return the table as this moment's schema has it."""
    return sa.Table("target_contracts", sa.MetaData(), autoload_with=db.engine)


def test_numbers_that_were_two_and_are_one_now_both_live(new_site: NewSite) -> None:
    site: Flask = new_site("twins")
    with site.app_context():
        make_one_of_each()
        db.session.remove()
        downgrade(revision=BEFORE)
        table = contracts_as_they_are()
        with db.engine.begin() as connection:
            rows = connection.execute(sa.select(table).order_by(table.c.id)).mappings().all()
            first, twin_id = dict(rows[0]), rows[-1]["id"] + 1
            changes = {"id": twin_id, "number": f" {first['number'].lower()}"}
            draft = {"state": "draft", "signed_on": None, "parent_consent_on": None}
            connection.execute(table.insert().values({**first, **changes, **draft}))
        upgrade()
        table = contracts_as_they_are()
        with db.engine.connect() as connection:
            rows = connection.execute(sa.select(table.c.id, table.c.number_key)).all()
        keys = dict(map(tuple, rows))
        assert keys[twin_id] == f"{keys[first['id']]}#{twin_id}"
