"""Fills a database for bench/pages.py and counts queries on it, in a process of its own.

    python -m bench.rows load 100000
    python -m bench.rows count PATH...

The database is CLUSTER_DATABASE_URL; it must be empty for `load`.
"""

import json
import sys
from pathlib import Path

from flask import Flask
from flask_migrate import upgrade
from sqlalchemy import select, text

from app.accounts.models import User
from app.accounts.passwords import hash_password
from app.base import clock
from app.base.query_count import counted_queries
from app.base.transactions import transaction
from app.base.viewer import OPERATOR
from app.demo.loader import load_demo
from app.demo.people import DEMO_PASSWORD
from app.demo.scale import SCALES, Scale
from app.extensions import db
from app.factory import create_app
from app.plan.reading import read_plan_file
from app.plan.services.importing import import_plan

PLAN = Path("app/plan/data/cluster-plan-2023-2024.txt")
EMPLOYERS_SHARE = 20  # one organization for so many students, at least the small cluster's
STAFF = "staff@demo.example"


def load(students: int) -> None:
    """Make the schema, the plan and a demo cluster with so many students."""
    upgrade()
    employers = max(SCALES["small"].employers, students // EMPLOYERS_SHARE)
    SCALES["bench"] = Scale("bench", employers=employers, students=students)
    now, today = clock.now(), clock.today()
    with transaction():
        import_plan(read_plan_file(PLAN), source_name=PLAN.name, actor=OPERATOR, now=now)
    with transaction():
        password = hash_password(DEMO_PASSWORD)
        load_demo(scale="bench", seed=1, password_hash=password, now=now, today=today)
    # What a server's own housekeeping does in time; the throw-away one has none.
    statement = "VACUUM ANALYZE" if db.engine.dialect.name == "postgresql" else "ANALYZE"
    with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(statement))


def count(app: Flask, paths: list[str]) -> None:
    """Print how many statements a second visit of each path takes, as staff."""
    staff = db.session.scalars(select(User).where(User.email == STAFF)).one().get_id()
    db.session.rollback()
    client = app.test_client()
    with client.session_transaction() as session:
        session["_user_id"], session["_fresh"] = staff, True
    counts = []
    for path in paths:
        client.get(path)
        with counted_queries() as statements:
            assert client.get(path).status_code == 200, path
        counts.append(len(statements))
    print(json.dumps(counts))


def main() -> None:
    """Run the command of the first argument."""
    command, *arguments = sys.argv[1:]
    app = create_app()
    with app.app_context():
        if command == "load":
            load(int(arguments[0]))
    if command == "count":
        with app.app_context():
            count(app, arguments)


if __name__ == "__main__":
    main()
