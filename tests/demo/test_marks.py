"""Invented records are told of once on a page: by the banner, and once on a record's own card."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update

from app.extensions import db
from tests.letters import Letters
from tests.pages import text_of
from tests.routes import addresses, make_one_of_each

MARK = re.compile(r"\bдемо\b")


@pytest.mark.shared_databases
def test_no_row_says_it_and_no_page_says_it_twice(
    app: Flask, as_admin: FlaskClient, letters: Letters
) -> None:
    make_one_of_each()
    letters.take()
    for table in db.metadata.sorted_tables:
        if "is_demo" in table.c:
            db.session.execute(update(table).values(is_demo=True))
    db.session.commit()
    told = {}
    for endpoint, paths in addresses(app).items():
        for path in {paths[0], paths[-1]} if endpoint != "web.styleguide" else ():
            answer = as_admin.get(path)
            if answer.mimetype == "text/html" and answer.status_code == 200:
                assert answer.text.count('<aside class="demo"') == 1, path
                told[path] = (endpoint.endswith("_list"), len(MARK.findall(text_of(answer))))
    assert [path for path, (is_list, marks) in told.items() if marks > (not is_list)] == []
    assert any(marks for _, marks in told.values()), "no card says it"
