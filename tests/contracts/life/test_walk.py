"""A contract is led through its use cases, allowed and forbidden, on whatever days.

Beside it a model keeps what each day was by the accepted steps alone. The history, the statements
that lists and figures ask, and the card of a day have to say the same, of every day.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from flask import Flask
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

from app.accounts.enums import Role
from app.audit.models import AuditEntry
from app.base.errors import DomainError, MoveNotAllowedError, NotAllowedError
from app.base.terms import terms_of
from app.base.viewer import OPERATOR, Viewer
from app.contracts.enums import ConsentGiver, ContractParty, ObligationState, SigningParty
from app.contracts.enums import ContractEvent as E
from app.contracts.enums import ContractState as S
from app.contracts.figures.queries import states_by_year
from app.contracts.life.amending import AMENDABLE, SupplementTerms
from app.contracts.life.models import ContractAmendment, ContractMove, PartySignature
from app.contracts.life.queries import employer_at, list_moves, state_at
from app.contracts.life.rules import NEED_REASON, PLAIN_MOVES, ContractMoveTerms, state_on
from app.contracts.life.services.amendments import amend_contract
from app.contracts.life.services.moves import take_move
from app.contracts.life.standing import contracts_on
from app.contracts.models import Obligation, TargetContract
from app.contracts.queries import list_contracts
from app.contracts.rules import (
    EDITABLE,
    MOVES,
    ObligationTerms,
    SettlementTerms,
    TerminationTerms,
    WorkStartTerms,
)
from app.contracts.services import contracts, obligations
from app.contracts.signing.rules import GuardianConsentTerms, SignedContractScan, SigningTerms
from app.contracts.signing.services.consents import note_consent
from app.contracts.signing.services.signatures import waiting_parties
from app.contracts.terms import ContractTerms
from app.documents.models import Paper
from app.extensions import db
from app.files.models import Attachment
from app.notifications.models import Letter
from tests.contracts.factories import ContractFactory, ObligationFactory
from tests.factories import OrganizationFactory, StudentFactory, UserFactory
from tests.files.samples import pdf

FIRST, LEAP, NEXT_LEAP = date(2024, 2, 1), date(2024, 2, 29), date(2028, 2, 29)
ONE = timedelta(days=1)
SCAN = SignedContractScan(pdf(), "скан.pdf")
ON_THE_WAY = {
    S.DRAFT: E.OFFER,
    S.OFFERED: E.AGREE,
    S.AGREED: E.SIGN,
    S.SIGNED: E.BEGIN_TRAINING,
    S.STUDYING: E.END_TRAINING,
    S.TO_EMPLOY: E.BEGIN_WORK,
    S.WORKING: E.COMPLETE,
    S.SUSPENDED: E.RESUME,
}
OF_TODAY = {E.OFFER, E.AGREE, E.RETURN, E.EDIT, E.COMPLETE}
SIGNING, ENDING, AMENDING = {E.SIGNATURE, E.SIGN}, {E.CANCEL, E.TERMINATE}, {E.SUPPLEMENT, E.TRANSFER}
KEPT: tuple[Any, ...] = (
    TargetContract,
    ContractMove,
    ContractAmendment,
    PartySignature,
    Obligation,
    Paper,
    Attachment,
    Letter,
    AuditEntry,
)
Rows = dict[Any, dict[int, dict[str, Any]]]


def kept_rows() -> Rows:
    """Return what the tables of contracts and of what follows from them hold."""
    return {
        model: {
            row["id"]: dict(row) for row in db.session.execute(db.select(model.__table__)).mappings()
        }
        for model in KEPT
    }


class Known:
    """What a contract was on each day, by the accepted steps: a day and what holds from it on."""

    def __init__(self, drafted_on: date) -> None:
        self.drafted_on = drafted_on
        self.states: dict[date, Any] = {date.min: S.DRAFT}
        self.employers: dict[date, Any] = {date.min: None}

    @staticmethod
    def put(by_day: dict[date, Any], since: date, what: Any) -> None:
        """Let something hold from a day on, whatever was entered for later days before."""
        for later in [day for day in by_day if day >= since]:
            del by_day[later]
        by_day[since] = what

    @staticmethod
    def on(by_day: dict[date, Any], day: date) -> Any:
        return by_day[max(since for since in by_day if since <= day)]

    def state(self, day: date) -> S | None:
        return None if day < self.drafted_on else self.on(self.states, day)


class Walk:
    """A contract, who may try what with it, and what is known of it."""

    def __init__(self, draw: Any, *, is_minor: bool, training_until: date) -> None:
        self.draw = draw
        head = {"head_name": "Зимина Ольга Петровна", "head_position": "директор"}
        self.organizations = [OrganizationFactory(**head) for _ in range(3)]
        student = StudentFactory(birth_date=date(2008 if is_minor else 2000, 2, 29))
        self.contract: TargetContract = ContractFactory(
            student=student, organization=self.organizations[0], training_until=training_until
        )
        self.obligation = ObligationFactory(contract=self.contract)
        self.actors = list(self._people(student))
        self.today = FIRST
        self.known = Known(FIRST)
        self.signatures: list[date] = []
        self.since_signing: list[tuple[E, date]] = []
        self.running = S.SIGNED  # where a suspension found it
        self.asked = {FIRST}
        self.neighbour: TargetContract = ContractFactory(state=S.SIGNED)
        self.beside = Known(FIRST)
        self._sign_neighbour()

    def _people(self, student: Any) -> Iterator[tuple[ContractParty | None, Viewer]]:
        staff = (ContractParty.COLLEGE, UserFactory())
        yield from (staff,) * 6
        own = UserFactory(role=Role.STUDENT)
        student.user_id = own.id
        yield ContractParty.STUDENT, own
        customer = UserFactory(role=Role.EMPLOYER, organization_id=self.organizations[0].id)
        yield ContractParty.ORGANIZATION, customer
        for role in (Role.EMPLOYER, Role.STUDENT, Role.COUNCIL, Role.MENTOR):
            yield None, UserFactory(role=role)

    def _sign_neighbour(self) -> None:
        """Give another contract a history of its own: nothing may be read of it or done to it."""
        move = {"event": E.SIGN, "before": S.DRAFT, "after": S.SIGNED, "happened_on": LEAP}
        db.session.add(ContractMove(contract_id=self.neighbour.id, **move))
        db.session.flush()
        self.beside.put(self.beside.states, LEAP, S.SIGNED)

    @property
    def now(self) -> datetime:
        return datetime.combine(self.today, time(9), tzinfo=UTC)

    def since(self, *, but: E | None = None) -> date:
        """Return the day before which nothing may be entered any more."""
        days = [day for event, day in self.since_signing if event is not but]
        return max(days, default=self.known.drafted_on)

    def step(self) -> None:
        """Try something on some day by somebody, and look what became of it."""
        contract = self.contract
        ends = (contract.training_until + ONE, contract.work_ends_on, NEXT_LEAP, LEAP)
        coming = [day for day in (self.today + ONE, *ends) if day > self.today]
        self.today = self.draw(st.sampled_from([self.today, *coming]))
        event, day = self._event(), self._day()
        reason = self.draw(st.sampled_from(["Справка № 5", ""]))
        party, actor = self.draw(st.sampled_from(self.actors))
        note(f"{self.today}: {event} on {day} by {party}, {reason!r}, from {contract.state}")
        before, was = kept_rows(), contract.state
        expected = self._refusal(event, party) or self._day_allows(event, day, reason)
        savepoint = db.session.begin_nested()
        try:
            self._take(event, day, reason, actor)
        except DomainError as error:
            savepoint.rollback()
            assert expected is not True, "an allowed step was refused"
            assert kept_rows() == before
            assert contract.state is was
            if isinstance(expected, type):
                assert isinstance(error, expected)
            else:
                assert not isinstance(error, MoveNotAllowedError | NotAllowedError)
            return
        savepoint.commit()
        assert expected in (True, None), "a forbidden step was taken"
        self._look(event, day, before, was)
        self._agree({day - ONE, day, day + ONE, self.today})

    def _event(self) -> E:
        state = self.contract.state
        lists = [sorted(MOVES.possible(state, ContractParty.COLLEGE)), list(E)]
        if state in ON_THE_WAY:
            needs_consent = state is S.AGREED and self._waits_for_consent()
            lists = [[E.CONSENT if needs_consent else ON_THE_WAY[state]]] * 3 + lists
        chosen = self.draw(st.sampled_from([one for one in lists if one]))
        event: E = self.draw(st.sampled_from(chosen))
        if event in ENDING:  # one use case: the state says which of the two it is
            return E.CANCEL if state in EDITABLE else E.TERMINATE
        return event

    def _waits_for_consent(self) -> bool:
        contract = self.contract
        is_minor = contract.student.is_minor(self.today)
        return is_minor and contract.representative_consent_on is None

    def _day(self) -> date:
        since = self.since()
        known = [day for day in (LEAP, NEXT_LEAP) if since <= day <= self.today]
        coming = [self.contract.training_until + ONE, self.today + ONE]
        lawful = [self.today, *known, since, max(since, self.today - ONE)]
        day: date = self.draw(st.sampled_from([*lawful, *lawful, *coming, since - ONE]))
        return day

    def _refusal(self, event: E, party: ContractParty | None) -> type[DomainError] | None:
        """Return what the table of moves refuses with, None where it lets the step pass."""
        row = MOVES.rows[E.SIGN if event in SIGNING else event]
        if party not in row.parties:
            return NotAllowedError
        return None if self.contract.state in row.sources else MoveNotAllowedError

    def _day_allows(self, event: E, day: date, reason: str) -> bool | None:
        """Tell whether a step the table lets pass may be of this day; None where more decides."""
        has_come, is_told = day <= self.today, bool(reason) or day == self.today
        if event in PLAIN_MOVES:
            is_told = is_told and (bool(reason) or event not in NEED_REASON)
            return self.since() <= day and has_come and is_told
        if event in ENDING:
            return bool(reason) and self.since() <= day <= self.today
        if event is E.BEGIN_WORK:
            is_trained = day > self.contract.training_until
            in_order = day >= self.since(but=E.END_TRAINING)
            return is_trained and in_order and has_come and is_told
        if event is E.COMPLETE:
            return self.today >= self.contract.work_ends_on
        return True if event in {E.AGREE, E.RETURN} else None

    def _take(self, event: E, day: date, reason: str, actor: Viewer) -> None:
        moment = {"actor": actor, "now": self.now}
        dated = {**moment, "today": self.today}
        one, contract = contracts, self.contract
        if event in PLAIN_MOVES:
            take_move(contract, event, terms=ContractMoveTerms(day, reason), **dated)
        elif event in AMENDING:
            amend_contract(contract, terms=self._amended(event, day, reason), **dated)
        elif event in SIGNING:
            self._sign(event, day, dated)
        elif event in ENDING:
            one.terminate_contract(contract, terms=TerminationTerms(day, reason), **dated)
        elif event is E.BEGIN_WORK:
            one.begin_work(contract, terms=WorkStartTerms(day, reason), **dated)
        elif event is E.COMPLETE:
            one.complete_contract(contract, **dated)
        elif event is E.EDIT:
            drafted_on = self.draw(st.sampled_from([contract.drafted_on, day]))
            terms = terms_of(contract, ContractTerms, position=reason, drafted_on=drafted_on)
            one.edit_contract(contract, terms=terms, **dated)
        elif event is E.CONSENT:
            given = GuardianConsentTerms(ConsentGiver.PARENT, reason, day)
            note_consent(contract, terms=given, scan=SCAN, **dated)
        elif event is E.SETTLE:
            settled = SettlementTerms(ObligationState.DONE, day, reason)
            obligations.settle_obligation(
                self.obligation, terms=settled, actor=actor, today=self.today
            )
        elif event is E.OWE:
            owed = ObligationTerms(ContractParty.STUDENT, "Сообщить об итогах", day)
            obligations.add_obligation(contract, terms=owed, **moment)
        elif event is E.RETURN:
            one.return_contract(contract, reason=reason, **moment)
        else:
            taken = {E.OFFER: one.offer_contract, E.AGREE: one.agree_contract}
            taken[event](contract, **moment)

    def _sign(self, event: E, day: date, dated: dict[str, Any]) -> None:
        parties = waiting_parties(self.contract)
        if event is E.SIGNATURE:
            parties = [SigningParty.CUSTOMER]
        scan = SCAN if event is E.SIGN else None
        terms = SigningTerms(parties, day)
        contracts.sign_contract(self.contract, terms=terms, scan=scan, **dated)

    def _amended(self, event: E, day: date, reason: str) -> SupplementTerms:
        contract = self.contract
        said = {name: getattr(contract, name) for name in (*AMENDABLE, "employer_id")}
        if event is E.TRANSFER:
            others = [one.id for one in self.organizations[1:] if one.id != contract.employer_id]
            said["employer_id"] = self.draw(st.sampled_from(others))
        else:
            until = [contract.training_until, NEXT_LEAP, date(2025, 6, 30), LEAP]
            said["training_until"] = self.draw(st.sampled_from(until))
            said["work_years"] = self.draw(st.integers(3, 5))
        number = str(self.draw(st.integers(1, 9)))
        holds_from = self.draw(st.sampled_from([day, self.today + ONE, self.today]))
        return SupplementTerms(
            number=number, signed_on=day, holds_from=holds_from, reason=reason, **said
        )

    def _look(self, event: E, day: date, before: Rows, was: S) -> None:
        """Compare what an accepted step left behind with what it may leave."""
        after, contract = kept_rows(), self.contract
        history, now = before[ContractMove], after[ContractMove]
        assert {key: now[key] for key in history} == history, "history was rewritten"
        for model in (TargetContract, ContractMove):
            others = [one for one in before[model] if one != contract.id or model is ContractMove]
            assert all(after[model][one] == before[model][one] for one in others)
        steps = [now[key] for key in sorted(now.keys() - history.keys())]
        assert all(one["contract_id"] == contract.id for one in steps)
        assert all(one["is_backdated"] == (one["happened_on"] < self.today) for one in steps)
        changing = [one for one in steps if one["before"] is not one["after"]]
        happened_on = self._note(event, day, is_signed=contract.state is S.SIGNED)
        target = self._target(event, was)
        assert contract.state is target
        told = [(one["before"], one["after"], one["happened_on"]) for one in changing]
        assert told == ([(was, target, happened_on)] if target is not was else [])
        signed = len(after[PartySignature]) - len(before[PartySignature])
        quiet = event in {E.OWE, E.SETTLE} or (event is E.EDIT and was is S.DRAFT)
        least = signed + len(changing) if event in SIGNING else int(not quiet)
        assert len(steps) == least
        amended = len(after[ContractAmendment]) - len(before[ContractAmendment])
        assert amended == (event in AMENDING)
        if target is not was:
            self.known.put(self.known.states, happened_on, target)
        self.asked |= {happened_on, day}

    def _note(self, event: E, day: date, *, is_signed: bool) -> date:
        """Remember an accepted step; return the day it happened on."""
        contract = self.contract
        if event in {E.EDIT, E.RETURN}:
            self.signatures, self.known.drafted_on = [], contract.drafted_on
        if event in SIGNING:
            self.signatures.append(day)
            day = max(self.signatures)
        if event in OF_TODAY:
            day = self.today
        changes = MOVES.rows[event].target is not None or event is E.RESUME
        if (changes and event not in SIGNING and contract.signed_on) or (
            event in SIGNING and is_signed
        ):
            self.since_signing.append((event, day))
        if event in AMENDING:
            amended = list(kept_rows()[ContractAmendment].values())[-1]
            self.known.put(self.known.employers, amended["holds_from"], contract.employer_id)
            self.asked.add(amended["holds_from"])
        return day

    def _target(self, event: E, was: S) -> S:
        if event is E.SUSPEND:
            self.running = was
        if event is E.RESUME:
            return self.running
        if event in SIGNING:
            return was if waiting_parties(self.contract) else S.SIGNED
        return MOVES.rows[event].target or was

    def _agree(self, days: set[date]) -> None:
        """Compare the history, the card and the statements of days with the model."""
        contract, moves = self.contract, list_moves(self.contract)
        assert contract.state is self.known.on(self.known.states, date.max)
        for day in days:
            state, employer = (
                self.known.state(day),
                self.known.on(self.known.employers, day),
            )
            assert state_on(moves, day, drafted_on=contract.drafted_on) is state, day
            (card,) = contracts_on([contract], day)
            asked = db.select(state_at(day), employer_at(day))
            stated = db.session.execute(asked.where(TargetContract.id == contract.id)).one()
            assert card.state is S(stated[0])
            assert card.state is (state or S.DRAFT), day
            assert (card.employer_id, stated[1]) == (employer, employer), day

    def agrees_with_lists(self) -> None:
        """Compare what lists and figures tell of every day anything was said of."""
        days = {day + gap for day in self.asked for gap in (-ONE, timedelta(), ONE)}
        self._agree(days)
        for day in sorted(days):
            both = ((self.contract, self.known), (self.neighbour, self.beside))
            told = {one.id: known.state(day) for one, known in both if known.state(day)}
            for state in {*told.values(), S.SIGNED}:
                listed = list_contracts(
                    visible_to=OPERATOR, today=self.today, on=day, state=frozenset({state})
                )
                found = {one.id for one in db.session.scalars(listed)}
                assert found == {key for key, said in told.items() if said is state}, day
            figures: Counter[S] = sum(states_by_year(day).values(), Counter())
            assert figures == Counter(told.values()), day


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    data=st.data(),
    is_minor=st.booleans(),
    training_until=st.sampled_from([date(2025, 6, 30), NEXT_LEAP]),
    length=st.integers(6, 16),
)
def test_what_any_day_was_follows_from_the_steps_that_were_allowed(
    app: Flask, data: Any, is_minor: bool, training_until: date, length: int
) -> None:
    with app.test_request_context(method="POST"):
        try:
            walk = Walk(data.draw, is_minor=is_minor, training_until=training_until)
            for _ in range(length):
                walk.step()
            walk.agrees_with_lists()
        finally:
            db.session.rollback()
