"""Sites with the demo records of a scale, for walks over all pages as each role."""

import os
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient

from app.accounts.models import User
from app.base.viewer import OPERATOR
from app.demo.loader import load_demo
from app.demo.scale import SCALES, Scale
from app.extensions import db
from app.plan.reading import read_plan_file
from app.plan.services.importing import import_plan
from tests.databases import TEMPLATES, database_url
from tests.routes import addresses
from tests.sites import site_on

NOW, TODAY = datetime(2024, 2, 26, 9, tzinfo=UTC), date(2024, 2, 26)
PLAN = Path(__file__).parents[1] / "app/plan/data/cluster-plan-2023-2024.txt"
SMALL = SCALES["small"]
VISITORS = ("", "admin", "staff", "council1", "mentor1", "supervisor1", "employer1", "student1")


@dataclass
class Cluster:
    """A site with the demo records of a scale, and the accounts by the name in their e-mail."""

    app: Flask
    sessions: dict[str, str]
    addresses: dict[str, list[str]]

    def client(self, visitor: str) -> FlaskClient:
        """Return a client of a demo account; of a stranger when the name is empty."""
        client = self.app.test_client()
        if visitor:
            with client.session_transaction() as session:
                session["_user_id"], session["_fresh"] = self.sessions[visitor], True
        return client


def build_cluster(stack: ExitStack, scale: Scale) -> Cluster:
    """Build a site and fill it with the plan and the demo records of a scale."""
    folder = Path(tempfile.mkdtemp(prefix=f"{scale.name}-", dir=os.environ[TEMPLATES]))
    app = stack.enter_context(site_on(database_url("sqlite", folder, scale.name)))
    app.config["BUSINESS_DATE"] = TODAY
    SCALES[scale.name] = scale
    with app.app_context():
        import_plan(read_plan_file(PLAN), source_name=PLAN.name, actor=OPERATOR, now=NOW)
        load_demo(scale=scale.name, seed=1, password_hash="x", now=NOW, today=TODAY)
        db.session.commit()
        people = db.session.query(User)
        sessions = {user.email.split("@")[0]: user.get_id() for user in people}
        pages = addresses(app)
        db.session.remove()
    return Cluster(app, sessions, pages)
