"""Taking what devices read: each entry once, each person's arrival once, whoever sends it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import update

from app.base.errors import NotFoundError
from app.base.locks import lock
from app.base.upsert import inserting
from app.base.viewer import Viewer, require
from app.extensions import db
from app.jobfair.checkin import rules
from app.jobfair.checkin.enums import HolderKind, ScanOutcome
from app.jobfair.checkin.models import FairArrival, FairPass, FairScan
from app.jobfair.checkin.queries.day import arrivals_by_pass, scans_by_key
from app.jobfair.checkin.queries.passes import holders_of, list_badges
from app.jobfair.checkin.rules import ScanTerms
from app.jobfair.interviews.models import Interview
from app.jobfair.interviews.queries.timetables import talks_with
from app.jobfair.interviews.services.talks import begin_talks
from app.jobfair.models import Fair
from app.jobfair.permissions import Permission
from app.jobfair.venue.models import FairParticipant


class TakenScan(NamedTuple):
    """What became of one entry: whose pass, the scan the arrival rests on, the talk at a stand."""

    key: str
    outcome: ScanOutcome
    holder: FairPass | None = None
    first: FairScan | None = None
    is_new: bool = False
    talk: Interview | None = None


def take_scans(
    fair: Fair,
    scans: Sequence[ScanTerms],
    *,
    device_now: datetime,
    stand: FairParticipant | None = None,
    actor: Viewer,
    now: datetime,
    today: date,
) -> list[TakenScan]:
    """Store what a device read, in any order and as often as it is sent; the answers stay the same.

    A person's arrival is one record and rests on the earliest scan, though it may be sent last.
    Entries that are no pass of this fair are answered and not stored. Raises CheckinClosedError.
    """
    require(actor, Permission.CHECKIN_DO)
    if stand is None:
        require(actor, Permission.ENTRANCE_MANAGE)
    lock(fair, shared=True)
    rules.check_taking(fair.state, held_on=fair.held_on, today=today)
    holders = _holders(fair, {one.code for one in scans if one.code}, now)
    good = {one.key: one for one in scans if one.code in holders}
    rows = [
        _row(one, holders[str(one.code)], device_now, stand, actor, now) for one in good.values()
    ]
    stored, new = _store(rows, actor)
    _arrive(fair, [one for one in stored.values() if one.undone_at is None])
    arrivals = arrivals_by_pass([one.pass_id for one in stored.values()])
    taken = [_taken(one, holders, stored, arrivals, new) for one in scans]
    return taken if stand is None else _talk(taken, stored, stand, actor)


def _row(
    scan: ScanTerms,
    holder: FairPass,
    device_now: datetime,
    stand: FairParticipant | None,
    actor: Viewer,
    now: datetime,
) -> dict[str, Any]:
    return {
        "key": scan.key,
        "pass_id": holder.id,
        "participant_id": stand.id if stand else None,
        "spot": "" if stand else scan.spot,
        "device_at": scan.device_at,
        "happened_at": rules.reckon(scan.device_at, device_now=device_now, now=now),
        "received_at": now,
        "scanned_by_id": actor.id or None,
    }


def _store(rows: list[dict[str, Any]], actor: Viewer) -> tuple[dict[str, FairScan], frozenset[str]]:
    """Insert what is not there yet, in one order whoever sends it; return all, and the new."""
    if not rows:
        return {}, frozenset()
    ordered = sorted(rows, key=lambda row: row["key"])
    insert = inserting(FairScan).values(ordered)
    unless_there = insert.on_conflict_do_nothing(index_elements=["key"]).returning(FairScan.key)
    new = frozenset(db.session.scalars(unless_there))
    stored = scans_by_key([row["key"] for row in rows])
    if any(one.scanned_by_id != (actor.id or None) for one in stored.values()):
        raise NotFoundError  # somebody else's key: no page of ours makes one twice
    return stored, new


def undo_arrival(arrival: FairArrival, *, actor: Viewer, now: datetime, today: date) -> None:
    """Take back that a person came: somebody else's pass was read. Who comes in truth is read anew.

    Talks that a stand's scan began stay with their stand. Raises CheckinClosedError.
    """
    require(actor, Permission.ENTRANCE_MANAGE)
    fair = db.session.get_one(Fair, arrival.fair_id)
    lock(fair, shared=True)
    rules.check_taking(fair.state, held_on=fair.held_on, today=today)
    db.session.execute(
        update(FairScan)
        .where(FairScan.pass_id == arrival.pass_id, FairScan.undone_at.is_(None))
        .values(undone_at=now, undone_by_id=actor.id or None)
    )
    db.session.delete(arrival)
    db.session.flush()


def _arrive(fair: Fair, scans: Iterable[FairScan]) -> None:
    """Give every holder one arrival, of the earliest scan; rows are written in one order."""
    earliest: dict[int, FairScan] = {}
    for scan in sorted(scans, key=lambda one: (one.happened_at, one.id)):
        earliest.setdefault(scan.pass_id, scan)
    rows = [
        {"fair_id": fair.id, "pass_id": id_, "scan_id": scan.id, "arrived_at": scan.happened_at}
        for id_, scan in sorted(earliest.items())
    ]
    if not rows:
        return
    insert = inserting(FairArrival).values(rows)
    earlier = {name: insert.excluded[name] for name in ("scan_id", "arrived_at")}
    db.session.execute(
        insert.on_conflict_do_update(
            index_elements=["pass_id"],
            set_=earlier,
            where=FairArrival.arrived_at > insert.excluded.arrived_at,
        )
    )


def _taken(
    scan: ScanTerms,
    holders: Mapping[str, FairPass],
    stored: Mapping[str, FairScan],
    arrivals: Mapping[int, FairArrival],
    new: frozenset[str],
) -> TakenScan:
    if scan.code is None:
        return TakenScan(scan.key, ScanOutcome.BROKEN)
    holder = holders.get(scan.code)
    if holder is None:
        return TakenScan(scan.key, ScanOutcome.STRANGER)
    arrival = arrivals.get(holder.id)
    if arrival is None:
        return TakenScan(scan.key, ScanOutcome.UNDONE, holder)
    is_first = arrival.scan_id == stored[scan.key].id
    outcome = ScanOutcome.ARRIVED if is_first else ScanOutcome.AGAIN
    return TakenScan(scan.key, outcome, holder, arrival.scan, is_new=scan.key in new)


def _holders(fair: Fair, codes: set[str], now: datetime) -> dict[str, FairPass]:
    """Return whose codes these are; a badge becomes a pass when it is first shown."""
    found = holders_of(fair, codes)
    badges = list_badges(fair, codes - found.keys())
    if not badges:
        return found
    rows = [
        {
            "fair_id": fair.id,
            "kind": HolderKind.REPRESENTATIVE,
            "participant_id": one.participant_id,
            "code": one.code,
            "name": one.name,
            "about": one.post,
            "made_at": now,
            "is_demo": one.is_demo,
        }
        for one in badges
    ]
    insert = inserting(FairPass).values(rows)
    db.session.execute(insert.on_conflict_do_nothing(index_elements=["code"]))
    return holders_of(fair, codes)


def _talk(
    taken: list[TakenScan], stored: Mapping[str, FairScan], stand: FairParticipant, actor: Viewer
) -> list[TakenScan]:
    """Mark the talks that a stand's scans begin: the appointed one is held, else it is a walk-in.

    An entry that is sent again begins nothing: what was said of the talk since then stays.
    """
    of_students = [
        (one.holder.student_id, one) for one in taken if one.holder and one.holder.student_id
    ]
    begun: dict[int, datetime] = {}
    for student_id, one in of_students:
        if one.is_new:
            at = stored[one.key].happened_at
            begun[student_id] = min(at, begun.get(student_id, at))
    begin_talks(stand, begun, actor=actor)
    talks = talks_with(stand, {student_id for student_id, _one in of_students})
    return [
        one._replace(talk=talks.get(one.holder.student_id or 0)) if one.holder else one
        for one in taken
    ]
