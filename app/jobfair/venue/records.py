"""How the log of changes calls participants and stands."""

from flask_babel import lazy_gettext as _l

from app.audit.naming import RecordNames
from app.jobfair.permissions import Permission
from app.jobfair.venue.models import (
    FairGuest,
    FairGuestGroup,
    FairParticipant,
    FairRepresentative,
    FairSession,
    FairSessionSeat,
    FairStand,
)

RECORDS = (
    RecordNames(
        FairParticipant,
        _l("участник ярмарки"),
        {
            "fair_id": _l("ярмарка"),
            "stand": _l("стенд"),
            "tables": _l("собеседований одновременно"),
            "needs": _l("что нужно на стенде"),
            "decided_at": _l("решение принято"),
            "needs_power": _l("нужна розетка"),
            "needs_screen": _l("нужен экран"),
            "reason": _l("причина отказа"),
        },
        shown_by=(FairParticipant.stand,),
        card="jobfair.participant_detail",
        argument="participant_id",
        managed_by=Permission.FAIR_MANAGE,
    ),
    RecordNames(
        FairRepresentative,
        _l("представитель участника ярмарки"),
        {
            "participant_id": _l("участник ярмарки"),
            "name": _l("имя"),
            "post": _l("должность"),
            "code": _l("код бейджа"),
        },
    ),
    RecordNames(
        FairStand,
        _l("стенд"),
        {
            "fair_id": _l("ярмарка"),
            "number": _l("номер"),
            "line": _l("ряд"),
            "place": _l("место в ряду"),
            "has_power": _l("есть розетка"),
        },
        shown_by=(FairStand.number,),
    ),
    RecordNames(
        FairSession,
        _l("событие программы ярмарки"),
        {
            "fair_id": _l("ярмарка"),
            "kind": _l("вид"),
            "title": _l("название"),
            "about": _l("о чём"),
            "speaker": _l("кто ведёт"),
            "place": _l("где"),
            "starts_at": _l("начало"),
            "ends_at": _l("конец"),
            "seats": _l("мест"),
            "participant_id": _l("участник ярмарки"),
        },
        shown_by=(FairSession.title,),
    ),
    RecordNames(
        FairSessionSeat,
        _l("запись на событие ярмарки"),
        {
            "session_id": _l("событие программы"),
            "user_id": _l("кто записался"),
            "taken_at": _l("когда записался"),
        },
    ),
    RecordNames(
        FairGuestGroup,
        _l("приглашённая на ярмарку группа"),
        {
            "fair_id": _l("ярмарка"),
            "group_id": _l("группа"),
            "invited_at": _l("приглашена"),
            "letters": _l("писем"),
        },
    ),
    RecordNames(
        FairGuest,
        _l("приглашение на второй тур ярмарки"),
        {
            "fair_id": _l("ярмарка"),
            "student_id": _l("студент"),
            "earlier_id": _l("прежняя ярмарка"),
            "invited_at": _l("приглашён"),
            "invited_by_id": _l("кто пригласил"),
        },
    ),
)
