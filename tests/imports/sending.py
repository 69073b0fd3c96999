"""A spreadsheet sent, looked at, put in and taken back, as a person does it."""

from collections.abc import Mapping, Sequence
from io import BytesIO

from flask.testing import FlaskClient
from sqlalchemy import select

from app.extensions import db
from app.imports.kinds import ImportKind, get_kind
from app.imports.models import ImportRow, ImportRun

Table = Sequence[Sequence[str]]


def csv_of(table: Table) -> bytes:
    """Return a table as people save it: semicolons."""
    return "\n".join(";".join(row) for row in table).encode()


def example_of(kind: ImportKind) -> list[list[str]]:
    """Return the headings and the example of a kind."""
    return [
        [str(column.title) for column in kind.columns],
        [column.example for column in kind.columns],
    ]


def without(table: Table, *fields: str, kind: str) -> list[list[str]]:
    """Return a table of a kind's columns without some of them."""
    columns = [one.field for one in get_kind(kind).columns]
    kept = [at for at, name in enumerate(columns) if name not in fields]
    return [[row[at] for at in kept] for row in table]


def send(client: FlaskClient, kind: str, data: bytes, **ticked: str) -> int:
    """Send a file; return the id of its import."""
    form: dict[str, object] = {"file": (BytesIO(data), "Список.csv")}
    form |= {f"option_{name}": value for name, value in ticked.items()}
    answer = client.post(
        f"/admin/imports/new/{kind}", data=form, content_type="multipart/form-data"
    )
    assert answer.status_code == 302, answer.text
    return int(answer.location.rpartition("/")[2])


def apply(client: FlaskClient, run_id: int, *, good_rows: bool = False) -> None:
    """Put an import in; in tests the worker does it at once."""
    data = {"good_rows": "y"} if good_rows else {}
    assert client.post(f"/admin/imports/{run_id}/apply", data=data).status_code == 302


def undo(client: FlaskClient, run_id: int) -> None:
    """Take an import back."""
    assert client.post(f"/admin/imports/{run_id}/undo").status_code == 302


def run_of(run_id: int) -> ImportRun:
    """Return an import as it stands in the database."""
    db.session.rollback()
    db.session.expire_all()
    return db.session.get_one(ImportRun, run_id)


def fates(run_id: int) -> dict[int, str]:
    """Return the fates of an import's rows by their numbers."""
    db.session.rollback()
    rows = db.session.execute(
        select(ImportRow.number, ImportRow.fate).where(ImportRow.run_id == run_id)
    )
    return {number: fate.value for number, fate in rows}


def details(run_id: int, number: int) -> Mapping[str, object]:
    """Return what is said of a row."""
    db.session.rollback()
    statement = select(ImportRow.details).where(ImportRow.run_id == run_id)
    found: Mapping[str, object] = db.session.execute(
        statement.where(ImportRow.number == number)
    ).scalar_one()
    return found
