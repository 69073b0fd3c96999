"""Fill a new database for `make run` and tell who may sign in.

The plan of 2023–2024 is imported when there is none, demo records are loaded when nobody has an
account yet. What stands on standard output is for people.
"""

import os
import subprocess
import sys

from sqlalchemy import select

from app.accounts.models import User
from app.demo.people import DEMO_PASSWORD
from app.extensions import db
from app.factory import create_app
from app.plan.models import Plan

PLAN = "app/plan/data/cluster-plan-2023-2024.txt"
SHOWN = 12


def main() -> None:
    """Fill what is empty, print the demo accounts."""
    app = create_app()
    with app.app_context():
        if _is_empty(Plan):
            _flask("plan", "import", PLAN)
        if app.config["ENV_NAME"] != "production" and _is_empty(User):
            _flask("demo", "load", "--scale", "small")
        _print_accounts()


def _is_empty(model: type[Plan] | type[User]) -> bool:
    empty = db.session.scalar(select(model.id).limit(1)) is None
    db.session.rollback()  # the command that follows sees and locks what it needs itself
    return empty


def _flask(*arguments: str) -> None:
    command = [sys.executable, "-m", "flask", "--app", "wsgi", *arguments]
    quiet = {**os.environ, "CLUSTER_LOG_LEVEL": "WARNING"}
    subprocess.run(command, check=True, env=quiet, stdout=sys.stderr)


def _print_accounts() -> None:
    demo = select(User).where(User.is_demo, User.email.endswith("@demo.example"))
    people = list(db.session.scalars(demo.order_by(User.id).limit(SHOWN)))
    if not people:
        return
    print(f"Демонстрационные входы, пароль {DEMO_PASSWORD}:")
    for person in people:
        roles = ", ".join(str(role.label) for role in person.roles)
        print(f"  {person.email:<24} {roles}")


if __name__ == "__main__":
    main()
