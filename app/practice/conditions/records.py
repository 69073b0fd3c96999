"""How the log of changes calls the conditions of a distribution."""

from flask_babel import lazy_gettext as _l

from app.audit.naming import RecordNames
from app.practice.conditions.models import (
    KeptApart,
    PeriodLimit,
    PracticeConflict,
    WishCompanion,
)

RECORDS = (
    RecordNames(
        PeriodLimit,
        _l("предел распределения"),
        {
            "period_id": _l("период"),
            "organization_id": _l("организация"),
            "town": _l("населённый пункт"),
            "maximum": _l("студентов не больше"),
        },
    ),
    RecordNames(
        WishCompanion,
        _l("с кем идти на практику"),
        {
            "period_id": _l("период"),
            "student_id": _l("студент"),
            "companion_id": _l("с кем"),
            "named_at": _l("назван(а)"),
        },
    ),
    RecordNames(
        KeptApart,
        _l("кого не направляют вместе"),
        {
            "period_id": _l("период"),
            "first_id": _l("студент"),
            "second_id": _l("второй студент"),
            "reason": _l("причина"),
            "added_at": _l("записано"),
            "added_by_id": _l("кем"),
        },
        personal=frozenset({"first_id", "second_id", "reason"}),
    ),
    RecordNames(
        PracticeConflict,
        _l("конфликт интересов на практике"),
        {
            "student_id": _l("студент"),
            "organization_id": _l("организация"),
            "reason": _l("причина"),
            "declared_at": _l("объявлен"),
            "declared_by_id": _l("кем"),
        },
        personal=frozenset({"reason"}),
    ),
)
