"""What every step of an application shares: rows locked in one order, states moved by the tables.

The order is: the student, the fair, the vacancy, applications by id. Whoever asks in this order
waits for others but never in a circle with them.
"""

from collections.abc import Iterable
from datetime import datetime

from app.base import clock
from app.base.locks import lock
from app.base.viewer import Viewer
from app.extensions import db
from app.jobfair import letters, rules
from app.jobfair.enums import ApplicationEvent, FairParty, OfferEvent
from app.jobfair.models import FairApplication, Vacancy
from app.jobfair.moves import APPLICATION_MOVES, OFFER_MOVES, VACANCY_MOVES
from app.jobfair.queries.applications import list_offered_applications
from app.jobfair.standing import party_in

_OF_OFFERS = frozenset(event.value for event in OfferEvent)


def lock_above(application: FairApplication, *, seats_change: bool = False) -> None:
    """Lock what stands above an application: its student, its fair and its vacancy."""
    lock(application.student)
    lock(application.vacancy.fair, shared=True)
    lock(application.vacancy, shared=not seats_change)


def lock_applications(applications: Iterable[FairApplication]) -> list[FairApplication]:
    """Lock applications by id and read them and their offers anew; return them in this order."""
    ordered = sorted(set(applications), key=lambda application: application.id)
    for application in ordered:
        lock(application)
        db.session.refresh(application, ["offer"])
        if application.offer:
            lock(application.offer)
    return ordered


def party_for(
    application: FairApplication, event: ApplicationEvent, *, actor: Viewer
) -> FairParty | None:
    """Return the side an actor takes in a step; raises MoveNotAllowedError, NotAllowedError."""
    party = party_in(application, actor)
    APPLICATION_MOVES.after(event, application.state, party)
    return party


def move_application(
    application: FairApplication,
    event: ApplicationEvent,
    *,
    party: FairParty | None,
    now: datetime,
) -> None:
    """Move an application and, where the step is the offer's too, its offer."""
    application.state = APPLICATION_MOVES.after(event, application.state, party)
    application.decided_at = now
    offer = application.offer
    if offer and event.value in _OF_OFFERS:
        offer.state = OFFER_MOVES.after(OfferEvent(event), offer.state, party)
        offer.answered_at = None if event is ApplicationEvent.OFFER else now


def take_step(
    application: FairApplication, event: ApplicationEvent, *, actor: Viewer, now: datetime
) -> None:
    """Let one event happen to an application of a running fair, and tell who must know.

    Raises MoveNotAllowedError, NotAllowedError, FairNotRunningError.
    """
    lock_above(application)
    lock_applications([application])
    party = party_for(application, event, actor=actor)
    rules.check_running(application.vacancy.fair.state)
    move_application(application, event, party=party, now=now)
    db.session.flush()
    letters.tell_of(event, application, now=now)


def settle_seats(vacancy: Vacancy, *, party: FairParty | None, now: datetime) -> None:
    """Fill or free a vacancy by its seats, and tell whoever holds an offer of it."""
    event = rules.settling_event(vacancy.state, seats=vacancy.seats, taken=vacancy.taken)
    if event:
        vacancy.state = VACANCY_MOVES.after(event, vacancy.state, party)
        letters.tell_applicants(event, offer_holders(vacancy, now=now), now=now)


def offer_holders(vacancy: Vacancy, *, now: datetime) -> list[FairApplication]:
    """Return the applications whose students still may answer an offer of this vacancy."""
    today = now.astimezone(clock.zone()).date()
    return list_offered_applications(vacancy, today=today)
