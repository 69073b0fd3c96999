"""Why something was changed after it was settled."""

from app.awards.enums import AmendmentKind
from app.awards.errors import AmendmentReasonError
from app.awards.models import AwardAmendment, AwardRound
from app.base.viewer import Viewer
from app.extensions import db


def keep_reason(
    round_: AwardRound,
    kind: AmendmentKind,
    *,
    reason: str,
    actor: Viewer,
    mentor_id: int | None = None,
    field: str = "change_reason",
) -> None:
    """Write down why; raises AmendmentReasonError with its field for no reason at all."""
    if not reason.strip():
        raise AmendmentReasonError(field=field)
    amendment = AwardAmendment(
        round_id=round_.id, mentor_id=mentor_id, kind=kind, reason=reason, made_by_id=actor.id
    )
    db.session.add(amendment)
    db.session.flush()
