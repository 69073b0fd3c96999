"""What a base answers for a year: counted against who is there already, confirmed by whom."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm.attributes import flag_modified

from app.base.locks import lock
from app.base.viewer import Viewer
from app.extensions import db
from app.practice.hosting.enums import ConfirmedBy, IntentAnswer, IntentState
from app.practice.hosting.models import HostingIntent
from app.practice.hosting.rules import IntentTerms, pools_of
from app.practice.hosting.services import require_may_answer
from app.practice.services.ledger import keep_pools


@dataclass(frozen=True)
class BaseWord:
    """Whose word an answer is, on which day and by what way it came."""

    name: str
    on: date
    way: ConfirmedBy


def answer_intent(
    intent: HostingIntent, *, terms: IntentTerms, word: BaseWord, actor: Viewer
) -> None:
    """Take a base's answer for a year; an answer that was there is replaced, the log keeps it.

    Raises IntentRowsError, IntentReasonError, IntentBelowTakenError, each by its field,
    NotFoundError for a stranger's base, NotAllowedError.
    """
    require_may_answer(intent.base, actor)
    lock(intent)
    db.session.expire(intent, ["rows"])  # another answer may have replaced those that were read
    keep_pools(intent, pools_of(intent.year, terms))
    hosts = terms.answer is IntentAnswer.HOSTS
    intent.state = IntentState.HOSTS if hosts else IntentState.DECLINED
    intent.reason = None if hosts else terms.reason
    intent.note = terms.note
    intent.confirmed_on, intent.confirmed_by, intent.confirmed_way = word.on, word.name, word.way
    intent.confirmed_by_id = actor.id or None
    flag_modified(intent, "confirmed_on")  # rows alone are a new version too
    db.session.flush()
