"""The table of words: word forms, beginnings, upkeep, and that an index answers."""

import pytest
from flask import Flask
from sqlalchemy import select, text

from app.base.search import index_records, matches, search_words
from app.extensions import db
from app.organizations.enums import OrganizationKind
from app.organizations.models import Organization
from app.practice.models import PracticePlace
from app.students.models import Student
from tests.factories import OrganizationFactory, StudentFactory
from tests.practice.factories import PracticePlaceFactory


def found(query: str) -> list[str]:
    condition = matches(query, (Organization, Organization.id))
    names = select(Organization.short_name).where(condition).order_by(Organization.id)
    return list(db.session.scalars(names))


@pytest.mark.parametrize(
    "query", ["школы", "ШКОЛА", "шк", "ёлочке", "елочка школа", "елоч шко", "«Ёлочка»"]
)
def test_words_are_found_in_any_form_and_by_their_beginnings(app: Flask, query: str) -> None:
    OrganizationFactory(name="Школа «Ёлочка»", short_name="Ёлочка")
    OrganizationFactory(name="Лицей «Сосна»", short_name="Сосна", kind=OrganizationKind.OTHER)
    assert found(query) == ["Ёлочка"]


@pytest.mark.parametrize("query", ["школа сосна", "лочка", "нетакого", "школа нетакого"])
def test_every_word_must_begin_a_word_of_the_record(app: Flask, query: str) -> None:
    OrganizationFactory(name="Школа «Ёлочка»", short_name="Ёлочка")
    OrganizationFactory(name="Лицей «Сосна»", short_name="Сосна", kind=OrganizationKind.OTHER)
    assert found(query) == []


@pytest.mark.parametrize("query", ["%", "_", "«»", "", "'; DROP TABLE students"])
def test_signs_are_no_words(app: Flask, query: str) -> None:
    OrganizationFactory(short_name="Ёлочка")
    assert found(query) == ([] if "DROP" in query else ["Ёлочка"])


def test_an_organization_is_found_by_the_word_of_its_kind(app: Flask) -> None:
    OrganizationFactory(
        name="МБДОУ № 3", short_name="МБДОУ № 3", kind=OrganizationKind.KINDERGARTEN
    )
    OrganizationFactory(name="Лицей «Сосна»", short_name="Сосна", kind=OrganizationKind.OTHER)
    assert found("детский сад") == ["МБДОУ № 3"]
    assert found("другая организация") == []


def test_words_follow_the_record(app: Flask) -> None:
    organization = OrganizationFactory(name="Лицей", short_name="Лицей")
    organization.name = organization.short_name = "Гимназия"
    db.session.flush()
    assert (found("лицей"), found("гимназия")) == ([], ["Гимназия"])


def test_a_new_record_with_an_old_id_has_none_of_the_old_words(app: Flask) -> None:
    gone = OrganizationFactory(name="Лицей", short_name="Лицей")
    number = gone.id
    db.session.delete(gone)
    db.session.flush()
    OrganizationFactory(id=number, name="Гимназия", short_name="Гимназия")
    assert (found("лицей"), found("гимназия")) == ([], ["Гимназия"])


def test_words_may_be_shared_by_two_records_that_belong_together(app: Flask) -> None:
    organization = OrganizationFactory(name="Школа «Ёлочка»", short_name="Ёлочка")
    place = PracticePlaceFactory(organization=organization, title="Помощник вожатого")
    PracticePlaceFactory(title="Помощник вожатого")
    both = matches(
        "вожатый елочка",
        (PracticePlace, PracticePlace.id),
        (Organization, PracticePlace.organization_id),
    )
    assert list(db.session.scalars(select(PracticePlace).where(both))) == [place]


def test_rows_inserted_in_bulk_are_indexed_by_hand(app: Flask) -> None:
    organization = OrganizationFactory(short_name="Ёлочка", name="Ёлочка")
    db.session.execute(search_words.delete())
    assert found("елочка") == []
    index_records(db.session(), [organization])
    assert found("елочка") == ["Ёлочка"]


def test_an_index_finds_the_words(app: Flask) -> None:
    StudentFactory()
    db.session.flush()
    compiled = (
        select(Student.id).where(matches("петренко", (Student, Student.id))).compile(db.engine)
    )
    values = compiled.params
    if db.engine.dialect.name == "postgresql":
        db.session.execute(text("SET LOCAL enable_seqscan = off"))
        rows = db.session.connection().exec_driver_sql(f"EXPLAIN {compiled}", values)
    else:
        ordered = tuple(values[name] for name in compiled.positiontup or ())
        rows = db.session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {compiled}", ordered)
    plan = "\n".join(row[-1] for row in rows)
    assert "stem>?" in plan or ("pk_search_words" in plan and "stem >= 'петренк'" in plan), plan
