"""The pages of contracts with 5,000 of them beside the same pages with 50, by turns in one run.

    python -m bench.contracts [--few 50] [--many 5000] [--write]

Four databases are made and filled here: few and many contracts, on SQLite and on PostgreSQL; each
contract has its student, a monthly measure, a payment and an obligation. One process serves both
sizes and asks them by turns as staff; the ratio is the median over the turns, so that a busy
machine slows both. Seconds are of the clock. The sheet grows with its rows by its nature: there the
milliseconds for a contract are compared.
"""

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from app.base.query_count import counted_queries
from bench.document import machine, write_between
from tests.postgres import running_cluster

TURNS, TURNS_OF_SHEETS, BATCH, EACH = 15, 3, 500, 25
DAYS = 36  # drafts of so many days, all signed before the past day of the pages
PAGES = {
    "list": "/contracts/",
    "list, sorted by student": "/contracts/?sort=student",
    "list, searched": "/contracts/?q=цд-2024/1",
    "list on a past day": "/contracts/?on=2024-02-15",
    "card": "/contracts/{contract}",
    "payments": "/contracts/payments/",
    "calendar of duties": "/contracts/duties/",
    "portfolio of an organization": "/contracts/organizations/{organization}",
    "payments on a past day": "/contracts/payments/?on=2024-02-15",
    "calendar of duties on a past day": "/contracts/duties/?on=2024-02-15",
    "portfolio on a past day": "/contracts/organizations/{organization}?on=2024-02-15",
    "figures": "/contracts/figures",
    "figures by customer": "/contracts/figures?by=customer",
    "figures by speciality": "/contracts/figures?by=speciality",
    "figures on a past day": "/contracts/figures?on=2024-02-15",
}
SHEET = "/contracts/?year=2024&as=xlsx"


@dataclass(frozen=True)
class Size:
    """A filled site, signed in as staff, and the records whose pages are asked for."""

    client: FlaskClient
    contracts: int
    contract: int
    organization: int

    def asked(self, path: str) -> tuple[float, int]:
        """Return the milliseconds and the statements of an answer."""
        named = path.format(contract=self.contract, organization=self.organization)
        with counted_queries() as statements:
            start = time.perf_counter()
            answer = self.client.get(named)
            spent = time.perf_counter() - start
        assert answer.status_code == 200, (answer.status_code, named)
        return 1000 * spent, len(statements)


@contextmanager
def databases() -> Iterator[dict[str, list[str]]]:
    """Make two empty databases of either kind, for the time of the block."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        folder.chmod(0o755)  # PostgreSQL runs as somebody else
        server = stack.enter_context(running_cluster(folder / "postgres"))
        names = ("few", "many")
        with create_engine(
            f"{server}/postgres", isolation_level="AUTOCOMMIT", poolclass=NullPool
        ).connect() as connection:
            for name in names:
                connection.execute(text(f"CREATE DATABASE {name}"))
        yield {
            "SQLite": [f"sqlite:///{folder / name}.sqlite3" for name in names],
            "PostgreSQL": [f"{server}/{name}" for name in names],
        }


def make_site(url: str, contracts: int) -> Size:
    """Migrate a database and fill it."""
    from flask_migrate import upgrade

    from app.extensions import db
    from app.factory import create_app
    from tests.factories import UserFactory

    os.environ["CLUSTER_DATABASE_URL"] = url
    app = create_app()
    with app.app_context():
        upgrade()
        contract, organization = fill(contracts)
        staff = UserFactory()
        db.session.commit()
        _count_rows(app)
        client = app.test_client()
        with client.session_transaction() as session:
            session["_user_id"], session["_fresh"] = staff.get_id(), True
    return Size(client, contracts, contract, organization)


def _count_rows(app: Flask) -> None:
    """Let the database count its rows, as it does by itself or by our job every night."""
    from app.extensions import db

    with app.app_context():
        db.session.execute(text("ANALYZE"))
        db.session.commit()
        if db.engine.dialect.name == "postgresql":
            # Its own vacuum comes after as many inserts; the server of the tests has none.
            alone = db.engine.execution_options(isolation_level="AUTOCOMMIT")
            with alone.connect() as connection:
                connection.execute(text("VACUUM"))


def fill(contracts: int) -> tuple[int, int]:
    """Make so many contracts of so many students; return one of them and its organization."""
    from app.contracts.enums import ContractState
    from app.extensions import db
    from app.plan.enums import Topic
    from tests.contracts.factories import (
        ContractFactory,
        ObligationFactory,
        PaidMeasureFactory,
        PaymentFactory,
    )
    from tests.factories import OrganizationFactory, StudentFactory, StudyGroupFactory
    from tests.plan.factories import ItemFactory

    ContractFactory.reset_sequence(0)  # the same numbers are searched for in each database
    item = ItemFactory(topic=Topic.TARGET_CONTRACTS)
    # As many contracts for each organization whatever the size: else a portfolio is another one.
    states = (ContractState.SIGNED, ContractState.STUDYING, ContractState.DRAFT)
    for number in range(contracts):
        if number % EACH == 0:
            organization, group = OrganizationFactory(), StudyGroupFactory()
        contract = ContractFactory(
            organization=organization,
            student=StudentFactory(group=group, consents=()),
            state=states[number % len(states)],
            drafted_on=date(2024, 1, 1) + timedelta(days=number % DAYS),
            support=[],
            plan_items=[item],
        )
        PaymentFactory(measure=PaidMeasureFactory(contract=contract))
        ObligationFactory(contract=contract, due_on=date(2024, 3, 1))
        if number % BATCH == BATCH - 1:
            db.session.commit()
    db.session.commit()
    return contract.id, organization.id


def row_of(title: str, path: str, few: Size, many: Size) -> str:
    """Ask both sizes by turns; return the row of the table."""
    for size in (few, many):
        size.asked(path)  # compiled templates, known statements
    turns = [(few.asked(path), many.asked(path)) for _ in range(TURNS)]
    ratio = statistics.median(large[0] / small[0] for small, large in turns)
    return (
        f"| {title} | {statistics.median(one[0] for one, _ in turns):.1f} "
        f"| {statistics.median(one[0] for _, one in turns):.1f} | {ratio:.2f} "
        f"| {turns[-1][0][1]} / {turns[-1][1][1]} |"
    )


def row_of_sheet(few: Size, many: Size) -> str:
    """Take the register of a year from both; return the row with milliseconds for a contract."""
    turns = [(few.asked(SHEET), many.asked(SHEET)) for _ in range(TURNS_OF_SHEETS)]
    each = [(one[0] / few.contracts, other[0] / many.contracts) for one, other in turns]
    ratio = statistics.median(large / small for small, large in each)
    small, large = (statistics.median(one[index] for one in each) for index in (0, 1))
    return (
        f"| register of a year, XLSX, for a contract | {small:.2f} | {large:.2f} | {ratio:.2f} "
        f"| {turns[-1][0][1]} / {turns[-1][1][1]} |"
    )


def main() -> None:
    """Measure both databases, print, and write when asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--few", type=int, default=50)
    parser.add_argument("--many", type=int, default=5_000)
    parser.add_argument("--write", action="store_true", help="update docs/benchmarks.md")
    asked, _others = parser.parse_known_args()
    lines = [f"{machine()}."]
    with databases() as urls:
        for kind, (small, large) in urls.items():
            few, many = make_site(small, asked.few), make_site(large, asked.many)
            lines += [
                "",
                f"| {kind} | {asked.few:,}, ms | {asked.many:,}, ms | times | statements |",
                "|---|--:|--:|--:|--:|",
                *(row_of(title, path, few, many) for title, path in PAGES.items()),
                row_of_sheet(few, many),
            ]
    print("\n".join(lines))
    if asked.write:
        write_between("contracts", lines)


if __name__ == "__main__":
    main()
