"""The log in Russian: every table, field and value that is written there has a name."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import inspect

from app.audit.enums import Action
from app.audit.models import AuditEntry
from app.audit.naming import names_of, record_choices
from app.audit.recorder import audited_lists
from app.audit.telling import tell
from app.base import clock
from app.base.query_count import counted_queries
from app.extensions import Model, db
from app.organizations.package import ORGANIZATIONS
from tests.factories import OrganizationFactory, StudentFactory
from tests.routes import make_one_of_each

NBSP = "\u00a0"
AUDITED = sorted(
    (mapper.class_ for mapper in Model.registry.mappers
     if getattr(mapper.class_, "__audited__", True)),
    key=lambda model: model.__tablename__,
)  # fmt: skip


def is_russian(text: object) -> bool:
    return any("а" <= letter <= "я" for letter in str(text).lower())


def fields_of(model: Any) -> list[str]:
    attributes = inspect(model).column_attrs
    columns = [one.key for one in attributes if one.columns[0].info.get("audit") != "skip"]
    return [*columns, *audited_lists(model)]


def entry(table: str, action: Action = Action.CHANGED, **changes: list[Any]) -> AuditEntry:
    return AuditEntry(
        id=1, at=clock.now(), actor_name="Зимина", action=action, entity=table, entity_id=1,
        changes=changes,
    )  # fmt: skip


def told(table: str, **changes: list[Any]) -> str:
    """Return in words what changed in a record."""
    [one] = tell([entry(table, **changes)])
    return "; ".join(map(str, one.differences))


def test_every_record_and_field_of_the_log_has_a_russian_name(app: Flask) -> None:
    nameless = [
        f"{model.__tablename__}.{key}"
        for model in AUDITED
        for names in [names_of(model.__tablename__)]
        for key in fields_of(model)
        if names is None or not (is_russian(names.label) and is_russian(names.name_of(key)))
    ]
    assert nameless == []


def test_no_field_is_named_that_is_not_there(app: Flask) -> None:
    strays = [
        f"{model.__tablename__}.{key}"
        for model in AUDITED
        for names in [names_of(model.__tablename__)]
        if names
        for key in (*names.fields, *names.values, *names.money)
        if key not in fields_of(model)
    ]
    assert strays == []


def test_every_member_of_an_enumeration_is_told_by_its_label(app: Flask) -> None:
    untold = []
    for model in AUDITED:
        for attribute in inspect(model).column_attrs:
            kind = getattr(attribute.columns[0].type, "enum_class", None)
            for member in kind or ():
                said = told(model.__tablename__, **{attribute.key: [None, member.value]})
                if not said.endswith(f": {member.label}") or not is_russian(member.label):
                    untold.append(f"{model.__tablename__}.{attribute.key}: {member}")
    assert untold == []


@pytest.mark.parametrize(
    ("table", "changes", "said"),
    [
        ("users", {"active": [True, False]}, "может входить: да → нет"),
        ("students", {"birth_date": [None, "2006-03-05"]}, "дата рождения: 05.03.2006"),
        ("fairs", {"starts_at": ["10:00:00", None]}, "начало: 10:00 → —"),
        ("vacancies", {"salary_from": [None, 3_500_000]}, f"зарплата от: 35{NBSP}000{NBSP}₽"),
        ("users", {"password_hash": ["•••", "•••"]}, "пароль: ••• → •••"),
        ("users", {"created_at": [None, "2024-02-26T09:00:00Z"]}, "создано: 26.02.2024, 12:00"),
        ("organizations", {"town": ["", "Торез"]}, "населённый пункт: — → Торез"),
        ("plan_items", {"executors": [None, ["ДОГМ", "колледж"]]}, "исполнители: ДОГМ, колледж"),
        ("plans", {"first_year": [None, 2023]}, "учебный год: 2023/2024"),
        ("plans", {"warnings": [None, [{}, {}]]}, f"замечания: 2{NBSP}замечания"),
        # What the log remembers and the tables do not.
        ("organizations", {"fax": [None, "5-50"]}, "fax: 5-50"),
        ("organizations", {"kind": ["gymnasium", "school"]}, "вид: gymnasium → Школа"),
        ("students", {"birth_date": [None, "весна"]}, "дата рождения: весна"),
        ("old_table", {"name": [None, 5]}, "name: 5"),
    ],
)  # fmt: skip
def test_a_value_is_told_as_people_read_it(
    app: Flask, table: str, changes: dict[str, list[Any]], said: str
) -> None:
    assert told(table, **changes) == said


def test_a_record_is_told_by_its_name_while_it_is_there(app: Flask) -> None:
    student = StudentFactory(last_name="Петренко", first_name="Яна", middle_name="")
    db.session.flush()
    gone = 10**6
    assert told("target_contracts", student_id=[gone, student.id]) == (
        f"студент: №{NBSP}{gone} → Петренко Яна"
    )


def test_every_record_of_the_site_is_told(as_admin: FlaskClient, letters: Any) -> None:
    make_one_of_each()
    letters.take()
    page = as_admin.page("/admin/audit/?size=1000")
    unsaid = [name for name in ("None", "short_name", "True", "2024-0", "_id") if name in page]
    assert unsaid == []


def test_an_entry_costs_a_query_for_each_table_it_mentions(app: Flask) -> None:
    StudentFactory.create_batch(5)
    db.session.flush()
    entries = list(db.session.scalars(db.select(AuditEntry)))
    tell(entries)
    tables = {one.entity for one in entries}
    with counted_queries() as statements:
        tell(entries)
    assert len(statements) <= len(tables)


def test_the_filter_names_kinds_of_records_in_russian(as_admin: FlaskClient) -> None:
    OrganizationFactory(town="Зугрэс")
    StudentFactory(town="Торез")
    page = as_admin.get("/admin/audit/?entity=students").text
    assert '<option selected value="students">студент</option>' in page
    assert "Торез" in page
    assert "Зугрэс" not in page
    assert all(is_russian(label) for _, label in record_choices())


def test_records_are_named_once(app: Flask) -> None:
    with pytest.raises(ValueError, match="named twice"):
        ORGANIZATIONS.records[0].register(app)
