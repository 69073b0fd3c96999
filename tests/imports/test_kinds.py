"""What every kind of spreadsheet owes, walked over the declarations."""

from collections.abc import Callable
from io import BytesIO

import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook
from sqlalchemy import func, select

from app.accounts.enums import Role
from app.accounts.models import User
from app.extensions import db
from app.factory import PACKAGES
from app.imports.enums import RunState
from app.imports.kinds import ImportKind, get_kind
from tests.factories import UserFactory
from tests.imports.sending import apply, csv_of, example_of, fates, run_of, send, undo
from tests.imports.world import PREPARED

SignIn = Callable[[User], FlaskClient]
KINDS = [kind.name for package in PACKAGES for kind in package.imports]
BESIDE = {
    "audit_entries", "audit_fields", "search_words", "jobs", "import_runs", "import_rows",
    "stored_files", "file_chunks", "idempotency_keys", "import_shapes",
}  # fmt: skip


def stored() -> dict[str, int]:
    """Return how many rows each table of records has."""
    db.session.rollback()
    tables = [one for one in db.metadata.sorted_tables if one.name not in BESIDE]
    return {one.name: db.session.scalar(select(func.count()).select_from(one)) for one in tables}


@pytest.fixture
def client(sign_in: SignIn) -> FlaskClient:
    client = sign_in(UserFactory(role=Role.ADMIN))
    db.session.commit()
    return client


def _example(kind: str) -> bytes:
    if prepare := PREPARED.get(kind):
        prepare()
        db.session.commit()
    return csv_of(example_of(get_kind(kind)))


def _ticks(kind: ImportKind) -> dict[str, str]:
    return {one.name: "y" for one in kind.options if one.name != "invite"}


@pytest.mark.parametrize("kind", KINDS)
def test_the_template_is_its_own_example(client: FlaskClient, kind: str) -> None:
    _example(kind)
    sheet = client.get(f"/admin/imports/new/{kind}/template").data
    rows = list(load_workbook(BytesIO(sheet)).active.values)
    assert list(rows[0]) == example_of(get_kind(kind))[0]
    run_id = send(client, kind, sheet, **_ticks(get_kind(kind)))
    run = run_of(run_id)
    assert list(run.columns.values()) == [one.field for one in get_kind(kind).columns]
    assert fates(run_id) == {2: "new"}


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_goes_in_before_it_is_confirmed_and_all_goes_back(
    client: FlaskClient, kind: str
) -> None:
    data = _example(kind)
    before = stored()
    run_id = send(client, kind, data, **_ticks(get_kind(kind)))
    assert stored() == before
    apply(client, run_id)
    after = stored()
    assert sum(after.values()) > sum(before.values())
    assert run_of(run_id).state is RunState.APPLIED
    again = send(client, kind, data, **_ticks(get_kind(kind)))
    assert fates(again) == {2: "same"}
    assert "Этот файл уже загружали" in client.page(f"/admin/imports/{again}", status=200)
    undo(client, run_id)
    assert run_of(run_id).state is RunState.UNDONE
    assert stored() == before


@pytest.mark.parametrize("kind", KINDS)
def test_a_bad_cell_is_told_by_its_column_and_stops_the_file(
    client: FlaskClient, kind: str
) -> None:
    _example(kind)
    table = example_of(get_kind(kind))
    spoilt = next(
        at
        for at, one in enumerate(get_kind(kind).columns)
        if one.read is not None and one.field in BAD
    )
    table.append(["" if at != spoilt else "Щ" * 9 for at in range(len(table[0]))])
    before = stored()
    run_id = send(client, kind, csv_of(table), **_ticks(get_kind(kind)))
    assert fates(run_id)[3] == "refused"
    page = client.page(f"/admin/imports/{run_id}?fate=refused", status=200)
    assert f"{'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[spoilt]}:" in page
    apply(client, run_id)
    assert (run_of(run_id).state, stored()) == (RunState.PREVIEWED, before)
    bad = list(
        load_workbook(BytesIO(client.get(f"/admin/imports/{run_id}/refused").data)).active.values
    )
    assert len(bad) == 2
    assert bad[1][spoilt] == "Щ" * 9
    assert bad[1][-1]
    apply(client, run_id, good_rows=True)
    assert run_of(run_id).state is RunState.APPLIED


BAD = {
    "inn",
    "phone",
    "email",
    "birth_date",
    "seats",
    "role",
    "issued_on",
    "document_on",
    "examined_on",
    "ends_on",
    "attestation_on",
    "since",
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMIN])
def test_only_those_who_keep_the_records_may_load_them(
    sign_in: SignIn, kind: str, role: Role
) -> None:
    client = sign_in(UserFactory(role=role))
    db.session.commit()
    expected = 403
    if role is Role.STAFF:
        expected = 404 if kind == "accounts" else 200
    assert client.get(f"/admin/imports/new/{kind}").status_code == expected
