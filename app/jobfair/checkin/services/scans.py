"""Taking what devices read: each entry once, each person's arrival once, whoever sends it."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import update

from app.base.errors import NotFoundError
from app.base.locks import lock
from app.base.upsert import inserting
from app.base.viewer import Viewer, require
from app.extensions import db
from app.jobfair.checkin import rules
from app.jobfair.checkin.enums import ScanOutcome
from app.jobfair.checkin.models import FairArrival, FairPass, FairScan
from app.jobfair.checkin.queries.day import arrivals_by_pass, scans_by_key
from app.jobfair.checkin.queries.passes import holders_of
from app.jobfair.checkin.rules import ScanTerms
from app.jobfair.models import Fair
from app.jobfair.permissions import Permission
from app.jobfair.venue.models import FairParticipant


class Taken(NamedTuple):
    """What became of one entry: whose pass it was, and the scan the arrival rests on."""

    key: str
    outcome: ScanOutcome
    holder: FairPass | None = None
    first: FairScan | None = None


def take_scans(
    fair: Fair,
    scans: Sequence[ScanTerms],
    *,
    device_now: datetime,
    stand: FairParticipant | None = None,
    actor: Viewer,
    now: datetime,
    today: date,
) -> list[Taken]:
    """Store what a device read, in any order and as often as it is sent; the answers stay the same.

    A person's arrival is one record and rests on the earliest scan, though it may be sent last.
    Entries that are no pass of this fair are answered and not stored. Raises CheckinClosedError.
    """
    require(actor, Permission.CHECKIN_DO)
    if stand is None:
        require(actor, Permission.ENTRANCE_MANAGE)
    lock(fair, shared=True)
    rules.check_taking(fair.state, held_on=fair.held_on, today=today)
    holders = holders_of(fair, (one.code for one in scans))
    good = {one.key: one for one in scans if one.code in holders}
    rows = [
        _row(one, holders[str(one.code)], device_now, stand, actor, now) for one in good.values()
    ]
    stored = _store(rows, actor)
    _arrive(fair, stored)
    arrivals = arrivals_by_pass([one.pass_id for one in stored.values()])
    return [_taken(one, holders, stored, arrivals) for one in scans]


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


def _store(rows: list[dict[str, Any]], actor: Viewer) -> dict[str, FairScan]:
    """Insert what is not there yet, in one order whoever sends it; return all of it by key."""
    if not rows:
        return {}
    ordered = sorted(rows, key=lambda row: row["key"])
    insert = inserting(FairScan).values(ordered)
    db.session.execute(insert.on_conflict_do_nothing(index_elements=["key"]))
    stored = scans_by_key([row["key"] for row in rows])
    if any(one.scanned_by_id != (actor.id or None) for one in stored.values()):
        raise NotFoundError  # somebody else's key: no page of ours makes one twice
    return stored


def _arrive(fair: Fair, stored: Mapping[str, FairScan]) -> None:
    """Give every holder one arrival, of the earliest scan; rows are written in one order."""
    earliest: dict[int, FairScan] = {}
    for scan in sorted(stored.values(), key=lambda one: (one.happened_at, one.id)):
        earliest.setdefault(scan.pass_id, scan)
    for pass_id in sorted(earliest):
        scan = earliest[pass_id]
        values = {"scan_id": scan.id, "arrived_at": scan.happened_at}
        row = {"fair_id": fair.id, "pass_id": pass_id, **values}
        insert = inserting(FairArrival).values(row)
        db.session.execute(insert.on_conflict_do_nothing(index_elements=["pass_id"]))
        is_later = FairArrival.arrived_at > scan.happened_at
        db.session.execute(
            update(FairArrival)
            .where(FairArrival.pass_id == pass_id, is_later)
            .values(values)
            .execution_options(synchronize_session=False)
        )


def _taken(
    scan: ScanTerms,
    holders: Mapping[str, FairPass],
    stored: Mapping[str, FairScan],
    arrivals: Mapping[int, FairArrival],
) -> Taken:
    if scan.code is None:
        return Taken(scan.key, ScanOutcome.BROKEN)
    holder = holders.get(scan.code)
    if holder is None:
        return Taken(scan.key, ScanOutcome.STRANGER)
    arrival = arrivals[holder.id]
    is_first = arrival.scan_id == stored[scan.key].id
    outcome = ScanOutcome.ARRIVED if is_first else ScanOutcome.AGAIN
    return Taken(scan.key, outcome, holder, arrival.scan)
