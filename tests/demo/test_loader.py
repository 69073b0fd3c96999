"""Demo data: deterministic, marked, refused where it does not belong."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.accounts.enums import Role
from app.accounts.models import User
from app.accounts.passwords import hash_password
from app.base.requisites import parse_inn, parse_ogrn
from app.base.viewer import OPERATOR
from app.demo import loader
from app.demo.loader import DemoRefusedError, load_demo
from app.demo.removal import has_demo_accounts, remove_demo
from app.demo.scene import Scene
from app.extensions import db
from app.organizations.models import Organization
from app.plan.reading import read_plan_file
from app.plan.services.importing import import_plan
from app.students.models import Student
from tests.factories import OrganizationFactory, StudentFactory, UserFactory

# The plan is the cluster's real one; words of removed records go with the next indexing.
WRITTEN_BESIDE = {
    "audit_entries", "audit_fields", "letters", "paper_counters", "plan_executors",
    "plan_item_deadlines", "plan_item_executors", "plan_items", "plan_sections", "plans",
    "privacy_texts", "search_words",
}  # fmt: skip
NOW = datetime(2024, 2, 26, 9, tzinfo=UTC)
TODAY = date(2024, 2, 26)
PLAN = Path(__file__).parents[2] / "app/plan/data/cluster-plan-2023-2024.txt"


def load(scale: str = "small", seed: int = 2024) -> Scene:
    """Import the real plan and put demo records beside it."""
    import_plan(read_plan_file(PLAN), source_name=PLAN.name, actor=OPERATOR, now=NOW)
    password_hash = hash_password("demo-cluster-2024")
    return load_demo(scale=scale, seed=seed, password_hash=password_hash, now=NOW, today=TODAY)


def names(model: Any, column: Any) -> list[str]:
    return list(db.session.scalars(select(column).order_by(model.id)))


def test_what_is_loaded_is_marked_and_taken_away_and_nothing_else(app: Flask, letters: Any) -> None:
    before = counts()
    scene = load()
    letters.take()
    _check_accounts(scene)
    _check_records(scene)
    with pytest.raises(DemoRefusedError, match="пустая база"):
        load_demo(scale="small", seed=1, password_hash="x", now=NOW, today=TODAY)
    real = StudentFactory(group__speciality__code="09.02.07", consents=())
    OrganizationFactory()
    remove_demo()
    db.session.commit()
    left = {name for name, count in counts().items() if count != before[name]}
    assert left - WRITTEN_BESIDE == {
        "organizations", "specialities", "students", "study_groups"
    }  # fmt: skip
    assert counts()["students"] == counts()["organizations"] == 1
    assert db.session.get(Student, real.id)
    assert not has_demo_accounts()


def _check_accounts(scene: Scene) -> None:
    """The accounts of the interface are there."""
    assert {email.split("@")[0] for email in scene.users} == {
        "admin", "staff", "council1", "council2", "mentor1", "supervisor1", "employer1",
        "employer2", "student1", "student2", "deputy",
    }  # fmt: skip
    assert scene.user("employer1").organization_id != scene.user("employer2").organization_id
    assert scene.student_of("student1").is_minor(TODAY)
    assert not scene.student_of("student2").is_minor(TODAY)
    assert {user.role for user in scene.users.values()} == set(Role)
    deputy = scene.user("deputy")
    assert deputy.roles == [Role.EMPLOYER, Role.COUNCIL, Role.MENTOR]
    assert len(deputy.organization_ids) == 2


def _check_records(scene: Scene) -> None:
    """Every record is marked and has right requisites."""
    for model in (Organization, Student, User):
        assert db.session.scalar(select(func.count()).where(~model.is_demo)) == 0
    for organization in scene.organizations:
        assert parse_inn(organization.inn or "") == organization.inn
        assert parse_ogrn(organization.ogrn or "") == organization.ogrn


def test_one_seed_gives_the_same_people(
    app: Flask, letters: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loader, "PARTS", ())  # people and organizations come before all parts
    told = []
    for seed in (7, 7, 8):
        load(seed=seed)
        told.append((names(Student, Student.name_key), names(Organization, Organization.name)))
        db.session.rollback()
    first, again, other = told
    assert first == again
    assert first[0] != other[0]


def test_demo_records_are_refused_in_production(app: Flask, monkeypatch: Any) -> None:
    monkeypatch.setitem(app.config, "ENV_NAME", "production")
    with pytest.raises(DemoRefusedError):
        load_demo(scale="small", seed=1, password_hash="x", now=NOW, today=TODAY)


def test_demo_records_need_a_plan(app: Flask) -> None:
    with pytest.raises(DemoRefusedError, match="план"):
        load_demo(scale="small", seed=1, password_hash="x", now=NOW, today=TODAY)


def counts() -> dict[str, int]:
    """Return how many rows each table has."""
    return {
        table.name: db.session.scalar(select(func.count()).select_from(table)) or 0
        for table in db.metadata.sorted_tables
    }


def test_invented_people_do_not_get_into_production(
    app: Flask, client: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = {"email": "admin@demo.example", "password": "demo-cluster-2024"}
    UserFactory(
        email=sent["email"],
        role=Role.ADMIN,
        password_hash=hash_password(sent["password"]),
        is_demo=True,
    )
    db.session.commit()
    assert client.post("/login", data=sent).status_code == 302
    monkeypatch.setitem(app.config, "ENV_NAME", "production")
    assert client.get("/account/").status_code == 302, "a session from before ends too"
    assert client.post("/login", data=sent).status_code == 422


def test_real_people_of_an_invented_organization_are_not_stranded(app: Flask) -> None:
    organization = OrganizationFactory(is_demo=True)
    UserFactory(role=Role.EMPLOYER, organization_id=organization.id, email="real@test.example")
    db.session.commit()
    with pytest.raises(DemoRefusedError, match=r"real@test\.example"):
        remove_demo()
