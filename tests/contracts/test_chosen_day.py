"""Every page, list and export of contracts shows the state of a chosen date, read from history.

The walk is over the URL map: a page of contracts that neither is asked for a day here nor says why
it needs none fails it.
"""

import io
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple
from urllib.parse import unquote

import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml import html
from openpyxl import load_workbook

from app.base import clock
from app.contracts.enums import ContractState as S
from app.contracts.enums import ObligationState
from app.contracts.life.models import ContractAmendment, ContractMove
from app.contracts.life.owed import ObligationOnDay
from app.contracts.life.queries import employer_at, had_party, was_open
from app.contracts.models import Obligation, TargetContract
from app.contracts.support.enums import PaymentState
from app.contracts.support.models import SupportPayment
from app.contracts.support.queries import payment_state_at
from app.contracts.support.standing import PaymentOnDay
from app.extensions import db
from tests.contracts.factories import (
    ContractFactory,
    ObligationFactory,
    PaidMeasureFactory,
    PaymentFactory,
)
from tests.factories import OrganizationFactory

DAY, CHANGED = date(2024, 2, 15), date(2024, 2, 20)
NUMBER, DOCUMENT, REASON = "ЦД-2024/901", "ПП-214", "Переезд семьи"


class Asked(NamedTuple):
    """A page: its address, what it says of the day alone, what of today alone.

    `narrowed` is a condition the contract met on the day and does not meet today; `in_files` what
    the files of a list say of the day and of today. Without files it is no list.
    """

    path: str
    former: tuple[str, ...]
    later: tuple[str, ...]
    narrowed: str = ""
    in_files: tuple[str, str] | None = None


_TERMS = ("воспитатель", "Школа прежняя")
_SIGNED, _ENDED = ("подписан", "Школа прежняя"), ("расторгнут",)
_PAYMENTS = ("overdue=y", ("ждут оплаты", DOCUMENT))
ASKED = {
    "contract_list": Asked(
        "/contracts/", ("подписан",), _ENDED, "state=signed", ("воспитатель", "методист")
    ),
    "contract_detail": Asked("/contracts/{contract}", (*_TERMS, "просрочено"), (REASON,)),
    "contract_life": Asked("/contracts/{contract}/life", _TERMS, ("Школа новая",)),
    "contract_figures": Asked("/contracts/figures", ("state=in_force",), (REASON,)),
    "duty_list": Asked(
        "/contracts/duties/",
        ("просрочено",),
        ("исполнено",),
        "overdue=y",
        ("ещё не исполнено", "Счёт 17"),
    ),
    "payment_list": Asked("/contracts/payments/", ("просрочено",), (DOCUMENT, "2 500"), *_PAYMENTS),
    "portfolio_detail": Asked(
        "/contracts/organizations/{customer}",
        (*_SIGNED, "просрочено"),
        (*_ENDED, "Школа новая"),
        "state=signed",
        ("Школа прежняя", "Школа новая"),
    ),
    "portfolio_payment_list": Asked(
        "/contracts/organizations/{customer}/payments",
        ("просрочено",),
        (DOCUMENT, "2 500"),
        *_PAYMENTS,
    ),
}
# Forms act on today, and a page with a form is one: whatever takes a POST is left out by itself.
NEEDS_NO_DAY = {
    "contract_document": "the text as it was signed: a snapshot, the same on every day",
    "requisites_kept": "what is kept of a citizen now; their changes are in the log",
    "further_paper_draft": "a draft of what is issued today",
    "regime_list": "the regulations, each with its own days",
    "target_offer_list": "offers are no contracts: each has its days of applying and selecting",
    "target_offer_detail": "as the list of offers",
    "target_application_list": "applications end with the selection, their places are kept",
    "target_application_detail": "as the list of applications",
}


class World(NamedTuple):
    """A contract that was transferred, paid and ended after the day."""

    contract: int
    customer: int
    was_employer: int
    employer: int


@pytest.fixture
def world(app: Flask) -> World:
    customer, *employers = (
        OrganizationFactory(short_name=name)
        for name in ("Школа Заказчика", "Школа прежняя", "Школа новая")
    )
    contract = ContractFactory(
        number=NUMBER,
        state=S.TERMINATED,
        organization=customer,
        employer=employers[1],
        position="методист",
        support=[],
        terminated_on=CHANGED,
        termination_reason=REASON,
    )
    for event, before, after, day in (
        ("sign", S.AGREED, S.SIGNED, date(2024, 2, 10)),
        ("terminate", S.SIGNED, S.TERMINATED, CHANGED),
    ):
        moved = {"event": event, "before": before, "after": after, "happened_on": day}
        db.session.add(ContractMove(contract_id=contract.id, **moved))
    db.session.add(
        ContractAmendment(
            contract_id=contract.id,
            number="1",
            signed_on=CHANGED,
            holds_from=CHANGED,
            reason="Перевод",
            changes={"position": ["воспитатель", "методист"]},
            changes_employer=True,
            employer_before_id=employers[0].id,
            employer_after_id=employers[1].id,
            entered_at=clock.now(),
        )
    )
    paid = {"document": DOCUMENT, "document_on": CHANGED, "due_on": date(2024, 2, 12)}
    measure = PaidMeasureFactory(contract=contract)
    PaymentFactory(measure=measure, state=PaymentState.PAID, amount=250_000, **paid)
    done = {"state": ObligationState.DONE, "settled_on": CHANGED, "note": "Счёт 17"}
    ObligationFactory(contract=contract, due_on=date(2024, 2, 12), **done)
    db.session.commit()
    return World(contract.id, customer.id, *(one.id for one in employers))


def pages_of_contracts(app: Flask) -> Iterator[str]:
    for rule in app.url_map.iter_rules():
        package, _dot, name = rule.endpoint.partition(".")
        if package == "contracts" and rule.methods == {"GET", "HEAD", "OPTIONS"}:
            yield name


def test_every_page_of_contracts_is_asked_for_a_day_or_says_why_not(app: Flask) -> None:
    pages = set(pages_of_contracts(app))
    assert pages == {*ASKED, *NEEDS_NO_DAY}, "a page without the state of a chosen date"
    assert not {*ASKED} & {*NEEDS_NO_DAY}


@pytest.mark.parametrize("endpoint", ASKED)
def test_the_state_of_the_day_is_shown(as_staff: FlaskClient, world: World, endpoint: str) -> None:
    asked = ASKED[endpoint]
    path = asked.path.format(**world._asdict())
    now, then = (shown(as_staff.get(one).text) for one in (path, f"{path}?on={DAY}"))
    assert "на 15.02.2024" in then or "На 15 февраля 2024" in then
    for words in asked.former:
        assert (words in then, words in now) == (True, False), words
    for words in asked.later:
        assert (words in then, words in now) == (False, True), words
    if asked.in_files is None:
        return
    rows = [as_staff.get(f"{path}?{asked.narrowed}{on}").text for on in (f"&on={DAY}", "")]
    assert [NUMBER in one for one in rows] == [True, False]
    former, later = asked.in_files
    for way in ("csv", "xlsx"):
        then = taken(as_staff, f"{path}?as={way}&on={DAY}")
        assert (former in then, later in then) == (True, False), way
        assert later in taken(as_staff, f"{path}?as={way}")
        assert "на 15.02.2024" in then
    assert "на 15.02.2024" in as_staff.page(f"{path}?as=print&on={DAY}", status=200)


def shown(page: str) -> str:
    """Return what a page says without its filters and the history, which tells of every day."""
    main = html.fromstring(page).xpath("//main")[0]
    history = "h2[contains(., 'Что произошло') or contains(., 'Дополнительные')]"
    for told in main.xpath(f".//form | .//section[{history}]"):
        told.getparent().remove(told)
    return str(html.tostring(main, encoding="unicode")).replace("\xa0", " ")


def taken(client: FlaskClient, path: str) -> str:
    """Return what a file says, its name and heading too."""
    answer = client.get(path)
    assert answer.status_code == 200
    name = unquote(answer.headers.get("Content-Disposition", ""))
    if "as=xlsx" not in path:
        return name + answer.data.decode("utf-8-sig")
    sheet = load_workbook(io.BytesIO(answer.data)).active
    return name + "\n".join(f"{cell.value};" for row in sheet.iter_rows() for cell in row)


@pytest.mark.both_databases
def test_an_employer_of_the_day_has_the_contract_in_its_portfolio_of_that_day(
    as_staff: FlaskClient, world: World
) -> None:
    told = {
        (name, on): NUMBER in as_staff.page(f"/contracts/organizations/{id_}{on}", status=200)
        for name, id_ in (("was", world.was_employer), ("is", world.employer))
        for on in ("", f"?on={DAY}")
    }
    then = f"?on={DAY}"
    assert told == {("was", ""): False, ("was", then): True, ("is", ""): True, ("is", then): False}
    before = as_staff.page(f"/contracts/organizations/{world.customer}?on=2024-01-31", status=200)
    assert NUMBER not in before


@pytest.mark.both_databases
def test_what_a_list_asks_the_database_is_what_a_row_says(app: Flask, world: World) -> None:
    contract = db.session.get_one(TargetContract, world.contract)
    for number, state in enumerate(PaymentState):
        told = {"document": "1", "reason": "Нет договора", "state": state}
        for document_on in (date(2024, 3, 5), date(2024, 3, 1)):
            measure = PaidMeasureFactory(contract=contract)
            due_on = date(2024, 3, 1 + number)
            PaymentFactory(measure=measure, **told, due_on=due_on, document_on=document_on)
    for state in ObligationState:
        settled_on = None if state is ObligationState.OPEN else date(2024, 3, 3)
        ObligationFactory(contract=contract, state=state, settled_on=settled_on)
    PaymentFactory(measure__contract=contract, state="unpaid", reason="Отчислен")
    db.session.commit()
    payments = db.session.scalars(db.select(SupportPayment)).all()
    duties = db.session.scalars(db.select(Obligation)).all()
    for day in (date(2024, 2, 19), date(2024, 2, 20), *(date(2024, 3, n) for n in range(1, 7))):
        stated = db.session.execute(db.select(SupportPayment.id, payment_state_at(day)))
        assert dict(stated.all()) == {one.id: PaymentOnDay(one, day).state for one in payments}
        is_open = set(db.session.scalars(db.select(Obligation.id).where(was_open(day))))
        on_day = (ObligationOnDay(one, day, S.SIGNED) for one in duties)
        assert is_open == {one.id for one in on_day if one.state is ObligationState.OPEN}
        employer = db.session.scalar(db.select(employer_at(day)))
        assert employer == (world.was_employer if day < CHANGED else world.employer)
        had = db.session.scalars(db.select(TargetContract.id).where(had_party(day, employer)))
        assert had.all() == [contract.id]
