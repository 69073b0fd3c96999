"""Pure decisions about documents: the table of moves, approvals, sheets."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.activities.documents.enums import (
    BY_MINUTES,
    DocumentEvent,
    DocumentKind,
    DocumentParty,
    DocumentState,
    SheetAnswer,
)
from app.activities.documents.errors import (
    ApprovedBeforeMinutesError,
    DateInFutureError,
    MinutesIncompleteError,
    MinutesMissingError,
    SheetOpenError,
)
from app.activities.documents.rules import (
    DOCUMENT_MOVES,
    DocumentApprovalTerms,
    check_approval,
    check_sheet,
    possible_events,
)
from app.base.errors import DomainError, MoveNotAllowedError, NotAllowedError

TODAY = date(2024, 2, 26)
NEAR = st.dates(TODAY - timedelta(days=40), TODAY + timedelta(days=10))
TERMS = st.builds(
    DocumentApprovalTerms,
    number=st.just("14"),
    dated_on=NEAR,
    approver=st.just("Совет"),
    approved_on=NEAR,
    minutes_number=st.sampled_from(["", "3"]),
    minutes_on=st.none() | NEAR,
)


@given(events=st.lists(st.sampled_from(DocumentEvent)))
def test_what_was_cancelled_or_replaced_never_comes_back(events: list[DocumentEvent]) -> None:
    state, was_over = DocumentState.DRAFT, False
    for event in events:
        for party in DocumentParty:
            try:
                after = DOCUMENT_MOVES.after(event, state, party)
            except (MoveNotAllowedError, NotAllowedError):
                continue
            assert not was_over, f"{state} was left by {event}"
            state = after
            was_over = state in {DocumentState.CANCELLED, DocumentState.REPLACED}
            break


@pytest.mark.parametrize("state", DocumentState)
def test_who_was_asked_answers_and_does_nothing_else(state: DocumentState) -> None:
    events = DOCUMENT_MOVES.possible(state, DocumentParty.ASKED)
    assert events == ({DocumentEvent.ANSWER} if state is DocumentState.REVIEW else set())


@given(stage=st.sampled_from(DocumentState), was_approved=st.booleans(), has_version=st.booleans())
def test_a_page_offers_nothing_the_table_refuses(
    stage: DocumentState, was_approved: bool, has_version: bool
) -> None:
    events = possible_events(
        stage, was_approved=was_approved, has_version=has_version, party=DocumentParty.COLLEGE
    )
    assert events <= DOCUMENT_MOVES.possible(stage, DocumentParty.COLLEGE)
    assert not (was_approved and DocumentEvent.EDIT in events)
    assert has_version or not events & {DocumentEvent.ASK, DocumentEvent.APPROVE}


@given(kind=st.sampled_from(DocumentKind), terms=TERMS)
def test_an_approval_that_passes_has_come_and_stands_on_minutes(
    kind: DocumentKind, terms: DocumentApprovalTerms
) -> None:
    try:
        check_approval(kind, terms, today=TODAY)
    except DomainError:
        return
    assert terms.approved_on <= TODAY
    assert terms.dated_on <= TODAY
    assert bool(terms.minutes_number) == bool(terms.minutes_on)
    assert terms.minutes_on is None or terms.minutes_on <= terms.approved_on
    assert kind not in BY_MINUTES or terms.minutes_number


@pytest.mark.parametrize(
    ("changes", "error", "field"),
    [
        ({"approved_on": date(2024, 2, 27)}, DateInFutureError, "approved_on"),
        ({"minutes_on": None}, MinutesIncompleteError, "minutes_on"),
        ({"minutes_number": ""}, MinutesIncompleteError, "minutes_number"),
        ({"minutes_number": "", "minutes_on": None}, MinutesMissingError, "meeting_id"),
        ({"approved_on": date(2024, 2, 18)}, ApprovedBeforeMinutesError, "approved_on"),
    ],
)
def test_a_bad_approval_is_told_by_its_field(
    changes: dict[str, object], error: type[DomainError], field: str
) -> None:
    good: dict[str, object] = {
        "number": "14",
        "dated_on": date(2024, 2, 19),
        "approver": "Совет",
        "approved_on": date(2024, 2, 19),
        "minutes_number": "3",
        "minutes_on": date(2024, 2, 19),
    }
    with pytest.raises(error) as caught:
        check_approval(DocumentKind.PLAN, DocumentApprovalTerms(**(good | changes)), today=TODAY)  # type: ignore[arg-type]
    assert caught.value.field == field


@given(answers=st.lists(st.none() | st.sampled_from(SheetAnswer)), is_despite=st.booleans())
def test_a_sheet_is_closed_when_all_agreed_or_in_spite_of_it(
    answers: list[SheetAnswer | None], is_despite: bool
) -> None:
    if is_despite or all(answer is SheetAnswer.AGREED for answer in answers):
        check_sheet(answers, is_despite=is_despite)
    else:
        with pytest.raises(SheetOpenError):
            check_sheet(answers, is_despite=is_despite)
