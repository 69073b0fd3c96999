"""Pure decisions of the fair, and that no sequence of them sells a seat twice."""

from dataclasses import dataclass
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.base.errors import DomainError, MoveNotAllowedError, NotAllowedError
from app.base.moves import Moves
from app.jobfair import rules
from app.jobfair.enums import (
    ApplicationEvent,
    ApplicationState,
    Employment,
    FairEvent,
    FairParty,
    FairState,
    OfferEvent,
    OfferStanding,
    OfferState,
    VacancyEvent,
    VacancyState,
)
from app.jobfair.errors import (
    AnswerTooLateError,
    FairAheadError,
    PastDateError,
    SalaryOutOfOrderError,
    SeatsBelowTakenError,
    VacancyFullError,
)
from app.jobfair.moves import APPLICATION_MOVES, FAIR_MOVES, OFFER_MOVES, VACANCY_MOVES
from app.jobfair.rules import OfferedTerms
from app.jobfair.vacancy_terms import check_work

TODAY = date(2024, 2, 26)


def test_only_staff_approve_and_only_students_accept() -> None:
    for state in VacancyState:
        for party in (FairParty.EMPLOYER, FairParty.STUDENT, None):
            events = VACANCY_MOVES.possible(state, party)
            assert not events & {VacancyEvent.APPROVE, VacancyEvent.REJECT}
    for application_state in ApplicationState:
        for party in (FairParty.EMPLOYER, FairParty.STAFF, None):
            found = APPLICATION_MOVES.possible(application_state, party)
            assert not found & {ApplicationEvent.ACCEPT, ApplicationEvent.REFUSE}


def test_nobody_reaches_the_catalogue_past_approval() -> None:
    entrances = {
        event
        for event, row in VACANCY_MOVES.rows.items()
        if row.target in rules.SHOWN_VACANCIES and not row.sources <= rules.SHOWN_VACANCIES
    }
    assert entrances == {VacancyEvent.APPROVE}


def test_every_decision_has_a_door_for_mistakes() -> None:
    for state in ApplicationState:
        assert any(APPLICATION_MOVES.possible(state, party) for party in FairParty), state
    accepted = ApplicationState.ACCEPTED
    release = frozenset({ApplicationEvent.RELEASE})
    assert APPLICATION_MOVES.possible(accepted, FairParty.STAFF) == release
    assert APPLICATION_MOVES.possible(accepted, FairParty.EMPLOYER) == release
    assert not APPLICATION_MOVES.possible(accepted, FairParty.STUDENT)


@pytest.mark.parametrize("table", [FAIR_MOVES, VACANCY_MOVES, APPLICATION_MOVES])
def test_a_step_out_of_turn_is_told_why(table: Moves[Any, Any, Any]) -> None:
    states = {state for row in table.rows.values() for state in row.sources}
    assert states <= set(table.why)


def test_offers_and_applications_share_their_steps() -> None:
    shared = {event.value for event in ApplicationEvent} & {event.value for event in OfferEvent}
    for name in shared:
        of_application = APPLICATION_MOVES.rows[ApplicationEvent(name)]
        assert OFFER_MOVES.rows[OfferEvent(name)].parties == of_application.parties


@pytest.mark.parametrize("state", VacancyState)
def test_what_was_approved_goes_back_to_approval_when_its_employer_edits(
    state: VacancyState,
) -> None:
    assert rules.goes_back(state, FairParty.EMPLOYER) == (state in rules.SHOWN_VACANCIES)
    assert not rules.goes_back(state, FairParty.STAFF)


def test_a_student_edits_no_vacancy() -> None:
    with pytest.raises(NotAllowedError):
        VACANCY_MOVES.after(VacancyEvent.EDIT, VacancyState.DRAFT, FairParty.STUDENT)


def _terms(**changes: Any) -> OfferedTerms:
    work = {"title": "Логопед", "duties": "Занятия.", "employment": Employment.FULL_TIME}
    return OfferedTerms(**{**work, **changes})


def test_salary_runs_forward() -> None:
    check_work(_terms(salary_from=100, salary_to=100))
    check_work(_terms(salary_from=100))
    with pytest.raises(SalaryOutOfOrderError) as caught:
        check_work(_terms(salary_from=101, salary_to=100))
    assert caught.value.field == "salary_to"


def test_seats_do_not_fall_below_what_is_taken() -> None:
    rules.check_seats(seats=2, taken=2)
    with pytest.raises(SeatsBelowTakenError):
        rules.check_seats(seats=1, taken=2)


def test_the_last_day_of_an_answer_has_bounds() -> None:
    rules.check_answer_day(TODAY, today=TODAY)
    with pytest.raises(PastDateError):
        rules.check_answer_day(TODAY - timedelta(days=1), today=TODAY)
    with pytest.raises(AnswerTooLateError):
        rules.check_answer_day(TODAY + timedelta(days=181), today=TODAY)


def test_an_offer_expires_the_day_after_its_last() -> None:
    def on(day: date, state: OfferState = OfferState.MADE) -> OfferState:
        return rules.offer_state(state, answer_until=TODAY, today=day)

    assert on(TODAY) is OfferState.MADE
    assert on(TODAY + timedelta(days=1)) is OfferState.EXPIRED
    assert on(TODAY + timedelta(days=1), OfferState.ACCEPTED) is OfferState.ACCEPTED


@given(state=st.sampled_from(ApplicationState), is_minor=st.booleans())
def test_contacts_of_minors_are_never_shown(state: ApplicationState, is_minor: bool) -> None:
    shown = rules.shows_contacts(state, is_minor=is_minor)
    assert shown == (state is ApplicationState.ACCEPTED and not is_minor)


def test_a_fair_is_not_held_before_its_day() -> None:
    tomorrow = TODAY + timedelta(days=1)
    with pytest.raises(FairAheadError):
        rules.check_held(FairEvent.HOLD, held_on=tomorrow, today=TODAY)
    rules.check_held(FairEvent.HOLD, held_on=TODAY, today=TODAY)
    events = rules.fair_events(FairState.OPEN, FairParty.STAFF, held_on=tomorrow, today=TODAY)
    assert FairEvent.HOLD not in events


def test_a_fair_does_not_jump_over_a_state() -> None:
    with pytest.raises(MoveNotAllowedError):
        FAIR_MOVES.after(FairEvent.CLOSE, FairState.PLANNED, FairParty.STAFF)


@given(
    state=st.sampled_from([OfferState.MADE, OfferState.EXPIRED]),
    vacancy=st.sampled_from(VacancyState),
    fair=st.sampled_from(FairState),
    taken=st.integers(0, 2),
    has_remark=st.booleans(),
)
def test_an_offer_stands_while_fair_date_vacancy_and_seats_let_it(
    state: OfferState, vacancy: VacancyState, fair: FairState, taken: int, has_remark: bool
) -> None:
    of_vacancy = rules.vacancy_standing(vacancy, seats=2, taken=taken, has_remark=has_remark)
    standing = rules.offer_standing(state, vacancy=of_vacancy, fair=fair)
    is_open = (
        fair in rules.RUNNING_FAIRS
        and state is OfferState.MADE
        and vacancy in rules.STANDING_VACANCIES
        and not (has_remark and vacancy is VacancyState.SUBMITTED)
        and taken < 2
    )
    assert (standing is OfferStanding.OPEN) == is_open


def _fair(state: FairState, days: int) -> SimpleNamespace:
    return SimpleNamespace(state=state, held_on=TODAY + timedelta(days=days))


def test_the_current_fair_is_the_open_one_else_the_last_held_else_the_next() -> None:
    planned, soon = _fair(FairState.PLANNED, 400), _fair(FairState.OPEN, 17)
    later, held, older = (
        _fair(FairState.OPEN, 90),
        _fair(FairState.HELD, -30),
        _fair(FairState.CLOSED, -395),
    )
    assert rules.current([planned, older, later, soon, held]) is soon
    assert rules.current([planned, older, held]) is held
    assert rules.current([_fair(FairState.PLANNED, 500), planned]) is planned
    assert rules.current([]) is None


@dataclass
class Book:
    """A vacancy with its applications, moved by the rules alone."""

    seats: int
    state: VacancyState = VacancyState.APPROVED
    taken: int = 0

    def __post_init__(self) -> None:
        self.applications = [ApplicationState.SUBMITTED] * 6

    def move(self, event: VacancyEvent, party: FairParty) -> None:
        if event in {VacancyEvent.FILL, VacancyEvent.FREE}:
            return
        self.state = VACANCY_MOVES.after(event, self.state, party)
        self.settle(party)

    def resize(self, seats: int, party: FairParty) -> None:
        rules.check_seats(seats=seats, taken=self.taken)
        VACANCY_MOVES.after(VacancyEvent.EDIT, self.state, party)
        self.seats = seats
        if rules.goes_back(self.state, party):
            self.move(VacancyEvent.RESUBMIT, party)
        self.settle(party)

    def settle(self, party: FairParty) -> None:
        if event := rules.settling_event(self.state, seats=self.seats, taken=self.taken):
            self.state = VACANCY_MOVES.after(event, self.state, party)

    def answer(self, index: int, event: ApplicationEvent, party: FairParty) -> None:
        after = APPLICATION_MOVES.after(event, self.applications[index], party)
        standing = rules.vacancy_standing(
            self.state, seats=self.seats, taken=self.taken, has_remark=False
        )
        if event is ApplicationEvent.ACCEPT:
            if standing is not OfferStanding.OPEN:
                raise VacancyFullError
            self.taken += 1
        elif event is ApplicationEvent.RELEASE:
            self.taken -= 1
        self.settle(party)
        self.applications[index] = after


_parties = st.sampled_from(FairParty)
_steps = st.one_of(
    st.tuples(st.just("move"), st.sampled_from(VacancyEvent), _parties),
    st.tuples(st.just("resize"), st.integers(1, 4), _parties),
    st.tuples(st.just("answer"), st.integers(0, 5), st.sampled_from(ApplicationEvent), _parties),
)


@given(seats=st.integers(1, 3), steps=st.lists(_steps, max_size=60))
def test_no_sequence_of_events_oversells(seats: int, steps: list[tuple[object, ...]]) -> None:
    book = Book(seats)
    for name, *arguments in steps:
        try:
            getattr(book, str(name))(*arguments)
        except DomainError:
            continue
        accepted = book.applications.count(ApplicationState.ACCEPTED)
        assert accepted == book.taken <= book.seats
        assert book.state is not VacancyState.FILLED or book.taken == book.seats
