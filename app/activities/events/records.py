"""How the log of changes calls events."""

from flask_babel import lazy_gettext as _l

from app.activities.events.enums import ParticipantKind
from app.activities.events.models import (
    ClusterEvent,
    EventMove,
    EventOrganization,
    EventPrize,
    EventSeries,
)
from app.activities.permissions import Permission
from app.audit.naming import RecordNames

_NUMBERS = {
    **{f"planned_{one.value}": _l("ожидается: %(who)s", who=one.label) for one in ParticipantKind},
    **{f"actual_{one.value}": _l("было: %(who)s", who=one.label) for one in ParticipantKind},
}
RECORDS = (
    RecordNames(
        ClusterEvent,
        _l("мероприятие"),
        {
            "kind": _l("вид"),
            "title": _l("название"),
            "starts_on": _l("первый день"),
            "ends_on": _l("последний день"),
            "starts_at": _l("начало"),
            "ends_at": _l("окончание"),
            "place": _l("место"),
            "responsible_id": _l("ответственный"),
            "programme": _l("программа"),
            "results": _l("итоги"),
            "report_text": _l("отчёт"),
            "held_on": _l("когда прошло"),
            "cancel_reason": _l("причина отмены"),
            "is_public": _l("видно всем"),
            "asks_publication": _l("нужна публикация"),
            "series_id": _l("серия"),
            "series_day": _l("день серии"),
            **_NUMBERS,
        },
        shown_by=(ClusterEvent.title,),
        card="activities.event_detail",
        argument="event_id",
        managed_by=Permission.EVENT_MANAGE,
    ),
    RecordNames(
        EventOrganization,
        _l("организация мероприятия"),
        {"event_id": _l("мероприятие"), "part": _l("в качестве")},
    ),
    RecordNames(
        EventMove,
        _l("перенос мероприятия"),
        {
            "event_id": _l("мероприятие"),
            "old_starts_on": _l("было с"),
            "old_ends_on": _l("было по"),
            "new_starts_on": _l("стало с"),
            "new_ends_on": _l("стало по"),
            "reason": _l("причина"),
            "moved_on": _l("когда перенесено"),
        },
    ),
    RecordNames(
        EventPrize,
        _l("результат мероприятия"),
        {
            "event_id": _l("мероприятие"),
            "award": _l("место или награда"),
            "nomination": _l("номинация"),
            "winner": _l("кто"),
        },
        shown_by=(EventPrize.award,),
        personal=frozenset({"winner"}),
        personal_to=Permission.EVENT_MANAGE,
    ),
    RecordNames(
        EventSeries, _l("серия мероприятий"), {"rhythm": _l("как часто"), "until": _l("по день")}
    ),
)
