"""Pure decisions about links: their secrets, their days, what may follow."""

import hmac
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from urllib.parse import quote

from app.base.moves import Moves, move
from app.links.enums import LinkEvent, LinkParty, LinkStanding, LinkState, SpokenWay
from app.links.errors import LinkAnsweredError, LinkOverError, LinkWithdrawnError

ANSWERS_PER_ADDRESS = 60  # a college or a school sits behind one address
WINDOW = timedelta(hours=1)
KEPT_DAYS = 14  # how long an answer is waited for when nobody says

_COLLEGE, _ADDRESSEE = LinkParty.COLLEGE, LinkParty.ADDRESSEE
LINK_MOVES: Moves[LinkState, LinkEvent, LinkParty] = Moves(
    {
        LinkEvent.ANSWER: move(LinkState.SENT, LinkState.ANSWERED, _ADDRESSEE, _COLLEGE),
        LinkEvent.PROPOSE: move(LinkState.SENT, LinkState.PROPOSED, _ADDRESSEE, _COLLEGE),
        LinkEvent.REMIND: move(LinkState.SENT, None, _COLLEGE),
        LinkEvent.WITHDRAW: move(LinkState.SENT, LinkState.WITHDRAWN, _COLLEGE),
        LinkEvent.SETTLE: move(LinkState.PROPOSED, LinkState.ANSWERED, _COLLEGE),
        # Where the task may be answered anew: what a base says of its places changes.
        LinkEvent.AGAIN: move(LinkState.ANSWERED, LinkState.ANSWERED, _ADDRESSEE, _COLLEGE),
    },
    why={
        LinkState.PROPOSED: LinkAnsweredError.message,
        LinkState.ANSWERED: LinkAnsweredError.message,
        LinkState.WITHDRAWN: LinkWithdrawnError.message,
    },
)


@dataclass(frozen=True)
class Addressee:
    """Whom a task is for; without an e-mail the link is passed on by hand."""

    name: str
    email: str = ""
    phone: str = ""
    user_id: int | None = None
    student_id: int | None = None


@dataclass(frozen=True)
class Spoken:
    """An answer «со слов»: who said it, on which day, by what way."""

    name: str
    on: date
    way: SpokenWay


def secret_of(nonce: str, key: str) -> str:
    """Return the secret of a link: whoever reads the database alone cannot make it."""
    return hmac.new(key.encode(), f"task-link:{nonce}".encode(), sha256).hexdigest()[:48]


def digest_of(secret: str) -> str:
    """Return what is kept of a secret."""
    return sha256(quote(secret).encode()).hexdigest()


def standing_of(state: LinkState, until: date, *, today: date) -> LinkStanding:
    """Return how a link stands for people."""
    if state is LinkState.SENT:
        return LinkStanding.EXPIRED if today > until else LinkStanding.WAITING
    return LinkStanding(state.value)


def refuse_closed(state: LinkState, until: date, *, today: date, is_lasting: bool = False) -> None:
    """Raise the error that says why a link takes no answer, if it takes none.

    A lasting one takes another answer until its day.
    """
    if state is LinkState.WITHDRAWN:
        raise LinkWithdrawnError
    is_over = today > until
    takes_another = is_lasting and state is LinkState.ANSWERED and not is_over
    if state is not LinkState.SENT and not takes_another:
        raise LinkAnsweredError
    if is_over:
        raise LinkOverError
