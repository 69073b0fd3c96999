"""What of awards waits for one person."""

from collections.abc import Sequence

from flask_babel import lazy_gettext as _l

from app.accounts.handover import HandoverKind
from app.accounts.models import User
from app.awards.models import Nomination, ScoreSheet
from app.awards.queries.handover import list_draft_sheets_by, list_running_nominations_by


def _nominations_of(user: User) -> Sequence[Nomination]:
    return list_running_nominations_by(user.id)


def _give_nomination(nomination: Nomination, successor: User) -> None:
    nomination.nominated_by_id, nomination.by_student = successor.id, False


def _drafts_of(user: User) -> Sequence[ScoreSheet]:
    return list_draft_sheets_by(user.id)


HANDOVER = (
    HandoverKind(
        "nominations", _l("Кандидатуры в идущих конкурсах"), _nominations_of, _give_nomination
    ),
    HandoverKind(
        "score_sheets",
        _l("Незаконченные оценки"),
        _drafts_of,
        note=_l("Оценки не передают: незаконченные в итог не войдут, отправленные останутся."),
    ),
)
