"""Pure decisions about accounts: who may give which role, what an e-mail address is."""

import unicodedata
from datetime import UTC, datetime, timedelta

from email_validator import EmailNotValidError, validate_email

from app.accounts.enums import Role, TokenPurpose
from app.accounts.errors import EmailInvalidError

LINK_LIVES = {
    TokenPurpose.INVITATION: timedelta(days=2),
    TokenPurpose.PASSWORD_RESET: timedelta(hours=1),
}
# Who belongs to an organization: an employer acts for it, a council member must not judge it.
MEMBER_ROLES = frozenset({Role.EMPLOYER, Role.COUNCIL})
LETTER_WINDOW = timedelta(hours=1)
LETTERS_PER_EMAIL = 3
# A school shares one address, so an address has several times the tries of one e-mail.
PER_ADDRESS = 4


def offered_roles(giver: Role) -> list[Role]:
    """Return the roles a person may give: only an administrator makes administrators."""
    if giver is Role.ADMIN:
        return list(Role)
    return [role for role in Role if role is not Role.ADMIN] if giver is Role.STAFF else []


def normalise_email(email: str) -> str:
    """Return the form in which e-mails are stored and compared (NFKC, trimmed, lower case)."""
    return unicodedata.normalize("NFKC", email).strip().lower()


def require_email(email: str) -> str:
    """Return an e-mail in its stored form; raises EmailInvalidError when it is none."""
    normal = normalise_email(email)
    try:
        validate_email(normal, check_deliverability=False)
    except EmailNotValidError as error:
        raise EmailInvalidError(field="email") from error
    return normal


def window_start(at: datetime, window: timedelta) -> datetime:
    """Return the beginning of the window a time falls into; windows follow each other."""
    seconds = int(window.total_seconds())
    return datetime.fromtimestamp(int(at.timestamp()) // seconds * seconds, UTC)
