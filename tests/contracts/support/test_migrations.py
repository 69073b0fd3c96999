"""Support that stood in two columns of the contract becomes rows, and columns again."""

import sqlalchemy as sa
from flask import Flask
from flask_migrate import downgrade, upgrade

from app.extensions import db
from tests.routes import make_one_of_each
from tests.sites import NewSite

BEFORE = "0082"


def test_columns_become_rows_and_columns_again(new_site: NewSite) -> None:
    site: Flask = new_site("support")
    with site.app_context():
        make_one_of_each()
        db.session.remove()
        downgrade(revision=BEFORE)
        with db.engine.begin() as connection:
            text = "UPDATE target_contracts SET monthly_support = 250000, support_text = 'Проезд'"
            connection.execute(sa.text(text))
        upgrade()
        with db.engine.connect() as connection:
            kinds = "SELECT kind, amount, text FROM contract_support ORDER BY contract_id, id"
            rows = [tuple(row) for row in connection.execute(sa.text(kinds))]
        assert set(rows) == {("monthly_payment", 250000, ""), ("other", None, "Проезд")}
        downgrade(revision=BEFORE)
        with db.engine.connect() as connection:
            columns = "SELECT DISTINCT monthly_support, support_text FROM target_contracts"
            assert [tuple(row) for row in connection.execute(sa.text(columns))] == [
                (250000, "Проезд")
            ]
        upgrade()
