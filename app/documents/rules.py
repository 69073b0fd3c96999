"""Pure decisions about papers: the way of states, the digest."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any, Protocol

from flask_babel import lazy_gettext as _l

from app.base.moves import Moves, move
from app.base.viewer import Viewer
from app.documents.enums import PaperEvent, PaperParty, PaperState
from app.documents.permissions import Permission

S, E = PaperState, PaperEvent
MAX_NUMBER = 1_000_000

PAPER_MOVES = Moves(
    {
        E.ISSUE: move(S.DRAFT, S.ISSUED, PaperParty.COLLEGE),
        E.CANCEL: move(S.ISSUED, S.CANCELLED, PaperParty.COLLEGE),
        E.SUPERSEDE: move(S.ISSUED, S.SUPERSEDED, PaperParty.COLLEGE),
    },
    why={
        S.DRAFT: _l("Документ ещё не выдан."),
        S.ISSUED: _l("Документ уже выдан."),
        S.CANCELLED: _l("Документ уже аннулирован, его номер остаётся за ним."),
        S.SUPERSEDED: _l("Документ заменён другим. Откройте тот, что действует."),
    },
)


class PaperLike(Protocol):
    """What these rules read of a paper."""

    @property
    def state(self) -> PaperState: ...


def digest_of(snapshot: Mapping[str, Any], template_id: int | None) -> str:
    """Return the SHA-256 of what a paper says and of the version of the template it says it by."""
    said = json.dumps(
        [snapshot, template_id], ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    return hashlib.sha256(said.encode()).hexdigest()


def events_of(paper: PaperLike, viewer: Viewer) -> frozenset[PaperEvent]:
    """Return what a person may do to a paper by hand."""
    party = PaperParty.COLLEGE if viewer.can(Permission.PAPER_CANCEL) else None
    return PAPER_MOVES.possible(paper.state, party) & {PaperEvent.CANCEL}
