"""How the log of changes calls second rounds and what was chosen in them."""

from flask_babel import lazy_gettext as _l

from app.audit.naming import RecordNames
from app.practice.rounds.models import SecondChoice, SecondRound, SecondWish

RECORDS = (
    RecordNames(
        SecondRound,
        _l("второй тур практики"),
        {
            "period_id": _l("период"),
            "open_until": _l("до какого дня выбирают"),
            "opened_at": _l("открыт"),
            "settled_at": _l("места назначены"),
        },
    ),
    RecordNames(
        SecondChoice,
        _l("выбор во втором туре"),
        {
            "round_id": _l("второй тур"),
            "student_id": _l("студент"),
            "submitted_at": _l("отправлено"),
            "changed_at": _l("изменено"),
        },
    ),
    RecordNames(
        SecondWish,
        _l("место в выборе второго тура"),
        {
            "choice_id": _l("выбор"),
            "rank": _l("приоритет"),
            "place_id": _l("место"),
        },
    ),
)
