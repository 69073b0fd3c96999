"""Records past their term lose what is personal at night; every figure stays as it was."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.accounts.models import User
from app.base.query_count import counted_queries
from app.base.search import search_words
from app.contracts.enums import ContractState
from app.contracts.models import TargetContract
from app.extensions import db
from app.joining.enums import JoinState
from app.joining.models import JoinRequest
from app.notifications.enums import LetterState
from app.notifications.models import Letter
from app.plan.evidence import evidence_sources
from app.privacy.models import RetentionRun
from app.privacy.queries.retention import retention_lines
from app.privacy.services import retention
from app.privacy.services.retention import anonymise_past_terms
from app.settings.models import RetentionTerm
from app.web.dashboard import dashboard_of
from app.web.personal import ERASED, retention_kinds
from tests.contracts.factories import ContractFactory
from tests.documents.factories import PaperFactory
from tests.factories import StudentFactory, StudyGroupFactory, UserFactory
from tests.joining.factories import JoinRequestFactory
from tests.letters import Letters
from tests.mentors.factories import MentorFactory, MentorshipFactory
from tests.notifications.factories import LetterFactory
from tests.plan.factories import ledgers_of
from tests.safety.world import make_world

LEGAL = Path(__file__).parents[2] / "docs/legal.md"
NOW = datetime(2024, 2, 26, 9, tzinfo=UTC)
LATER = datetime(2034, 2, 26, 9, tzinfo=UTC)


def run_of(kind: str) -> RetentionRun:
    """Return the only run of a kind."""
    return db.session.scalars(select(RetentionRun).where(RetentionRun.kind == kind)).one()


def test_what_is_young_stays(app: Flask) -> None:
    StudentFactory()
    JoinRequestFactory(state=JoinState.DECLINED, answered_at=NOW)
    db.session.commit()
    assert not any(anonymise_past_terms(NOW).values())
    assert db.session.scalar(select(func.count(RetentionRun.id))) == 0


def test_declined_requests_lose_their_contacts_after_half_a_year(app: Flask) -> None:
    old = JoinRequestFactory(state=JoinState.DECLINED, answered_at=NOW - timedelta(days=200))
    new = JoinRequestFactory(state=JoinState.DECLINED, answered_at=NOW - timedelta(days=100))
    waiting = JoinRequestFactory()
    db.session.commit()
    names = [old.name, new.name, waiting.name]
    anonymise_past_terms(NOW)
    db.session.expire_all()
    assert old.contact_name == ERASED
    assert (old.phone, old.email, old.comment) == ("", "", "")
    assert ERASED not in (new.contact_name, waiting.contact_name)
    assert [one.name for one in (old, new, waiting)] == names
    assert run_of("joining.declined").done == 1
    assert anonymise_past_terms(NOW)["joining.declined"] == 0


def test_the_colleges_own_term_counts(app: Flask) -> None:
    asked = JoinRequestFactory(state=JoinState.DECLINED, answered_at=NOW - timedelta(days=200))
    db.session.add(RetentionTerm(kind="joining.declined", months=24))
    db.session.commit()
    anonymise_past_terms(NOW)
    assert db.session.get_one(JoinRequest, asked.id).contact_name != ERASED


def test_a_letter_keeps_its_row(app: Flask, letters: Letters) -> None:
    letter = LetterFactory(
        created_at=NOW - timedelta(days=400), state=LetterState.SENT, sent_at=NOW
    )
    db.session.commit()
    letters.take()
    anonymise_past_terms(NOW)
    left = db.session.get_one(Letter, letter.id, populate_existing=True)
    assert (left.recipient, left.body, left.state) == ("", ERASED, LetterState.SENT)


def test_a_graduate_with_a_contract_in_force_is_held(app: Flask) -> None:
    group = StudyGroupFactory(graduation_year=2015)
    free, bound = StudentFactory(group=group), StudentFactory(group=group)
    ContractFactory(student=bound, state=ContractState.SIGNED, signed_on=date(2024, 2, 10))
    db.session.commit()
    anonymise_past_terms(NOW)
    db.session.expire_all()
    assert free.erased_on == date(2024, 2, 26)
    assert bound.erased_on is None
    run = run_of("students.graduated")
    assert (run.done, run.held) == (1, 1)


def test_batches_go_on_to_the_end(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retention, "BATCH", 2)
    group = StudyGroupFactory(graduation_year=2015)
    for _ in range(5):
        StudentFactory(group=group)
    db.session.commit()
    assert anonymise_past_terms(NOW)["students.graduated"] == 5


def test_the_page_counts_ahead(app: Flask) -> None:
    JoinRequestFactory(state=JoinState.DECLINED, answered_at=NOW - timedelta(days=200))
    JoinRequestFactory(state=JoinState.DECLINED, answered_at=NOW - timedelta(days=170))
    JoinRequestFactory(state=JoinState.DECLINED, answered_at=NOW)
    line = next(
        one for one in retention_lines(date(2024, 2, 26)) if one.kind.name == "joining.declined"
    )
    assert (line.due, line.soon, line.later) == (1, 2, 3)


def test_a_kind_with_nothing_ahead_is_counted_once(app: Flask) -> None:
    JoinRequestFactory(state=JoinState.DECLINED, answered_at=NOW - timedelta(days=200))
    with counted_queries() as statements:
        lines = retention_lines(date(2024, 2, 26))
    asked_thrice = [line.kind.name for line in lines if line.later]
    assert "joining.declined" in asked_thrice
    counts = [one for one in statements if one.startswith("SELECT count(*)")]
    assert len(counts) == len(lines) + 2 * len(asked_thrice)


def figures(admin: User) -> dict[str, Any]:
    """Return what dashboards, the plan and reports count."""
    items = list(db.session.scalars(select(db.metadata.tables["plan_items"].c.id)))
    evidence = {type(one).__name__: ledgers_of(one, items) for one in evidence_sources()}
    panels = [
        (panel.title, [figure[:2] for figure in panel.figures])
        for panel in dashboard_of(admin).panels
    ]
    tables = ("students", "mentors", "mentorships", "target_contracts", "practice_placements",
              "practice_applications", "fair_applications", "fair_offers", "awards",
              "award_nominations", "join_requests", "letters", "users")  # fmt: skip
    rows = {
        name: db.session.scalar(select(func.count()).select_from(db.metadata.tables[name]))
        for name in tables
    }
    return {"evidence": evidence, "panels": panels, "rows": rows}


def test_ten_years_later_every_figure_is_the_same(app: Flask, letters: Letters) -> None:
    world = make_world(over=True)
    letters.take()
    contract = db.session.get_one(TargetContract, world.ids["contract_id"])
    contract.state, contract.terminated_on = ContractState.TERMINATED, date(2024, 2, 26)
    contract.termination_reason = "по соглашению"
    paper = PaperFactory(entity="target_contracts", entity_id=contract.id)
    MentorshipFactory(mentor=MentorFactory(archived_on=date(2024, 1, 1)))
    admin: User = UserFactory(role="admin")
    db.session.commit()
    with app.test_request_context("/"):
        before = figures(admin)
    done = anonymise_past_terms(LATER)
    assert done["students.graduated"]
    assert done["mentors.left"]
    assert done["contracts.ended"]
    with app.test_request_context("/"):
        assert figures(admin) == before
    db.session.expire_all()
    assert paper.snapshot is None
    assert contract.representative_name in ("", ERASED)
    words = select(func.count()).where(
        search_words.c.kind == "students", search_words.c.record_id == world.student.id
    )
    assert db.session.scalar(words) == 0


def test_the_document_for_the_lawyer_tells_every_term(app: Flask) -> None:
    rows = [line.split(" | ") for line in LEGAL.read_text("utf-8").splitlines() if "| " in line]
    told = {row[0].removeprefix("| "): row[1] for row in rows}
    declared = {str(kind.label): str(kind.months) for kind in retention_kinds().values()}
    assert {label: told.get(label) for label in declared} == declared
