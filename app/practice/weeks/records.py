"""How the log of changes calls the records of the weeks."""

from flask_babel import lazy_gettext as _l

from app.audit.naming import RecordNames
from app.practice.weeks.models import (
    DiaryEntry,
    PaperReceipt,
    PlacementStep,
    PracticeReference,
    PracticeResult,
    SupervisorVisit,
)

_PLACEMENT = _l("направление на практику")

RECORDS = (
    RecordNames(
        PlacementStep,
        _l("событие практики"),
        {
            "placement_id": _PLACEMENT,
            "event": _l("что произошло"),
            "state": _l("состояние"),
            "happened_on": _l("когда"),
            "place_id": _l("место"),
            "reason": _l("причина"),
            "order_number": _l("приказ №"),
            "order_on": _l("приказ от"),
            "made_at": _l("отмечено"),
        },
    ),
    RecordNames(
        DiaryEntry,
        _l("запись дневника"),
        {
            "placement_id": _PLACEMENT,
            "day": _l("день"),
            "work": _l("выполненная работа"),
            "hours": _l("часы"),
            "written_at": _l("записано"),
        },
    ),
    RecordNames(
        SupervisorVisit,
        _l("посещение базы практики"),
        {
            "period_id": _l("период"),
            "base_id": _l("база практики"),
            "visited_on": _l("когда"),
            "seen": _l("что увидели"),
            "remarks": _l("замечания"),
        },
    ),
    RecordNames(
        PracticeResult,
        _l("итог практики"),
        {
            "placement_id": _PLACEMENT,
            "grade": _l("отметка"),
            "hours": _l("часы"),
            "attestation_on": _l("дата аттестации"),
        },
    ),
    RecordNames(
        PaperReceipt,
        _l("сданный документ"),
        {
            "placement_id": _PLACEMENT,
            "paper": _l("документ"),
            "received_on": _l("когда"),
        },
    ),
    RecordNames(
        PracticeReference,
        _l("характеристика с практики"),
        {
            "placement_id": _PLACEMENT,
            "text": _l("текст"),
            "competences": _l("компетенции"),
            "conclusion": _l("вывод"),
            "signed_by": _l("подписал(а)"),
            "signed_on": _l("дата"),
        },
    ),
)
