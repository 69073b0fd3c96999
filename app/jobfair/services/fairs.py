"""Use cases of fairs."""

from datetime import date, datetime

from flask_babel import gettext as _

from app.base.locks import lock, lock_unchanged
from app.base.terms import assign, terms_of
from app.base.typography import day
from app.base.viewer import Viewer, require
from app.extensions import db
from app.jobfair import letters, rules, stages
from app.jobfair.enums import FairEvent, OfferEvent
from app.jobfair.errors import PastDateError, SimilarFairError
from app.jobfair.models import Fair, FairOffer
from app.jobfair.moves import FAIR_MOVES, OFFER_MOVES
from app.jobfair.permissions import Permission
from app.jobfair.queries.applications import list_expired_offers, list_unanswered_offers
from app.jobfair.queries.fairs import find_similar_fair
from app.jobfair.rules import FairTerms, party_of
from app.jobfair.venue.services.signup import follow_signup
from app.plan.services.serving import serve_items


def create_fair(*, terms: FairTerms, actor: Viewer, today: date, is_another: bool = False) -> Fair:
    """Plan a fair; raises SimilarFairError unless a person says that it `is_another`."""
    require(actor, Permission.FAIR_MANAGE)
    if terms.held_on < today:
        raise PastDateError(field="held_on")
    rules.check_fair(terms)
    similar = None if is_another else find_similar_fair(terms)
    if similar:
        raise SimilarFairError(
            _("%(title)s, %(day)s", title=similar.title, day=day(similar.held_on)),
            record_id=similar.id,
        )
    fair = Fair()
    assign(fair, terms)
    db.session.add(fair)
    db.session.flush()
    serve_items(fair, terms.plan_item_ids)
    return fair


def edit_fair(fair: Fair, *, terms: FairTerms, actor: Viewer, now: datetime, today: date) -> None:
    """Change a fair; a new day must be ahead. When it moves, everybody who comes is told.

    Of other dates those learn whom they concern; links to register wait as long as registration.
    """
    require(actor, Permission.FAIR_MANAGE)
    lock_unchanged(fair)
    if terms.held_on != fair.held_on and terms.held_on < today:
        raise PastDateError(field="held_on")
    rules.check_fair(terms)
    before = terms_of(fair, FairTerms)
    assign(fair, terms)
    db.session.flush()
    serve_items(fair, terms.plan_item_ids)
    follow_signup(fair, before=stages.signup_ends(before), actor=actor, today=today)
    if rules.has_moved(before, terms, state=fair.state):
        letters.tell_everybody(FairEvent.EDIT, fair, now=now)
    elif moves := rules.stages_to_tell(before, terms, state=fair.state):
        letters.tell_of_stages(fair, moves, now=now)


def move_fair(fair: Fair, *, event: FairEvent, actor: Viewer, now: datetime, today: date) -> None:
    """Open a fair, mark it as held, draw its results, or take the last of these back.

    When the results are drawn, offers nobody answered expire; when they are taken back, those
    whose last day is not over come to life again. The students are told of both.
    """
    lock(fair)  # alone: offers and acceptances share it
    target = FAIR_MOVES.after(event, fair.state, party_of(actor))
    rules.check_held(event, held_on=fair.held_on, today=today)
    fair.state = target
    changed: list[FairOffer] = []
    if event is FairEvent.CLOSE:
        changed = _turn(list_unanswered_offers(fair), OfferEvent.EXPIRE, actor, now)
    elif event is FairEvent.RECALL:
        changed = _turn(list_expired_offers(fair, since=today), OfferEvent.REVIVE, actor, None)
    db.session.flush()
    alive = [offer for offer in changed if offer.answer_until >= today]
    letters.tell_holders(event, alive, now=now)


def _turn(
    offers: list[FairOffer], event: OfferEvent, actor: Viewer, at: datetime | None
) -> list[FairOffer]:
    for offer in offers:
        offer.state = OFFER_MOVES.after(event, offer.state, party_of(actor))
        offer.answered_at = at
    return offers
