"""Demo contracts: every demo account finds one, and they obey the rules of real ones."""

from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask

from app.contracts.enums import ContractState as S
from app.contracts.life.queries import list_moves
from app.contracts.life.rules import state_on
from app.contracts.models import TargetContract
from app.contracts.queries import count_overdue
from app.contracts.regimes.rules import missing_conditions
from app.contracts.rules import IN_FORCE, work_period
from app.demo import loader
from app.demo.contracts import load_contracts
from app.demo.scale import SCALES
from app.extensions import db
from tests.demo.test_loader import TODAY, load


@pytest.fixture
def scene(app: Flask, letters: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The demo cluster of a small scale, with contracts alone."""
    monkeypatch.setattr(loader, "PARTS", (load_contracts,))
    made = load()
    letters.take()
    return made


def contracts() -> list[TargetContract]:
    return list(db.session.scalars(db.select(TargetContract)))


def test_each_account_has_something_to_do(scene: Any) -> None:
    by_student = {one.student_id: one for one in contracts()}
    minor, adult = (scene.student_of(name) for name in ("student1", "student2"))
    assert by_student[minor.id].state is S.OFFERED
    assert by_student[adult.id].state is S.SIGNED
    own = scene.user("employer1").organization_id
    assert S.DRAFT in {one.state for one in contracts() if one.organization_id == own}
    assert count_overdue(visible_to=scene.user("staff"), today=TODAY) == 1


def test_they_obey_the_rules(scene: Any) -> None:
    for one in contracts():
        assert one.is_demo
        assert (one.work_begins_on, one.work_ends_on) == work_period(
            one.training_until, one.work_years, one.employ_within_months
        )
        assert missing_conditions(one, one.signed_on or one.drafted_on) == []
        if one.signed_on:
            assert one.drafted_on <= one.signed_on <= TODAY < one.training_until
            assert bool(one.representative_name) == one.student.is_minor(one.signed_on)
            assert one.obligations
    in_force = Counter(one.student_id for one in contracts() if one.state in IN_FORCE)
    assert set(in_force.values()) == {1}
    assert len({one.number for one in contracts()}) == len(contracts())


def test_there_are_ten_in_various_states(scene: Any) -> None:
    assert len(contracts()) == 10
    begun = {S.DRAFT, S.OFFERED, S.AGREED, S.SIGNED, S.STUDYING, S.SUSPENDED, S.TERMINATED}
    assert {one.state for one in contracts()} == begun
    for one in contracts():  # the state follows from the history
        assert state_on(list_moves(one), TODAY, drafted_on=one.drafted_on) is one.state


def test_a_college_has_eighteen_signed(
    app: Flask, letters: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loader, "PARTS", (load_contracts,))
    monkeypatch.setitem(SCALES, "college", replace(SCALES["college"], employers=20))
    load("college")
    letters.take()
    assert sum(one.state in IN_FORCE for one in contracts()) == 18
