"""Who may take a proposal to swap from which state to which; how a classmate is named; pure."""

import re

from flask_babel import lazy_gettext as _l

from app.base.moves import Moves, move
from app.practice.changes.enums import SwapEvent, SwapParty, SwapState

AUTHOR, OTHER, STAFF = SwapParty.AUTHOR, SwapParty.OTHER, SwapParty.STAFF
OPEN = frozenset({SwapState.PROPOSED, SwapState.ACCEPTED})
MOST_OPEN = 3  # proposals one student may have waiting
_CODE = re.compile(r"[sсSС]?(\d{1,9})")  # Latin or Cyrillic: people type what they see

SWAPS: Moves[SwapState, SwapEvent, SwapParty] = Moves(
    {
        SwapEvent.ACCEPT: move(SwapState.PROPOSED, SwapState.ACCEPTED, OTHER),
        SwapEvent.DECLINE: move(SwapState.PROPOSED, SwapState.DECLINED, OTHER),
        SwapEvent.WITHDRAW: move(OPEN, SwapState.WITHDRAWN, AUTHOR),
        SwapEvent.CONFIRM: move(SwapState.ACCEPTED, SwapState.DONE, STAFF),
        SwapEvent.REFUSE: move(SwapState.ACCEPTED, SwapState.REFUSED, STAFF),
    },
    why={
        SwapState.PROPOSED: _l("Второй студент ещё не ответил."),
        SwapState.ACCEPTED: _l("Второй студент уже согласился: решает методист."),
        SwapState.DONE: _l("Обмен уже сделан."),
        SwapState.DECLINED: _l("Второй студент отказался."),
        SwapState.WITHDRAWN: _l("Предложение уже отозвано."),
        SwapState.REFUSED: _l("Методист уже отказал."),
        SwapState.OUTDATED: _l("Место одного из студентов уже другое: предложите обмен заново."),
    },
)


def code_in(text: str) -> int | None:
    """Return the student's number in a code («s123»), None when the text is none."""
    found = _CODE.fullmatch(text.strip())
    return int(found[1]) if found else None
