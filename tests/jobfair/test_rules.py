"""Pure decisions of the fair, and that no sequence of them sells a seat twice."""

from dataclasses import dataclass
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.base.errors import DomainError, MoveNotAllowedError
from app.jobfair import rules
from app.jobfair.enums import (
    ApplicationEvent,
    ApplicationState,
    FairState,
    OfferState,
    Party,
    VacancyEvent,
    VacancyState,
)
from app.jobfair.errors import (
    AnswerTooLateError,
    FairAheadError,
    NoSeatLeftError,
    PastDateError,
    SalaryOutOfOrderError,
    SeatsBelowTakenError,
)

TODAY = date(2024, 2, 26)


def test_only_staff_approve_and_only_students_accept() -> None:
    for state in VacancyState:
        for party in (Party.EMPLOYER, Party.STUDENT, None):
            events = rules.possible(rules.VACANCY_MOVES, state, party)
            assert not events & {VacancyEvent.APPROVE, VacancyEvent.REJECT}
    for application_state in ApplicationState:
        for party in (Party.EMPLOYER, Party.STAFF, None):
            found = rules.possible(rules.APPLICATION_MOVES, application_state, party)
            assert not found & {ApplicationEvent.ACCEPT, ApplicationEvent.REFUSE}


def test_nobody_reaches_the_catalogue_past_approval() -> None:
    for event, move in rules.VACANCY_MOVES.items():
        if event not in {VacancyEvent.APPROVE, VacancyEvent.CONFIRM}:
            assert move.target not in rules.SHOWN_VACANCIES
    assert rules.VACANCY_MOVES[VacancyEvent.CONFIRM].sources == {VacancyState.APPROVED}


def test_what_was_decided_stays_decided() -> None:
    for final in (ApplicationState.ACCEPTED, ApplicationState.REFUSED):
        for party in Party:
            assert not rules.possible(rules.APPLICATION_MOVES, final, party)


@pytest.mark.parametrize("state", [VacancyState.APPROVED, VacancyState.FILLED])
def test_an_approved_vacancy_goes_back_to_approval_when_its_employer_edits(
    state: VacancyState,
) -> None:
    assert rules.state_after_edit(state, Party.EMPLOYER) is VacancyState.SUBMITTED
    assert rules.state_after_edit(state, Party.STAFF) is state


@pytest.mark.parametrize(
    "state", [VacancyState.DRAFT, VacancyState.REJECTED, VacancyState.SUBMITTED]
)
def test_an_edit_leaves_other_states_alone(state: VacancyState) -> None:
    assert rules.state_after_edit(state, Party.EMPLOYER) is state


def test_a_student_edits_no_vacancy() -> None:
    with pytest.raises(MoveNotAllowedError):
        rules.state_after_edit(VacancyState.DRAFT, Party.STUDENT)


def test_salary_runs_forward() -> None:
    rules.check_salary(salary_from=100, salary_to=100)
    rules.check_salary(salary_from=100, salary_to=None)
    with pytest.raises(SalaryOutOfOrderError) as caught:
        rules.check_salary(salary_from=101, salary_to=100)
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
    with pytest.raises(FairAheadError):
        rules.check_fair_move(
            FairState.OPEN, FairState.HELD, held_on=TODAY + timedelta(days=1), today=TODAY
        )
    rules.check_fair_move(FairState.OPEN, FairState.HELD, held_on=TODAY, today=TODAY)


def test_a_fair_does_not_jump_over_a_state() -> None:
    with pytest.raises(MoveNotAllowedError):
        rules.check_fair_move(FairState.PLANNED, FairState.CLOSED, held_on=TODAY, today=TODAY)


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

    def move(self, event: VacancyEvent, party: Party) -> None:
        if event is VacancyEvent.EDIT:
            state = rules.state_after_edit(self.state, party)
        else:
            state = rules.next_state(rules.VACANCY_MOVES, event, self.state, party)
        self.state = rules.settled(state, seats=self.seats, taken=self.taken)

    def resize(self, seats: int, party: Party) -> None:
        rules.check_seats(seats=seats, taken=self.taken)
        state = rules.state_after_edit(self.state, party)
        self.seats = seats
        self.state = rules.settled(state, seats=seats, taken=self.taken)

    def answer(self, index: int, event: ApplicationEvent, party: Party) -> None:
        moves = rules.APPLICATION_MOVES
        after = rules.next_state(moves, event, self.applications[index], party)
        if event is ApplicationEvent.ACCEPT:
            self.taken = rules.taken_after_acceptance(
                self.state, seats=self.seats, taken=self.taken
            )
            self.state = rules.settled(self.state, seats=self.seats, taken=self.taken)
        self.applications[index] = after


_parties = st.sampled_from(Party)
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


@given(state=st.sampled_from(VacancyState), seats=st.integers(1, 3), taken=st.integers(0, 3))
def test_a_seat_is_taken_only_from_a_standing_vacancy_with_room(
    state: VacancyState, seats: int, taken: int
) -> None:
    has_room = taken < seats and state in rules.STANDING_VACANCIES
    try:
        after = rules.taken_after_acceptance(state, seats=seats, taken=taken)
    except NoSeatLeftError:
        assert not has_room
    else:
        assert has_room
        assert after == taken + 1
