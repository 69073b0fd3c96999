"""Use cases of a base: it offers and changes places, or asks the staff; it ranks and refuses."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime

from sqlalchemy import delete

from app.base.constraints import refusing
from app.base.errors import DomainError, NotFoundError
from app.base.locks import lock
from app.base.terms import assign, terms_of
from app.base.viewer import OPERATOR, Viewer, require
from app.extensions import db
from app.links.services import send_link
from app.links.tasks import LinkTask
from app.practice.hosting.enums import (
    ProposalEvent,
    ProposalParty,
    ProposalState,
    RefusalGround,
)
from app.practice.hosting.models import PlaceProposal, WisherAnswer
from app.practice.hosting.services import addressee_of_base
from app.practice.models import PracticePeriod, PracticePlace
from app.practice.offers import letters, queries
from app.practice.offers.errors import (
    NotRankedError,
    OfferIncompleteError,
    OfferLateError,
    OfferStaleError,
    OfferWaitsError,
    TakenBackLateError,
)
from app.practice.offers.models import PeriodBase
from app.practice.offers.rules import (
    PROPOSAL_MOVES,
    PlaceLine,
    PlaceOfferTerms,
    bases_decide,
    bases_may_ask,
    bases_may_ask_to_change,
    bases_rank,
    check_wishers,
    seen_of,
)
from app.practice.permissions import Permission
from app.practice.registry.models import PracticeBase
from app.practice.rules import PlaceTerms, check_minimum
from app.practice.services.places import add_place, edit_place, remove_place


def offer_place(
    period: PracticePeriod,
    *,
    base: PracticeBase,
    terms: PlaceOfferTerms,
    actor: Viewer,
    now: datetime,
    today: date,
) -> PlaceProposal | None:
    """Offer a new place: it stands there at once until wishes open, then the staff is asked.

    Return the proposal when it waits. Raises OfferLateError, OfferWaitsError, NotFoundError for a
    stranger's base, and what `add_place` refuses.
    """
    require(actor, Permission.PLACE_OFFER)
    _check_own(base, actor)
    lock(period, shared=True)
    if bases_decide(period.state, period.applications_open_on, today=today):
        add_place(period, terms=_place_terms(terms, base), actor=OPERATOR)
        return None
    if not bases_may_ask(period.state):
        raise OfferLateError
    return _propose(period, base, None, terms, actor, now)


def change_place(
    place: PracticePlace, *, terms: PlaceOfferTerms, actor: Viewer, now: datetime, today: date
) -> PlaceProposal | None:
    """Change one's own place: at once until wishes open, then by asking the staff.

    Raises OfferLateError, OfferWaitsError, NotFoundError, and what `edit_place` refuses.
    """
    require(actor, Permission.PLACE_OFFER)
    _check_own(place.base, actor)
    period = place.period
    if bases_decide(period.state, period.applications_open_on, today=today):
        changed = _place_terms(terms, place.base)
        edit_place(place, terms=changed, actor=OPERATOR, now=now)
        return None
    lock(period, shared=True)
    if not bases_may_ask_to_change(period.state) or period.ends_on < today:
        raise OfferLateError
    return _propose(period, place.base, place, terms, actor, now)


def ask_bases(
    found: Collection[queries.BaseToAsk],
    *,
    task: LinkTask,
    day: str,
    until: date,
    actor: Viewer,
    now: datetime,
    today: date,
) -> int:
    """Send bases a link about a period; `day` is the column that remembers it was sent.

    Who waits for an answer already gets the same link again. Raises NotAllowedError,
    UntilPastError.
    """
    require(actor, task.permission)
    letters = 0
    for one in found:
        addressee = addressee_of_base(one.base)
        if not addressee.email:
            continue
        asked = one.known or PeriodBase(
            period_id=one.period.id, base_id=one.base.id, is_demo=one.period.is_demo
        )
        setattr(asked, day, today)
        with refusing({}):
            db.session.add(asked)
        send_link(
            task,
            record=asked,
            addressee=addressee,
            until=until,
            actor=actor,
            now=now,
            today=today,
        )
        letters += 1
    db.session.flush()
    return letters


def answer_places(
    asked: PeriodBase,
    lines: Sequence[PlaceLine],
    *,
    seen: str,
    actor: Viewer,
    now: datetime,
    today: date,
) -> None:
    """Take what a base says of its places by link; lines that change nothing are passed over.

    `seen` is what stood on the page. Raises OfferStaleError, OfferIncompleteError,
    TakenBackLateError and what `offer_place` and `change_place` refuse, by the line's field.
    """
    period = asked.period
    lock(period, shared=True)
    lock(asked)  # of two answers for one base the second reads what the first has changed
    places = {one.id: one for one in queries.list_places_at(asked)}
    proposed = queries.waiting_at(asked)
    if seen != seen_of(places.values(), proposed.values()):
        raise OfferStaleError
    for line in lines:
        place = places.get(line.place_id) if line.place_id else None
        try:
            waiting = proposed.get(place.id if place else None)
            _answer_line(asked, line, place, waiting, actor=actor, now=now, today=today)
        except DomainError as error:
            error.field = f"{line.key}_{error.field or 'title'}"
            raise


def _answer_line(
    asked: PeriodBase,
    line: PlaceLine,
    place: PracticePlace | None,
    waiting: PlaceProposal | None,
    *,
    actor: Viewer,
    now: datetime,
    today: date,
) -> None:
    terms, period = line.terms, asked.period
    known = waiting or place
    if known and terms_of(known, PlaceOfferTerms) == terms:
        return
    if waiting:
        withdraw_proposal(waiting, actor=actor)
    if place is None:
        _offer_line(asked, terms, actor=actor, now=now, today=today)
    elif not terms.seats:
        if not bases_decide(period.state, period.applications_open_on, today=today):
            raise TakenBackLateError(field="seats")
        remove_place(place, actor=OPERATOR)
    elif terms_of(place, PlaceOfferTerms) != terms:
        change_place(place, terms=terms, actor=actor, now=now, today=today)


def _offer_line(
    asked: PeriodBase, terms: PlaceOfferTerms, *, actor: Viewer, now: datetime, today: date
) -> None:
    """Offer what stands in the line for a new place, if anything does."""
    if not terms.title and not terms.seats:
        return
    if not terms.title or not terms.seats:
        raise OfferIncompleteError(field="seats" if terms.title else "title")
    offer_place(asked.period, base=asked.base, terms=terms, actor=actor, now=now, today=today)


def settle_proposal(
    proposal: PlaceProposal, *, accept: bool, answer: str, actor: Viewer, now: datetime
) -> None:
    """Accept what a base proposed, or decline it with the reason; the base gets a letter.

    Raises MoveNotAllowedError, NotAllowedError, and what `add_place` and `edit_place` refuse.
    """
    require(actor, Permission.PLACE_MANAGE)
    lock(proposal)
    event = ProposalEvent.ACCEPT if accept else ProposalEvent.DECLINE
    proposal.state = PROPOSAL_MOVES.after(event, proposal.state, ProposalParty.COLLEGE)
    proposal.answered_at, proposal.answered_by_id = now, actor.id or None
    proposal.answer = answer
    if accept:
        place, terms = proposal.place, terms_of(proposal, PlaceOfferTerms)
        if place is None:
            wanted = _place_terms(terms, proposal.base)
            proposal.place = add_place(proposal.period, terms=wanted, actor=actor)
        else:
            wanted = _place_terms(terms, place.base)
            edit_place(place, terms=wanted, actor=actor, now=now)
    db.session.flush()
    letters.tell_settled(proposal, now=now)


def withdraw_proposal(proposal: PlaceProposal, *, actor: Viewer) -> None:
    """Take a proposal back; raises MoveNotAllowedError, NotFoundError for a stranger's."""
    require(actor, Permission.PLACE_OFFER)
    _check_own(proposal.base, actor)
    lock(proposal)
    after = PROPOSAL_MOVES.after(ProposalEvent.WITHDRAW, proposal.state, ProposalParty.BASE)
    proposal.state = after
    db.session.flush()


def answer_wishers(
    place: PracticePlace,
    *,
    order: Sequence[int],
    refusals: Mapping[int, RefusalGround],
    actor: Viewer,
    now: datetime,
) -> None:
    """Keep whom a base prefers and whom it refuses; who is in neither is left to the lottery.

    Raises NotRankedError when nobody asks now, WishersChangedError, NotFoundError.
    """
    require(actor, Permission.PLACE_OFFER)
    _check_own(place.base, actor)
    period = place.period
    lock(period, shared=True)
    if not bases_rank(period.state, period.ranked_by):
        raise NotRankedError
    lock(place)  # two people of one base: the second replaces the first whole
    check_wishers(order, refusals, wishers={row.student.id for row in queries.list_wishers(place)})
    db.session.execute(delete(WisherAnswer).where(WisherAnswer.place_id == place.id))
    said = {"place_id": place.id, "answered_at": now, "answered_by_id": actor.id or None}
    for rank, student_id in enumerate(order, start=1):
        db.session.add(WisherAnswer(student_id=student_id, rank=rank, **said))
    for student_id, ground in refusals.items():
        db.session.add(WisherAnswer(student_id=student_id, ground=ground, **said))
    db.session.flush()


def _check_own(base: PracticeBase, actor: Viewer) -> None:
    if base.organization_id not in actor.organization_ids:
        raise NotFoundError


def _place_terms(terms: PlaceOfferTerms, base: PracticeBase) -> PlaceTerms:
    return PlaceTerms(**{**asdict(terms), "base_id": base.id}, organization_id=base.organization_id)


def _propose(
    period: PracticePeriod,
    base: PracticeBase,
    place: PracticePlace | None,
    terms: PlaceOfferTerms,
    actor: Viewer,
    now: datetime,
) -> PlaceProposal:
    check_minimum(terms)
    lock(base)  # two people of one base ask one after the other
    if queries.find_waiting(period.id, base.id, place_id=place.id if place else None):
        raise OfferWaitsError
    proposal = PlaceProposal(
        period=period,
        place=place,
        state=ProposalState.PROPOSED,
        proposed_at=now,
        proposed_by_id=actor.id or None,
    )
    assign(proposal, terms)
    proposal.base_id = base.id
    with refusing({}):
        db.session.add(proposal)
    return proposal
