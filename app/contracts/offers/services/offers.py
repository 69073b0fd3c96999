"""An offer from its draft to the archive."""

from dataclasses import replace
from datetime import date, datetime

from app.base.locks import lock, lock_rows, lock_unchanged
from app.base.terms import assign
from app.base.viewer import Viewer, require
from app.contracts.offers import letters, queries, rules
from app.contracts.offers.enums import (
    TargetApplicationState,
    TargetOfferEvent,
    TargetOfferState,
    TargetParty,
    TargetRefusal,
)
from app.contracts.offers.errors import CustomerLeftError, StrangeCustomerError
from app.contracts.offers.models import TargetApplication, TargetOffer
from app.contracts.offers.rules import OFFER_MOVES, PortalTerms, TargetOfferTerms
from app.contracts.offers.services.selection import tell_portal
from app.contracts.permissions import Permission
from app.extensions import db
from app.organizations.models import Organization

A, E = TargetApplicationState, TargetOfferEvent


def create_offer(*, terms: TargetOfferTerms, actor: Viewer) -> TargetOffer:
    """Write the draft of an offer, of the own organization or of any for staff.

    Raises StrangeCustomerError, OfferDaysError, OfferSupportError, OrderingTwiceError.
    """
    require(actor, Permission.OFFER_MAKE)
    _check_customer(terms, actor)
    rules.check_offer(terms)
    offer = TargetOffer(state=TargetOfferState.DRAFT)
    assign(offer, _with_seed(terms))
    db.session.add(offer)
    db.session.flush()
    return offer


def edit_offer(offer: TargetOffer, *, terms: TargetOfferTerms, actor: Viewer) -> None:
    """Change an offer nobody outside has read yet. Raises MoveNotAllowedError, as create_offer."""
    _take(offer, E.EDIT, actor)
    _check_customer(terms, actor)
    rules.check_offer(terms)
    assign(offer, _with_seed(terms))
    db.session.flush()


def submit_offer(offer: TargetOffer, *, actor: Viewer) -> None:
    """Ask the college to publish. Raises MoveNotAllowedError."""
    _take(offer, E.SUBMIT, actor)
    offer.state_reason = ""
    db.session.flush()


def return_offer(offer: TargetOffer, *, reason: str, actor: Viewer, now: datetime) -> None:
    """Give an offer back to the customer. Raises MoveNotAllowedError, OfferReasonError."""
    rules.check_reason(reason)
    _take(offer, E.RETURN, actor)
    offer.state_reason = reason
    db.session.flush()
    letters.tell_customer(offer, E.RETURN, now=now)


def publish_offer(offer: TargetOffer, *, actor: Viewer, today: date, now: datetime) -> None:
    """Show the offer to students. Raises MoveNotAllowedError, OfferDaysError, CustomerLeftError."""
    _take(offer, E.PUBLISH, actor)
    rules.check_publishable(offer, today)
    customer = db.session.get_one(Organization, offer.organization_id)
    lock(customer, shared=True)
    if customer.archived_on:
        raise CustomerLeftError
    offer.state_reason = ""
    db.session.flush()
    letters.tell_customer(offer, E.PUBLISH, now=now)


def number_offer(offer: TargetOffer, *, terms: PortalTerms, actor: Viewer, today: date) -> None:
    """Write down what the state portal says. Raises MoveNotAllowedError, OfferDaysError."""
    _take(offer, E.NUMBER, actor)
    rules.check_portal(terms, today=today)
    assign(offer, terms)
    for one in db.session.scalars(queries.applications_of(offer, A.SELECTED)):
        if one.contract:
            lock(one.contract)
            tell_portal(one)
    db.session.flush()


def change_seats(offer: TargetOffer, *, seats: int, actor: Viewer) -> None:
    """Change how many places a published offer has; whoever has got one keeps it.

    Raises MoveNotAllowedError, FewerSeatsError.
    """
    _take(offer, E.SEATS, actor)
    rules.check_seats(seats, taken=offer.taken)
    offer.seats = seats
    db.session.flush()


def close_applications(offer: TargetOffer, *, actor: Viewer, today: date) -> None:
    """End the time of applying. Raises MoveNotAllowedError, StillOpenError."""
    _take(offer, E.CLOSE_APPLICATIONS, actor)
    rules.check_over(offer, today)
    db.session.flush()


def close_offer(offer: TargetOffer, *, actor: Viewer, now: datetime) -> None:
    """Put an offer into the archive; the reserve is told that no place came free."""
    _take(offer, E.CLOSE, actor)
    waiting = lock_rows(queries.applications_of(offer, A.RESERVE))
    _refuse(waiting, TargetRefusal.NO_SEATS, "", now=now)


def cancel_offer(offer: TargetOffer, *, reason: str, actor: Viewer, now: datetime) -> None:
    """Take an offer back; everybody who applied is told why.

    Raises MoveNotAllowedError, OfferReasonError.
    """
    rules.check_reason(reason)
    _take(offer, E.CANCEL, actor)
    offer.state_reason = reason
    everybody = lock_rows(queries.applications_of(offer, *rules.ALIVE))
    undrafted = [one for one in everybody if not queries.has_living_contract(one)]
    _refuse(undrafted, TargetRefusal.CANCELLED, reason, now=now)
    letters.tell_customer(offer, E.CANCEL, now=now)


def _refuse(
    applications: list[TargetApplication], refusal: TargetRefusal, reason: str, *, now: datetime
) -> None:
    for one in applications:
        one.state, one.refusal, one.reason = A.REFUSED, refusal, reason
    db.session.flush()
    letters.tell_applicants(applications, now=now)


def _take(offer: TargetOffer, event: TargetOfferEvent, actor: Viewer) -> None:
    lock_unchanged(offer)
    after = OFFER_MOVES.after(event, offer.state, rules.sides_of(offer, actor))
    if after is not offer.state:
        offer.state = after


def _check_customer(terms: TargetOfferTerms, actor: Viewer) -> None:
    sides = rules.sides_of(_Led(terms), actor)
    if not sides & {TargetParty.COLLEGE, TargetParty.CUSTOMER}:
        raise StrangeCustomerError(field="organization_id")


def _with_seed(terms: TargetOfferTerms) -> TargetOfferTerms:
    return replace(terms, seed_text=terms.seed_text or terms.position)


class _Led:
    """Terms as the rules of sides read an offer."""

    state = TargetOfferState.DRAFT

    def __init__(self, terms: TargetOfferTerms) -> None:
        self.organization_id = terms.organization_id
        self.opens_on, self.closes_on = terms.opens_on, terms.closes_on
