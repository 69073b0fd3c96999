"""Contracts for tests."""

from datetime import date, timedelta
from typing import Any

import factory

from app.contracts.enums import ContractParty, ContractState, TrainingForm, TrainingLevel
from app.contracts.models import Obligation, TargetContract
from app.contracts.regimes.rules import regime_on
from app.contracts.rules import work_period
from app.contracts.support.enums import PaymentState, SupportKind, SupportPeriod
from app.contracts.support.models import SupportMeasure, SupportPayment
from app.plan.enums import Topic
from tests.factories import BaseFactory, OrganizationFactory, ServingFactory, StudentFactory


def _period(contract: Any) -> tuple[date, date]:
    return work_period(contract.training_until, contract.work_years, contract.employ_within_months)


class ContractFactory(ServingFactory):
    class Meta:
        model = TargetContract

    number = factory.Sequence(lambda n: f"ЦД-2024/{n + 100}")
    organization = factory.SubFactory(
        OrganizationFactory, head_name="Зимина Ольга Петровна", head_position="директор"
    )
    student = factory.SubFactory(StudentFactory)
    plan_items__topic = Topic.TARGET_CONTRACTS
    state = ContractState.DRAFT
    drafted_on = date(2024, 2, 1)
    training_until = date(2025, 6, 30)
    legal_basis = factory.LazyAttribute(lambda c: regime_on(c.signed_on or c.drafted_on))
    training_level = TrainingLevel.SPECIALIST
    training_form = TrainingForm.FULL_TIME
    position = "воспитатель"
    work_region = "Ростовская область"
    employ_within_months = 3
    work_years = 3
    support = factory.LazyFunction(lambda: [SupportMeasure(kind=SupportKind.TRAVEL)])
    work_begins_on = factory.LazyAttribute(lambda c: _period(c)[0])
    work_ends_on = factory.LazyAttribute(lambda c: _period(c)[1])
    signed_on = factory.LazyAttribute(
        lambda c: (
            c.drafted_on + timedelta(days=9)
            if c.state not in {"draft", "offered", "agreed", "cancelled"}
            else None
        )
    )


class PaidMeasureFactory(BaseFactory):
    """A monthly payment of a contract that is signed."""

    class Meta:
        model = SupportMeasure

    contract = factory.SubFactory(ContractFactory, state="signed", support=[])
    kind = SupportKind.MONTHLY_PAYMENT
    amount = 300_000
    period = SupportPeriod.MONTHLY
    pay_day = 20


class PaymentFactory(BaseFactory):
    class Meta:
        model = SupportPayment

    measure = factory.SubFactory(PaidMeasureFactory)
    month = date(2024, 2, 1)
    amount = 300_000
    due_on = date(2024, 2, 20)
    state = PaymentState.DUE


class ObligationFactory(BaseFactory):
    class Meta:
        model = Obligation

    contract = factory.SubFactory(ContractFactory)
    party = ContractParty.ORGANIZATION
    text = "Оплатить проезд"
    due_on = date(2024, 6, 30)
