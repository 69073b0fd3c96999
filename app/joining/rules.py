"""Pure decisions about requests to take part: what is asked, and what may follow."""

from dataclasses import dataclass
from datetime import timedelta

from flask_babel import lazy_gettext as _l

from app.base.moves import Moves, move
from app.joining.enums import JoinEvent, JoinParty, JoinState
from app.joining.errors import NothingWantedError
from app.organizations.enums import OrganizationKind

REQUESTS_PER_ADDRESS = 5
WINDOW = timedelta(hours=1)

JOIN_MOVES: Moves[JoinState, JoinEvent, JoinParty] = Moves(
    {
        JoinEvent.APPROVE: move(JoinState.NEW, JoinState.APPROVED, JoinParty.COLLEGE),
        JoinEvent.DECLINE: move(JoinState.NEW, JoinState.DECLINED, JoinParty.COLLEGE),
    },
    why={
        JoinState.APPROVED: _l("Заявка уже принята, приглашение отправлено."),
        JoinState.DECLINED: _l("Заявка уже отклонена, письмо с причиной отправлено."),
    },
)


@dataclass(frozen=True)
class JoinTerms:
    """Who asks and for what; `phone` is E.164. Nobody is stored who has not agreed to it."""

    name: str
    kind: OrganizationKind
    town: str
    contact_name: str
    contact_position: str
    phone: str
    email: str
    wants_places: bool = False
    wants_vacancies: bool = False
    wants_mentors: bool = False
    comment: str = ""


def check_wishes(terms: JoinTerms) -> None:
    """Raise NothingWantedError when a request is about nothing."""
    if not (terms.wants_places or terms.wants_vacancies or terms.wants_mentors):
        raise NothingWantedError(field="wants_places")
