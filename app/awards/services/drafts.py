"""What somebody has begun to write of a mentor: kept for that person alone, until submitted."""

from datetime import date, datetime

from app.awards import queries
from app.awards.models import AwardRound, NominationDraft
from app.awards.services.nominations import NominationTerms, hold_nominating, nominee
from app.base.errors import NotFoundError
from app.base.viewer import Viewer
from app.extensions import db


def save_draft(
    round_: AwardRound, *, terms: NominationTerms, actor: Viewer, now: datetime, today: date
) -> NominationDraft:
    """Keep what is written of a mentor so far; saved again it is the same draft.

    Raises MoveNotAllowedError, LateNominationError, NominatorBarredError, SelfNominationError,
    and NotFoundError for a mentor who is none of the person's business.
    """
    hold_nominating(round_, actor=actor, today=today)
    mentor = nominee(terms.mentor_id, actor=actor)
    draft = queries.find_draft(round_, mentor.id, writer=actor)
    if draft is None:
        draft = NominationDraft(round_id=round_.id, mentor_id=mentor.id, user_id=actor.id)
        db.session.add(draft)
    draft.merit, draft.reason, draft.saved_at = terms.merit, terms.reason, now
    db.session.flush()
    return draft


def drop_draft(draft: NominationDraft, *, actor: Viewer) -> None:
    """Throw away one's own draft; raises NotFoundError for somebody else's."""
    if draft.user_id != actor.id:
        raise NotFoundError
    db.session.delete(draft)
    db.session.flush()
