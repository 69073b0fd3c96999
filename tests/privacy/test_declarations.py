"""Every table that holds something on people is declared: a new one fails here until it is."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
from flask import Flask
from sqlalchemy import Column, Table

from app.extensions import db
from app.factory import PACKAGES
from app.web.personal import (
    Fate,
    PersonalTable,
    PersonSource,
    RetentionKind,
    people,
    personal_tables,
    retention_kinds,
)

PEOPLE = {"students", "users", "mentors", "contact_persons"}
_NAMED = re.compile(
    r"(^|_)(phone|email|recipient|addressee|parent|supervisor|director|representative)(_|$)"
    r"|(^|_)(person|contact|head|actor|display|last|first|middle|chair|secretary|signatory)_name$"
    r"|(^|_)(cosigners?|signers?|signatories)(_|$)"  # «post — name», a line each
    r"|^added_by$|^answered_by$|^received_by$"
)
# Columns that name no private person, or only by post, or for a day; each with its reason.
NOT_PERSONAL = {
    # The organization's own: what it says of itself to everybody.
    "organizations.phone", "organizations.email", "organizations.head_name",
    "cluster_settings.phone", "cluster_settings.email",
    # People named by their post in adopted or signed papers.
    "plans.director", "award_rounds.signatory_name",
    # What somebody is to a student, and on which day a paper was given: nobody by name.
    "consents.representative_kind", "target_contracts.representative_consent_on",
    "target_contracts.representative_kind",
    # Bits that say of whom a seat is, not who it is.
    "students.user_id", "mentors.user_id",
}  # fmt: skip
# Tables that were looked at as a whole: nothing in them is about a person for longer than a day.
LOOKED_AT = {
    "attempt_counts",  # counted attempts are forgotten after a day
}


def columns_about_people() -> Iterator[tuple[Table, Column[object]]]:
    """Give every column that points to a person or is called like one."""
    for table in db.metadata.sorted_tables:
        for column in table.columns:
            points = any(key.column.table.name in PEOPLE for key in column.foreign_keys)
            if points or _NAMED.search(column.name):
                yield table, column


def covered(declared: PersonalTable) -> set[str]:
    """Return the columns a declaration speaks of."""
    columns = [
        *declared.by, *declared.addressed, *declared.named, *declared.made_by, *declared.texts,
        *(column for pair in declared.signed for column in pair), *declared.entity,
    ]  # fmt: skip
    within = [declared.within] if declared.within is not None else []
    return {column.key for column in (*columns, *within)} | set(declared.blank)


def test_every_column_about_people_is_declared(app: Flask) -> None:
    tables = personal_tables()
    undeclared = [
        f"{table.name}.{column.name}"
        for table, column in columns_about_people()
        if table.name not in LOOKED_AT
        and f"{table.name}.{column.name}" not in NOT_PERSONAL
        and (table.name not in tables or column.name not in covered(tables[table.name]))
        # What stays as a whole is told about and said so.
        and not (table.name in tables and tables[table.name].fate is Fate.DELETE)
    ]
    assert undeclared == []


def test_what_is_listed_as_not_personal_is_there() -> None:
    known = {f"{table.name}.{column.name}" for table, column in columns_about_people()}
    assert NOT_PERSONAL - known == set()


DECLARED = [
    pytest.param(one, id=f"{package.name}-{one.table}")
    for package in PACKAGES
    for one in package.personal_data
    if isinstance(one, PersonalTable)
]


@pytest.mark.parametrize("declared", DECLARED)
def test_a_declaration_says_what_it_does(app: Flask, declared: PersonalTable) -> None:
    columns = set(declared.model.__table__.columns.keys())
    assert covered(declared) <= columns
    assert declared.hidden <= columns
    assert str(declared.title)
    assert declared.stays or declared.fate is Fate.DELETE, "say what stays, and why"
    assert not (declared.blank and declared.fate is not Fate.BLANK)
    assert declared.blank or declared.fate is not Fate.BLANK


@pytest.mark.parametrize("name", [
    one.kind for package in PACKAGES for one in package.personal_data
    if isinstance(one, PersonSource)
])  # fmt: skip
def test_whoever_has_a_card_has_a_declared_table(app: Flask, name: str) -> None:
    source = people()[name]
    declared = personal_tables()[source.model.__tablename__]
    assert any(column.key == "id" for column in declared.by)


@pytest.mark.parametrize("name", [
    one.name for package in PACKAGES for one in package.retention
    if isinstance(one, RetentionKind)
])  # fmt: skip
def test_a_kind_of_record_can_be_selected_and_treated(app: Flask, name: str) -> None:
    kind = retention_kinds()[name]
    statement = kind.past(date(2024, 2, 26))
    model = statement.column_descriptions[0]["entity"]
    assert db.session.scalars(statement).all() == []
    assert kind.anonymise or model.__tablename__ in personal_tables()
    assert str(kind.label)
    assert str(kind.reason)
    assert 1 <= kind.months <= 1200
