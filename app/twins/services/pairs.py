"""Finding pairs, and saying that two records are two."""

from datetime import datetime

from app.base.locks import lock
from app.base.viewer import Viewer, require
from app.extensions import db
from app.twins import queries
from app.twins.enums import PairState
from app.twins.errors import ItselfError, PairDecidedError
from app.twins.kinds import FoundPair, TwinKind, twin_kind
from app.twins.models import TwinPair
from app.twins.permissions import Permission


def note_pairs(kind: TwinKind, found: list[FoundPair], *, now: datetime) -> int:
    """Keep what looking through a table found; return how many pairs are new.

    Decisions stay; an open pair that is none any more goes.
    """
    known = queries.pairs_by_records(kind.table)
    wanted = {(min(one[:2]), max(one[:2])): _in_order(one) for one in found}
    for records, pair in known.items():
        if pair.state is PairState.OPEN and records not in wanted:
            db.session.delete(pair)
    new = [pair for records, pair in wanted.items() if records not in known]
    db.session.add_all(_pair_of(kind, pair, now) for pair in new)
    db.session.flush()
    return len(new)


def pair_by_hand(
    kind: TwinKind, record_id: int, other_id: int, *, actor: Viewer, now: datetime
) -> TwinPair:
    """Return the pair of two records a person thinks are one; raises ItselfError.

    One that was decided before is open again.
    """
    check_may_decide(kind, actor)
    if record_id == other_id:
        raise ItselfError
    left, right = (queries.get_record(kind, id_) for id_ in sorted((record_id, other_id)))
    pair = queries.find_pair(kind.table, left.id, right.id)
    if pair is None:
        told = FoundPair(left.id, right.id, kind.title(left), kind.title(right), 100, "")
        pair = _pair_of(kind, told, now)
        db.session.add(pair)
    pair.state = PairState.OPEN
    db.session.flush()
    return pair


def mark_different(pair: TwinPair, *, actor: Viewer) -> None:
    """Say that two records are two: they are not shown again. Raises PairDecidedError."""
    check_may_decide(twin_kind(pair.entity), actor)
    lock(pair)
    if pair.state is not PairState.OPEN:
        raise PairDecidedError
    pair.state = PairState.DIFFERENT
    db.session.flush()


def check_may_decide(kind: TwinKind, actor: Viewer) -> None:
    """Raise NotAllowedError unless the person may merge records of a kind."""
    require(actor, Permission.PAIR_DECIDE)
    require(actor, kind.permission)


def _in_order(found: FoundPair) -> FoundPair:
    if found.left_id < found.right_id:
        return found
    return found._replace(
        left_id=found.right_id,
        right_id=found.left_id,
        left_title=found.right_title,
        right_title=found.left_title,
    )


def _pair_of(kind: TwinKind, found: FoundPair, now: datetime) -> TwinPair:
    return TwinPair(
        entity=kind.table,
        left_id=found.left_id,
        right_id=found.right_id,
        left_title=found.left_title,
        right_title=found.right_title,
        likeness=found.likeness,
        why=found.why,
        state=PairState.OPEN,
        found_at=now,
    )
