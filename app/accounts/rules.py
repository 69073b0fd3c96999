"""Pure decisions about accounts: who may give which role, what an e-mail address is."""

import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from app.accounts.enums import Role, TokenPurpose
from app.accounts.errors import EmailInvalidError, OrganizationNeededError
from app.base.addresses import parse_address
from app.deadlines.workdays import add_working_days


@dataclass(frozen=True)
class UserTerms:
    """Who a person is to the cluster."""

    email: str
    display_name: str
    role: Role
    organization_id: int | None = None


def terms_of_student(*, email: str, name: str) -> UserTerms:
    """Return what a student's account is made of."""
    return UserTerms(email=email, display_name=name, role=Role.STUDENT)


def terms_of_employer(*, email: str, name: str, organization_id: int) -> UserTerms:
    """Return what the account of somebody who acts for an organization is made of."""
    return UserTerms(
        email=email, display_name=name, role=Role.EMPLOYER, organization_id=organization_id
    )


LINK_LIVES = {
    TokenPurpose.PASSWORD_RESET: timedelta(hours=1),
    TokenPurpose.SIGN_IN: timedelta(hours=1),
}
# Who belongs to an organization: an employer acts for it, a council member must not judge it.
MEMBER_ROLES = frozenset({Role.EMPLOYER, Role.COUNCIL})
INVITATION_WORKING_DAYS = 2
LETTER_WINDOW = timedelta(hours=1)
LETTERS_PER_EMAIL = 3
LETTERS_PER_ADDRESS = 60  # a college sits behind one address
SIGN_IN_WINDOW = timedelta(hours=1)
FREE_ATTEMPTS = 5  # with one account from one place, before the pauses begin
# Beyond these a browser that nobody has signed in with needs a letter besides the password.
FAILURES_OF_ACCOUNT = 30
FAILURES_OF_ADDRESS = 100
FIRST_PAUSE = timedelta(seconds=5)
LONGEST_AFTER = 7  # the pause doubles so many times: 5 s, 10 s … 640 s


def offered_roles(givers: Collection[Role]) -> list[Role]:
    """Return the roles somebody of some roles may give: only administrators make administrators."""
    if Role.ADMIN in givers:
        return list(Role)
    return [role for role in Role if role is not Role.ADMIN] if Role.STAFF in givers else []


def organization_for(role: Role, organization_id: int | None) -> int | None:
    """Return the organization a role keeps; raises OrganizationNeededError."""
    if role is Role.EMPLOYER and organization_id is None:
        raise OrganizationNeededError(field="organization_id")
    return organization_id if role in MEMBER_ROLES else None


def normalise_email(email: str) -> str:
    """Return the form in which e-mails are stored and compared (NFKC, trimmed, lower case)."""
    return unicodedata.normalize("NFKC", email).strip().lower()


def require_email(email: str) -> str:
    """Return an e-mail in its stored form; raises EmailInvalidError when no letter gets there."""
    try:
        return parse_address(normalise_email(email))
    except ValueError as error:
        raise EmailInvalidError(str(error), field="email") from error


def expiry_of(purpose: TokenPurpose, *, at: datetime, zone: ZoneInfo) -> datetime:
    """Return when a link sent at a time stops working.

    An invitation waits for two working days: people read letters at work, so that one of Friday
    evening must not be dead on Monday.
    """
    if purpose in LINK_LIVES:
        return at + LINK_LIVES[purpose]
    local = at.astimezone(zone)
    last = add_working_days(local.date(), INVITATION_WORKING_DAYS)
    return datetime.combine(last, local.timetz()).astimezone(UTC)


def pause_after(extra: int) -> timedelta:
    """Return how long to wait after so many attempts beyond the free ones."""
    factor: int = 2 ** min(extra, LONGEST_AFTER)
    return FIRST_PAUSE * factor


def window_start(at: datetime, window: timedelta) -> datetime:
    """Return the beginning of the window a time falls into; windows follow each other."""
    seconds = int(window.total_seconds())
    return datetime.fromtimestamp(int(at.timestamp()) // seconds * seconds, UTC)
