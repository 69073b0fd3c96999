"""How the log of changes calls amendments."""

from typing import Any

from flask_babel import lazy_gettext as _l

from app.audit.naming import RecordNames
from app.plan.amendments.models import Amendment, AmendmentChange
from app.plan.amendments.rules import ItemWords
from app.plan.permissions import Permission


def _words(data: dict[str, Any] | None) -> str:
    texts = ItemWords.from_json(data).by_field().values() if data else ()
    return "; ".join(text for text in texts if text)


RECORDS = (
    RecordNames(
        Amendment,
        _l("изменение плана"),
        {
            "plan_id": _l("план"),
            "number": _l("номер"),
            "title": _l("что меняется"),
            "state": _l("состояние"),
            "minutes_number": _l("номер протокола"),
            "minutes_on": _l("дата протокола"),
            "adopted_at": _l("принято"),
        },
        shown_by=(Amendment.number, Amendment.title),
        card="plan.amendment_detail",
        argument="amendment_id",
        managed_by=Permission.ITEM_MANAGE,
    ),
    RecordNames(
        AmendmentChange,
        _l("изменение пункта плана"),
        {
            "amendment_id": _l("изменение плана"),
            "kind": _l("что с пунктом"),
            "item_id": _l("пункт плана"),
            "section_id": _l("раздел плана"),
            "before": _l("было"),
            "after": _l("станет"),
        },
        shown_by=(AmendmentChange.kind,),
        values={"before": _words, "after": _words},
    ),
)
