"""How the log of changes calls the records of the council's meeting."""

from flask_babel import lazy_gettext as _l

from app.audit.naming import RecordNames
from app.awards.council.models import CouncilSession, NominationVerdict

RECORDS = (
    RecordNames(
        CouncilSession,
        _l("рассмотрение конкурса советом"),
        {
            "round_id": _l("конкурс"),
            "meeting_id": _l("заседание"),
            "question_id": _l("вопрос повестки"),
            "decided_at": _l("решение записано"),
        },
    ),
    RecordNames(
        NominationVerdict,
        _l("решение совета по кандидатуре"),
        {
            "nomination_id": _l("выдвижение"),
            "session_id": _l("рассмотрение конкурса советом"),
            "outcome": _l("решение"),
            "honour_id": _l("вид награды"),
            "votes_for": _l("за"),
            "votes_against": _l("против"),
            "votes_abstained": _l("воздержались"),
            "reason": _l("почему иначе, чем по оценкам"),
        },
    ),
)
