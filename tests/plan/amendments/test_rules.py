"""Amendments, pure: words that differ, and whose step is when."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.base.errors import MoveNotAllowedError, NotAllowedError
from app.plan.amendments.enums import AmendmentEvent, AmendmentParty, AmendmentState
from app.plan.amendments.rules import (
    AMENDMENT_MOVES,
    ItemWords,
    PieceKind,
    diff_words,
    differing,
)
from app.plan.rules import Field

TEXTS = st.lists(st.sampled_from(["Март", "апрель", "2024", "г.", "и", "до"]), max_size=12).map(
    " ".join
)


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_off_the_pieces(before: str, after: str) -> None:
    pieces = list(diff_words(before, after))
    old = " ".join(piece.text for piece in pieces if piece.kind is not PieceKind.NEW)
    new = " ".join(piece.text for piece in pieces if piece.kind is not PieceKind.GONE)
    assert (old, new) == (before, after)
    assert all(piece.text for piece in pieces)
    if before == after:
        assert all(piece.kind is PieceKind.KEPT for piece in pieces)


def test_only_what_differs_is_told() -> None:
    before = ItemWords("7.3", "Ярмарка", ("Колледж",), "Март 2024 г.", "Отчёт")
    after = ItemWords("7.3", "Ярмарка", ("Колледж",), "Апрель 2024 г.", "Отчёт")
    (diff,) = differing(before, after)
    assert diff.field is Field.DEADLINE
    assert [(piece.kind.value, piece.text) for piece in diff.pieces] == [
        ("gone", "Март"),
        ("new", "Апрель"),
        ("kept", "2024 г."),
    ]
    assert [one.field for one in differing(before, None)] == [
        Field.NUMBER,
        Field.TITLE,
        Field.EXECUTORS,
        Field.DEADLINE,
        Field.RESULT,
    ]
    assert ItemWords.from_json(before.to_json()) == before


@pytest.mark.parametrize("state", [AmendmentState.ADOPTED, AmendmentState.DROPPED])
@pytest.mark.parametrize("event", AmendmentEvent)
def test_what_is_over_never_changes(state: AmendmentState, event: AmendmentEvent) -> None:
    with pytest.raises(MoveNotAllowedError, match=r"уже принято|отменено"):
        AMENDMENT_MOVES.after(event, state, set(AmendmentParty))


def test_who_drafts_does_not_adopt() -> None:
    with pytest.raises(NotAllowedError):
        AMENDMENT_MOVES.after(AmendmentEvent.ADOPT, AmendmentState.DRAFT, AmendmentParty.DRAFTER)
