"""Use cases of participants: invited, registered by themselves or by staff, decided on."""

from collections.abc import Collection
from datetime import date, datetime

from app.base.constraints import refusing
from app.base.errors import NotAllowedError
from app.base.locks import lock, lock_unchanged
from app.base.terms import assign
from app.base.viewer import Viewer, require
from app.extensions import db
from app.jobfair import stages
from app.jobfair.codes import new_code
from app.jobfair.enums import FairParty
from app.jobfair.models import Fair
from app.jobfair.permissions import Permission
from app.jobfair.rules import POSTING_FAIRS, party_to
from app.jobfair.venue import letters
from app.jobfair.venue.enums import ParticipantEvent, ParticipantState
from app.jobfair.venue.errors import (
    DeclineReasonMissingError,
    FairOverError,
    ParticipantKnownError,
    RegistrationOverError,
)
from app.jobfair.venue.models import FairParticipant, FairRepresentative
from app.jobfair.venue.queries import participants as queries
from app.jobfair.venue.rules import PARTICIPANT_MOVES, ParticipationTerms, people_of
from app.joining.confirming import addressee_of
from app.links.services import send_link
from app.links.tasks import LinkTask
from app.organizations.models import Organization

_E = ParticipantEvent


def register(
    fair: Fair,
    organization: Organization,
    *,
    terms: ParticipationTerms,
    actor: Viewer,
    now: datetime,
    today: date,
    by_link: bool = False,
) -> FairParticipant:
    """Register an organization for a fair; what staff registers takes part at once.

    `by_link`: the organization answers behind its link, without an account.
    Raises RegistrationOverError, FairOverError, MoveNotAllowedError, PeopleUnclearError.
    """
    require(actor, Permission.VACANCY_POST)
    lock(fair, shared=True)
    party = _side(organization.id, actor, by_link=by_link)
    _check_open(fair, party=party, today=today)
    participant = queries.find_participant(fair.id, organization.id)
    if participant is None:
        participant = FairParticipant(
            fair=fair, organization=organization, state=ParticipantState.INVITED
        )
        with refusing(_KNOWN):
            db.session.add(participant)
    else:
        lock(participant)
    event = _E.CONFIRM if party is FairParty.STAFF else _E.REGISTER
    participant.state = PARTICIPANT_MOVES.after(event, participant.state, party)
    participant.decided_at = now if event is _E.CONFIRM else None
    participant.reason = ""
    _write(participant, terms)
    return participant


def edit_participation(
    participant: FairParticipant, *, terms: ParticipationTerms, actor: Viewer
) -> None:
    """Change what a stand needs and who comes; raises MoveNotAllowedError, PeopleUnclearError."""
    require(actor, Permission.VACANCY_POST)
    lock_unchanged(participant)
    _check_ahead(participant.fair)
    _move(participant, _E.EDIT, actor)
    _write(participant, terms)


def confirm(participant: FairParticipant, *, actor: Viewer, now: datetime) -> None:
    """Let an organization take part and write to it; raises MoveNotAllowedError."""
    require(actor, Permission.FAIR_MANAGE)
    _decide(participant, _E.CONFIRM, "", actor, now)


def confirm_many(ids: Collection[int], *, actor: Viewer, now: datetime) -> int:
    """Let those of the organizations that wait for it take part; count them."""
    require(actor, Permission.FAIR_MANAGE)
    waiting = queries.waiting_by_ids(ids)
    for participant in waiting:
        confirm(participant, actor=actor, now=now)
    return len(waiting)


def decline(participant: FairParticipant, *, reason: str, actor: Viewer, now: datetime) -> None:
    """Refuse an organization with a reason; its stand is free again.

    Raises DeclineReasonMissingError, MoveNotAllowedError.
    """
    require(actor, Permission.FAIR_MANAGE)
    if not reason.strip():
        raise DeclineReasonMissingError(field="reason")
    _decide(participant, _E.DECLINE, reason, actor, now)


def withdraw(participant: FairParticipant, *, actor: Viewer, now: datetime) -> None:
    """Note that an organization does not come; its stand is free again."""
    require(actor, Permission.VACANCY_POST)
    _decide(participant, _E.WITHDRAW, "", actor, now)


def refuse_by_link(participant: FairParticipant, *, actor: Viewer, now: datetime) -> None:
    """Note behind its link that an organization does not come."""
    require(actor, Permission.FAIR_MANAGE)
    _decide(participant, _E.WITHDRAW, "", actor, now)


def invite(
    fair: Fair,
    ids: Collection[int],
    *,
    task: LinkTask,
    until: date,
    actor: Viewer,
    now: datetime,
    today: date,
) -> int:
    """Invite organizations that are not among the participants, by a link each; count letters.

    Whoever has no good address stands among the invited all the same: staff calls.
    Raises UntilPastError, FairOverError, NotAllowedError.
    """
    require(actor, Permission.FAIR_MANAGE)
    lock(fair, shared=True)
    _check_ahead(fair)
    letters_sent = 0
    for organization in queries.list_uninvited(fair, ids):
        participant = FairParticipant(
            fair=fair, organization=organization, state=ParticipantState.INVITED
        )
        with refusing(_KNOWN):
            db.session.add(participant)
        addressee = addressee_of(organization)
        if addressee.email:
            send_link(
                task,
                record=participant,
                addressee=addressee,
                until=until,
                actor=actor,
                now=now,
                today=today,
            )
            letters_sent += 1
    return letters_sent


_KNOWN = {"uq_fair_participants_fair_id_organization_id": ParticipantKnownError()}


def _decide(
    participant: FairParticipant, event: ParticipantEvent, reason: str, actor: Viewer, now: datetime
) -> None:
    lock(participant.fair, shared=True)
    lock(participant)
    _check_ahead(participant.fair)
    _move(participant, event, actor)
    participant.decided_at, participant.reason = now, reason
    if event is not _E.CONFIRM:
        participant.stand = ""
    db.session.flush()
    letters.tell_participant(event, participant, now=now)


def _move(participant: FairParticipant, event: ParticipantEvent, actor: Viewer) -> None:
    party = party_to(actor, organization_id=participant.organization_id)
    participant.state = PARTICIPANT_MOVES.after(event, participant.state, party)


def _side(organization_id: int, actor: Viewer, *, by_link: bool) -> FairParty:
    party = FairParty.EMPLOYER if by_link else party_to(actor, organization_id=organization_id)
    if party not in {FairParty.STAFF, FairParty.EMPLOYER}:
        raise NotAllowedError
    return FairParty(party)


def _check_open(fair: Fair, *, party: FairParty, today: date) -> None:
    _check_ahead(fair)
    if party is FairParty.EMPLOYER and not stages.takes_participants(fair, today=today):
        raise RegistrationOverError


def _check_ahead(fair: Fair) -> None:
    if fair.state not in POSTING_FAIRS:
        raise FairOverError


def _write(participant: FairParticipant, terms: ParticipationTerms) -> None:
    """Take the terms over; who stays keeps the badge."""
    people = people_of(terms.people)
    assign(participant, terms)
    known = {one.name: one for one in participant.representatives}
    coming = []
    for person in people:
        one = known.get(person.name) or FairRepresentative(name=person.name, code=new_code())
        one.post = person.post
        coming.append(one)
    participant.representatives = coming
    db.session.flush()
