"""How the log of changes calls the records of this package."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.audit.naming import RecordNames
from app.base.typography import counted
from app.deadlines import Deadline
from app.plan.item_periods import need_words
from app.plan.models import Item, ItemLink, Plan, Section
from app.plan.permissions import Permission
from app.plan.rules import Need
from app.plan.wording import deadline_words


def _academic_year(first: int) -> str:
    return f"{first}/{first + 1}"


def _warnings(warnings: list[Any]) -> str:
    return counted(len(warnings), _("замечание"), _("замечания"), _("замечаний"))


def _deadlines(deadlines: list[Any]) -> str:
    return "; ".join(deadline_words(Deadline.from_json(one)) for one in deadlines)


def _parts(parts: list[Any]) -> str:
    return "; ".join(f"{one['mark']} {one['title']}" for one in parts)


def _needs(needs: list[Any]) -> str:
    return "; ".join(need_words(Need.from_json(one)) for one in needs)


RECORDS = (
    RecordNames(
        Plan,
        _l("план"),
        {
            "first_year": _l("учебный год"),
            "title": _l("название"),
            "organization": _l("организация"),
            "director": _l("директор"),
            "approved_by": _l("кем утверждён"),
            "protocol_number": _l("номер протокола"),
            "protocol_date": _l("дата протокола"),
            "source_name": _l("файл"),
            "imported_at": _l("загружен"),
            "warnings": _l("замечания"),
        },
        shown_by=(Plan.title,),
        values={"first_year": _academic_year, "warnings": _warnings},
    ),
    RecordNames(
        Section,
        _l("раздел плана"),
        {
            "plan_id": _l("план"),
            "position": _l("место по порядку"),
            "number": _l("номер"),
            "title": _l("название"),
        },
        shown_by=(Section.number, Section.title),
    ),
    RecordNames(
        ItemLink,
        _l("связь записи с пунктом плана"),
        {
            "item_id": _l("пункт плана"),
            "entity": _l("вид записи"),
            "entity_id": _l("номер записи"),
        },
        shown_by=(ItemLink.entity,),
    ),
    RecordNames(
        Item,
        _l("пункт плана"),
        {
            "plan_id": _l("план"),
            "section_id": _l("раздел"),
            "position": _l("место по порядку"),
            "number": _l("номер"),
            "occurrence": _l("который с этим номером"),
            "title": _l("мероприятие"),
            "executors": _l("исполнители"),
            "deadline_text": _l("срок в документе"),
            "deadlines": _l("срок"),
            "deadlines_by_hand": _l("срок указан вручную"),
            "own_dates": _l("даты, указанные вручную"),
            "schedule_link": _l("ссылка на график"),
            "needs": _l("чем подтверждается"),
            "needs_confirmed_at": _l("чем подтверждается: проверено"),
            "needs_confirmed_by_id": _l("чем подтверждается: кто проверил"),
            "expected_result": _l("ожидаемый результат"),
            "parts": _l("части пункта"),
            "topic": _l("тема"),
            "topic_confirmed": _l("тема подтверждена"),
            "status_override": _l("состояние, указанное вручную"),
            "override_reason": _l("почему указано вручную"),
            "override_link": _l("ссылка на подтверждение"),
            "override_at": _l("когда указано вручную"),
            "override_until": _l("до какого дня действует указанное вручную"),
            "override_by_id": _l("кто указал вручную"),
            "overdue_confirmed_at": _l("когда подтверждена просрочка"),
            "overdue_confirmed_by_id": _l("кто подтвердил просрочку"),
            "withdrawn": _l("исключён из плана"),
        },
        shown_by=(Item.number, Item.title),
        values={"deadlines": _deadlines, "parts": _parts, "needs": _needs},
        card="plan.item_detail",
        argument="item_id",
        managed_by=Permission.ITEM_MANAGE,
    ),
)
