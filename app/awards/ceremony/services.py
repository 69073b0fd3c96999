"""The order and its papers, the ceremony, who received what."""

from collections.abc import Sequence
from datetime import date, datetime

from flask_babel import gettext as _

from app.activities.meetings.enums import MeetingState
from app.activities.meetings.summary import body_in_genitive
from app.awards import files
from app.awards.ceremony import letters, queries, rules, wording
from app.awards.ceremony.enums import ProgrammeOrder
from app.awards.ceremony.errors import (
    AwardOrderNumberTakenError,
    NoAddressesError,
    NotOrderedError,
    OrderedError,
    RoundNotClosedError,
)
from app.awards.ceremony.models import AwardCeremony, AwardHandover, AwardOrder
from app.awards.ceremony.queries import AwardRow
from app.awards.ceremony.rules import AwardOrderTerms, CeremonyTerms, HandoverTerms
from app.awards.council.queries import find_session
from app.awards.enums import AmendmentKind, AwardKind
from app.awards.honours.queries import list_honours
from app.awards.models import Award, AwardRound
from app.awards.permissions import Permission
from app.awards.services.amendments import keep_reason
from app.base import clock
from app.base.constraints import refusing
from app.base.locks import lock
from app.base.terms import assign
from app.base.typography import NBSP, day
from app.base.viewer import Viewer, require
from app.documents.services.papers import draft_paper, issue_paper
from app.documents.snapshot import Snapshot
from app.extensions import db
from app.organizations.queries import get_organization

_TAKEN = {
    "uq_award_orders_number": AwardOrderNumberTakenError(field="number"),
    "uq_award_orders_round_id": OrderedError(),
}


def issue_order(
    round_: AwardRound, *, terms: AwardOrderTerms, actor: Viewer, today: date, now: datetime
) -> AwardOrder:
    """Sign the order on a round's awards; every award gets its paper, every letter its ground.

    Raises RoundNotClosedError, OrderedError, AwardOrderNumberTakenError, AwardOrderDayError,
    AwarderOrganizationError.
    """
    require(actor, Permission.ROUND_MANAGE)
    lock(round_)
    if round_.closed_at is None:
        raise RoundNotClosedError
    if queries.find_order(round_):
        raise OrderedError
    terms = rules.check_awarder(terms)
    closed_on = clock.local_day(round_.closed_at) or today
    rules.check_order_day(terms.signed_on, closed_on=closed_on, today=today)
    rows = queries.awards_in_order(round_, order=ProgrammeOrder.FALLING)
    snapshot = wording.snapshot_of_order(round_, rows, terms=terms, basis=basis_of_order(round_))
    order = AwardOrder(round=round_, year=terms.signed_on.year, is_demo=round_.is_demo)
    with refusing(_TAKEN):
        assign(order, terms)
        db.session.add(order)
    _keep(order, snapshot, number=terms.number, parties=round_.title, actor=actor, now=now)
    _issue_papers(order, rows, actor=actor, now=now)
    return order


def basis_of_order(round_: AwardRound) -> list[str]:
    """Return what an order stands on: the signed minutes of the council that decided, if it met."""
    session = find_session(round_)
    if session is None or session.meeting.state is not MeetingState.SIGNED:
        return []
    meeting = session.meeting
    number = f"№{NBSP}{meeting.minutes_number}"
    return [wording.minutes_words(body_in_genitive(meeting.body), day(meeting.held_on), number)]


def set_ceremony(round_: AwardRound, *, terms: CeremonyTerms, actor: Viewer) -> AwardCeremony:
    """Say when, where and in what order awards are handed over; raises RoundNotClosedError."""
    require(actor, Permission.ROUND_MANAGE)
    lock(round_)
    if round_.closed_at is None:
        raise RoundNotClosedError
    ceremony = queries.find_ceremony(round_) or AwardCeremony(round=round_, is_demo=round_.is_demo)
    assign(ceremony, terms)
    db.session.add(ceremony)
    db.session.flush()
    return ceremony


def invite(round_: AwardRound, *, actor: Viewer, now: datetime) -> int:
    """Write to every mentor of a round who has an address; return how many letters were queued.

    Raises RoundNotClosedError, NoAddressesError.
    """
    require(actor, Permission.ROUND_MANAGE)
    lock(round_)
    if round_.closed_at is None:
        raise RoundNotClosedError
    ceremony = queries.find_ceremony(round_) or AwardCeremony(round=round_, is_demo=round_.is_demo)
    sent = letters.send_invitations(round_, ceremony, now=now)
    if not sent:
        raise NoAddressesError
    ceremony.invited_at = now
    db.session.add(ceremony)
    db.session.flush()
    return sent


def hand_over(award: Award, *, terms: HandoverTerms, actor: Viewer, today: date) -> AwardHandover:
    """Note that an award reached whom it was given to; noted again, with a reason that stays.

    Raises NotOrderedError, HandoverDayError, ReceiverMissingError, AmendmentReasonError.
    """
    require(actor, Permission.ROUND_MANAGE)
    lock(award)
    order = queries.find_order(award.round)
    if order is None:
        raise NotOrderedError
    rules.check_handover(terms, ordered_on=order.signed_on, today=today)
    handover = queries.handovers_of([award.id]).get(award.id)
    if handover is None:
        handover = AwardHandover(award=award, is_demo=award.is_demo)
    else:
        _keep_reason(award, reason=terms.change_reason, actor=actor)
    assign(handover, terms)
    handover.noted_by_id = actor.id
    db.session.add(handover)
    db.session.flush()
    return handover


def hand_over_many(
    ids: Sequence[int], *, terms: HandoverTerms, actor: Viewer, today: date
) -> list[int]:
    """Note it for those of many that were not handed over; return whose awards they are.

    Raises as `hand_over` does.
    """
    require(actor, Permission.ROUND_MANAGE)
    queries.hold_awards(ids)  # who is handing over the same at this moment is waited for
    ready = ready_to_hand(ids)
    for award in ready:
        hand_over(award, terms=terms, actor=actor, today=today)
    return [award.id for award in ready]


def ready_to_hand(ids: Sequence[int]) -> list[Award]:
    """Return those of some awards that have an order and were not handed over."""
    awards, handed = queries.awards_by_ids(ids), queries.handovers_of(ids)
    ordered = queries.orders_of(list({one.round_id for one in awards}))
    return [one for one in awards if one.id not in handed and one.round_id in ordered]


def take_back(ids: Sequence[int], *, actor: Viewer) -> int:
    """Take back that awards were handed over; return of how many."""
    require(actor, Permission.ROUND_MANAGE)
    queries.hold_awards(ids)
    found = queries.handovers_of(ids)
    for award in queries.awards_by_ids(list(found)):
        _keep_reason(award, reason=_("Отметка о вручении убрана."), actor=actor)
        db.session.delete(found[award.id])
    db.session.flush()
    return len(found)


def _keep_reason(award: Award, *, reason: str, actor: Viewer) -> None:
    keep_reason(
        award.round, AmendmentKind.HANDOVER, reason=reason, actor=actor, mentor_id=award.mentor_id
    )


def _issue_papers(
    order: AwardOrder, rows: Sequence[AwardRow], *, actor: Viewer, now: datetime
) -> None:
    organization = get_organization(order.organization_id) if order.organization_id else None
    basis, usual = wording.basis_of(order), wording.giver_of(order, organization)
    givers = {one.id: wording.giver_by(one) for one in list_honours(order.round)}
    for award in (row.award for row in rows):
        if award.kind is AwardKind.LETTER:
            snapshot = wording.with_basis(files.current_snapshot(award), basis)
        else:
            giver = givers.get(award.honour_id or 0, usual)
            snapshot = wording.snapshot_of_award(award, order, giver=giver)
        _keep(
            award, snapshot,
            number=str(award.number), serial=award.number, parties=files.parties_of(award),
            actor=actor, now=now,
        )  # fmt: skip


def _keep(
    record: Award | AwardOrder,
    snapshot: Snapshot,
    *,
    number: str,
    parties: str,
    actor: Viewer,
    now: datetime,
    serial: int | None = None,
) -> None:
    paper = draft_paper(
        record, snapshot, number=number, serial=serial, parties=parties, actor=actor, now=now
    )
    issue_paper(paper)
