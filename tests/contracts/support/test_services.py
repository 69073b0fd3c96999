"""Measures of support change what was agreed on, and only before the signing."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from flask import Flask

from app.accounts.enums import Role
from app.base.errors import MoveNotAllowedError, NotAllowedError
from app.contracts.enums import ContractState
from app.contracts.life.queries import list_moves
from app.contracts.services.contracts import offer_contract
from app.contracts.support.enums import SupportKind, SupportPeriod
from app.contracts.support.errors import LastMeasureError, SupportMissingError
from app.contracts.support.rules import SupportTerms
from app.contracts.support.services.measures import add_measure, drop_measure, edit_measure
from app.extensions import db
from tests.contracts.factories import ContractFactory
from tests.factories import UserFactory, user_of

TODAY = date(2024, 2, 26)
NOW = datetime(2024, 2, 26, 9, tzinfo=UTC)
PAID = SupportTerms(SupportKind.MONTHLY_PAYMENT, "", 300_000, SupportPeriod.MONTHLY, pay_day=25)


def moment(actor: Any = None) -> dict[str, Any]:
    return {"actor": actor or UserFactory(), "today": TODAY, "now": NOW}


def test_what_was_agreed_on_is_agreed_on_anew(app: Flask) -> None:
    contract = ContractFactory(state=ContractState.AGREED)
    measure = add_measure(contract, terms=PAID, **moment())
    assert contract.state is ContractState.DRAFT
    assert [one.after for one in list_moves(contract)] == [ContractState.DRAFT]
    edit_measure(measure, terms=SupportTerms(SupportKind.MATERIALS), **moment())
    drop_measure(measure, **moment())
    db.session.expire_all()
    assert [one.kind for one in contract.support] == [SupportKind.TRAVEL]
    with pytest.raises(LastMeasureError):
        drop_measure(contract.support[0], **moment())


def test_after_the_signing_nobody_changes_measures_and_strangers_never(app: Flask) -> None:
    signed, draft = ContractFactory(state=ContractState.SIGNED), ContractFactory()
    with pytest.raises(MoveNotAllowedError):
        add_measure(signed, terms=PAID, **moment())
    for actor in (user_of(draft.student), UserFactory(role=Role.EMPLOYER)):
        with pytest.raises(NotAllowedError):
            add_measure(draft, terms=PAID, **moment(actor))


def test_a_contract_without_support_is_not_offered(app: Flask) -> None:
    contract = ContractFactory(support=[])
    with pytest.raises(SupportMissingError):
        offer_contract(contract, actor=UserFactory(), now=NOW)
