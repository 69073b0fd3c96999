"""Use cases of requests to take part: asking, which anybody may, and answering."""

from collections.abc import Collection
from datetime import date, datetime

from app.accounts.enums import AttemptKind
from app.accounts.errors import TooManyAttemptsError
from app.accounts.models import User
from app.accounts.queries import find_user_by_email
from app.accounts.rules import (
    LETTER_WINDOW,
    LETTERS_PER_EMAIL,
    normalise_email,
    terms_of_employer,
)
from app.accounts.services.attempts import Limit, take_attempt
from app.accounts.services.hats import add_hat
from app.accounts.services.people import invite_user
from app.base.identity import fold
from app.base.locks import lock
from app.base.terms import assign
from app.base.viewer import Viewer, require
from app.extensions import db
from app.joining import letters, queries
from app.joining.confirming import CONFIRM_DETAILS, addressee_of
from app.joining.enums import JoinEvent, JoinParty, JoinState
from app.joining.errors import AlreadyAskedError, AskerClosedError, TooManyRequestsError
from app.joining.models import JoinRequest
from app.joining.permissions import Permission
from app.joining.rules import JOIN_MOVES, REQUESTS_PER_ADDRESS, WINDOW, JoinTerms, check_wishes
from app.links.services import send_link
from app.organizations.models import Organization
from app.organizations.rules import ContactTerms, OrganizationTerms
from app.organizations.services import (
    add_contact,
    create_organization,
    restore_organizations,
)

FROM_ADDRESS = Limit(AttemptKind.JOIN_ADDRESS, REQUESTS_PER_ADDRESS, WINDOW)
TO_EMAIL = Limit(AttemptKind.LETTER_EMAIL, LETTERS_PER_EMAIL, LETTER_WINDOW)


def ask_to_join(*, terms: JoinTerms, address: str, now: datetime, at: datetime) -> JoinRequest:
    """Store a stranger's request, tell who answers and send the asker a receipt.

    `address` is where the request comes from: so many are taken from one in an hour, and so many
    letters go to one mailbox, whoever names it. Raises NothingWantedError, AlreadyAskedError,
    TooManyRequestsError.
    """
    check_wishes(terms)
    if queries.is_waiting(terms):
        raise AlreadyAskedError
    try:
        take_attempt(FROM_ADDRESS, address, at=at)
        take_attempt(TO_EMAIL, normalise_email(terms.email), at=at)
    except TooManyAttemptsError as error:
        raise TooManyRequestsError from error
    request = JoinRequest(created_at=now, state=JoinState.NEW)
    assign(request, terms)
    db.session.add(request)
    db.session.flush()
    letters.write_receipt(request, now=now)
    letters.write_to_answerers(request, now=now)
    return request


def approve_new(
    request: JoinRequest,
    *,
    terms: OrganizationTerms,
    is_another: bool,
    actor: User,
    now: datetime,
    at: datetime,
) -> Organization:
    """Take an organization into the cluster and invite who asked.

    Raises what create_organization raises, AskerClosedError and MoveNotAllowedError.
    """
    _take_step(request, JoinEvent.APPROVE, actor)
    organization = create_organization(terms=terms, actor=actor, is_another=is_another)
    _welcome(request, organization, actor=actor, now=now, at=at)
    return organization


def approve_known(
    request: JoinRequest, *, organization: Organization, actor: User, now: datetime, at: datetime
) -> None:
    """Invite who asked on behalf of an organization that the cluster has or had.

    Raises AskerClosedError and MoveNotAllowedError.
    """
    _take_step(request, JoinEvent.APPROVE, actor)
    restore_organizations([organization.id], actor=actor)
    _welcome(request, organization, actor=actor, now=now, at=at)


def decline(request: JoinRequest, *, reason: str, actor: Viewer, now: datetime) -> None:
    """Say no, and why, in a letter; raises MoveNotAllowedError."""
    _take_step(request, JoinEvent.DECLINE, actor)
    request.reason, request.answered_at = reason, now
    db.session.flush()
    letters.write_refusal(request, now=now)


def _take_step(request: JoinRequest, event: JoinEvent, actor: Viewer) -> None:
    require(actor, Permission.REQUEST_ANSWER)
    lock(request)
    request.state = JOIN_MOVES.after(event, request.state, JoinParty.COLLEGE)


def _welcome(
    request: JoinRequest, organization: Organization, *, actor: User, now: datetime, at: datetime
) -> None:
    request.organization_id, request.answered_at = organization.id, now
    if not _is_contact(request, organization):
        add_contact(organization, terms=_contact_of(request), actor=actor)
    person = terms_of_employer(
        email=request.email, name=request.contact_name, organization_id=organization.id
    )
    known = find_user_by_email(request.email)
    if known is None:
        invite_user(terms=person, actor=actor, now=now, at=at)
    elif not known.active:
        raise AskerClosedError
    elif organization.id not in known.organization_ids:
        add_hat(known, role=person.role, organization_id=organization.id, actor=actor, now=now)


def _is_contact(request: JoinRequest, organization: Organization) -> bool:
    emails = {one.email for one in organization.contacts}
    names = {fold(one.name) for one in organization.contacts}
    return request.email in emails or fold(request.contact_name) in names


def _contact_of(request: JoinRequest) -> ContactTerms:
    return ContactTerms(
        name=request.contact_name,
        position=request.contact_position,
        phone=request.phone,
        email=request.email,
    )


def ask_for_details(
    ids: Collection[int], *, until: date, actor: Viewer, now: datetime, today: date
) -> int:
    """Send organizations a link to check what is known of them; count the letters.

    Raises UntilPastError, NotAllowedError. Who has no e-mail is passed over.
    """
    asked = [(one, addressee_of(one)) for one in queries.organizations_to_ask(ids)]
    written = [(one, addressee) for one, addressee in asked if addressee.email]
    for organization, addressee in written:
        send_link(
            CONFIRM_DETAILS,
            record=organization,
            addressee=addressee,
            until=until,
            actor=actor,
            now=now,
            today=today,
        )
    return len(written)
