"""A contract that is led through its use cases on random days, with a model kept beside it."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from random import Random
from typing import Any

from hypothesis import note

from app.accounts.enums import Role
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
from app.contracts.models import TargetContract
from app.contracts.queries import list_contracts
from app.contracts.rules import (
    EDITABLE,
    ENDED,
    MOVES,
    ObligationTerms,
    SettlementTerms,
    TerminationTerms,
    WorkStartTerms,
)
from app.contracts.services.contracts import (
    agree_contract,
    begin_work,
    complete_contract,
    edit_contract,
    offer_contract,
    return_contract,
    sign_contract,
    terminate_contract,
)
from app.contracts.services.obligations import add_obligation, settle_obligation
from app.contracts.signing.rules import GuardianConsentTerms, SignedContractScan, SigningTerms
from app.contracts.signing.services.consents import note_consent
from app.contracts.signing.services.signatures import waiting_parties
from app.contracts.terms import ContractTerms
from app.extensions import db
from tests.contracts.factories import ContractFactory, ObligationFactory
from tests.contracts.life.known import Known, Rows, kept_rows
from tests.factories import OrganizationFactory, StudentFactory, UserFactory
from tests.files.samples import pdf

FIRST, LEAP, NEXT_LEAP = date(2024, 2, 1), date(2024, 2, 29), date(2028, 2, 29)
ONE = timedelta(days=1)
REASON = "Справка № 5"
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
SIGNING, ENDING = {E.SIGNATURE, E.SIGN}, {E.CANCEL, E.TERMINATE}
AMENDING = {E.SUPPLEMENT, E.TRANSFER}


class Walk:
    """A contract, who may try what with it, and what is known of it."""

    def __init__(self, chance: Random, *, is_minor: bool, training_until: date) -> None:
        self.chance = chance
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
        yield from (staff,) * 18
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

    def go(self, length: int) -> None:
        """Take the first steps of the usual way, the more of them the longer; each is lawful."""
        for _ in range(length):
            event, contract = self._next(), self.contract
            if event is E.BEGIN_WORK:
                self.today = contract.training_until + ONE
            was = contract.state
            self._try(event, self.today, REASON, self.actors[0])
            assert event is E.CONSENT or contract.state is not was

    def step(self) -> None:
        """Try something on some day by somebody, and look what became of it."""
        contract = self.contract
        ends = (contract.training_until + ONE, contract.work_ends_on, NEXT_LEAP, LEAP)
        coming = [day for day in ends if day > self.today]
        usual = [self.today, self.today + ONE] * 3
        self.today = self.chance.choice([*usual, *coming])
        event, day = self._event(), self._day()
        reason = self.chance.choice([REASON, REASON, ""])
        self._try(event, day, reason, self.chance.choice(self.actors))

    def _try(
        self, event: E, day: date, reason: str, by: tuple[ContractParty | None, Viewer]
    ) -> None:
        contract, (party, actor) = self.contract, by
        note(f"{self.today}: {event} on {day} by {party}, {reason!r}, from {contract.state}")
        before, was = kept_rows(), contract.state
        expected = self._refusal(event, party) or self._day_allows(event, day, reason)
        refused = self._refused(event, day, reason, actor)
        if refused is None:
            assert expected in (True, None), "a forbidden step was taken"
            self._look(event, day, before, was)
            self._agree({day - ONE, day, day + ONE, self.today})
            return
        assert expected is not True, "an allowed step was refused"
        assert kept_rows() == before
        assert contract.state is was
        of_table = (MoveNotAllowedError, NotAllowedError)
        assert isinstance(refused, expected) if expected else not isinstance(refused, of_table)

    def _refused(self, *step: Any) -> DomainError | None:
        """Take a step as a page does: what a refusal left half done is taken back."""
        savepoint = db.session.begin_nested()
        try:
            self._take(*step)
        except DomainError as error:
            savepoint.rollback()
            return error
        savepoint.commit()
        return None

    def _event(self) -> E:
        state = self.contract.state
        possible = sorted(MOVES.possible(state, ContractParty.COLLEGE))
        going_on = [one for one in possible if MOVES.rows[one].target not in ENDED]
        lists = [possible, going_on, list(E)]
        if state in ON_THE_WAY:
            lists += [[self._next()], going_on]
        chosen = self.chance.choice([one for one in lists if one])
        event: E = self.chance.choice(chosen)
        if event in ENDING:  # one use case: the state says which of the two it is
            return E.CANCEL if state in EDITABLE else E.TERMINATE
        return event

    def _next(self) -> E:
        """Return the next step of the usual way; a minor signs after the consent."""
        contract = self.contract
        is_minor = contract.student.is_minor(self.today)
        if contract.state is S.AGREED and is_minor and not contract.representative_consent_on:
            return E.CONSENT
        return ON_THE_WAY[contract.state]

    def _day(self) -> date:
        since = self.since()
        known = [day for day in (LEAP, NEXT_LEAP) if since <= day <= self.today]
        coming = [self.contract.training_until + ONE, self.today + ONE]
        lawful = [self.today, *known, since, max(since, self.today - ONE)]
        day: date = self.chance.choice([*lawful, *lawful, *coming, since - ONE])
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
        contract, moment = self.contract, {"actor": actor, "now": self.now}
        dated = {**moment, "today": self.today}
        terms, moved = TerminationTerms(day, reason), ContractMoveTerms(day, reason)
        takes: dict[E, Callable[[], Any]] = {
            **{one: partial(take_move, contract, one, terms=moved, **dated) for one in PLAIN_MOVES},
            **{one: partial(self._amend, one, day, reason, dated) for one in AMENDING},
            **{one: partial(self._sign, one, day, dated) for one in SIGNING},
            **{one: partial(terminate_contract, contract, terms=terms, **dated) for one in ENDING},
            E.OFFER: partial(offer_contract, contract, **moment),
            E.AGREE: partial(agree_contract, contract, **moment),
            E.RETURN: partial(return_contract, contract, reason=reason, **moment),
            E.BEGIN_WORK: partial(begin_work, contract, terms=WorkStartTerms(day, reason), **dated),
            E.COMPLETE: partial(complete_contract, contract, **dated),
            E.EDIT: partial(self._edit, day, reason, dated),
            E.CONSENT: partial(self._consent, day, reason, dated),
            E.OWE: partial(self._owe, day, moment),
            E.SETTLE: partial(self._settle, day, reason, actor),
        }
        takes[event]()

    def _edit(self, day: date, reason: str, dated: dict[str, Any]) -> None:
        drafted_on = self.chance.choice([self.contract.drafted_on, day])
        terms = terms_of(self.contract, ContractTerms, position=reason, drafted_on=drafted_on)
        edit_contract(self.contract, terms=terms, **dated)

    def _consent(self, day: date, reason: str, dated: dict[str, Any]) -> None:
        given = GuardianConsentTerms(ConsentGiver.PARENT, reason, day)
        note_consent(self.contract, terms=given, scan=SCAN, **dated)

    def _owe(self, day: date, moment: dict[str, Any]) -> None:
        owed = ObligationTerms(ContractParty.STUDENT, "Сообщить об итогах", day)
        add_obligation(self.contract, terms=owed, **moment)

    def _settle(self, day: date, reason: str, actor: Viewer) -> None:
        settled = SettlementTerms(ObligationState.DONE, day, reason)
        settle_obligation(self.obligation, terms=settled, actor=actor, today=self.today)

    def _amend(self, event: E, day: date, reason: str, dated: dict[str, Any]) -> None:
        amend_contract(self.contract, terms=self._amended(event, day, reason), **dated)

    def _sign(self, event: E, day: date, dated: dict[str, Any]) -> None:
        parties = waiting_parties(self.contract)
        if event is E.SIGNATURE:
            parties = [SigningParty.CUSTOMER]
        scan = SCAN if event is E.SIGN else None
        terms = SigningTerms(parties, day)
        sign_contract(self.contract, terms=terms, scan=scan, **dated)

    def _amended(self, event: E, day: date, reason: str) -> SupplementTerms:
        contract = self.contract
        said = {name: getattr(contract, name) for name in (*AMENDABLE, "employer_id")}
        if event is E.TRANSFER:
            others = [one.id for one in self.organizations[1:] if one.id != contract.employer_id]
            said["employer_id"] = self.chance.choice(others)
        else:
            until = [contract.training_until, NEXT_LEAP, date(2025, 6, 30), LEAP]
            said["training_until"] = self.chance.choice(until)
            said["work_years"] = self.chance.randint(3, 5)
        number = str(self.chance.randint(1, 99))
        holds_from = self.chance.choice([day, self.today + ONE, self.today])
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
            amended = max(kept_rows()[ContractAmendment].items())[1]
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
            state = self.known.state(day)
            employer = self.known.on(self.known.employers, day)
            assert state_on(moves, day, drafted_on=contract.drafted_on) is state, day
            if state is None:  # there was no contract: lists leave it out, the card says so
                continue
            (card,) = contracts_on([contract], day)
            asked = db.select(state_at(day), employer_at(day))
            stated = db.session.execute(asked.where(TargetContract.id == contract.id)).one()
            assert (card.state, S(stated[0])) == (state, state), day
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
