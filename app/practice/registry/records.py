"""How the log of changes calls the records of the registry."""

from flask_babel import lazy_gettext as _l

from app.audit.naming import RecordNames
from app.practice.permissions import Permission
from app.practice.registry.models import BaseKind, BaseResponsible, BaseSpeciality, PracticeBase

RECORDS = (
    RecordNames(
        PracticeBase,
        _l("база практики"),
        {
            "title": _l("название площадки"),
            "address": _l("адрес"),
            "district": _l("район"),
            "latitude": _l("широта"),
            "longitude": _l("долгота"),
            "needs_medical_book": _l("нужна медицинская книжка"),
            "has_dormitory": _l("есть общежитие"),
            "hours": _l("часы работы"),
            "transport": _l("как добраться"),
            "conditions": _l("другие условия"),
            "archived_on": _l("выбыла из реестра"),
        },
        shown_by=(PracticeBase.title,),
        card="practice.base_detail",
        argument="base_id",
        managed_by=Permission.BASE_MANAGE,
    ),
    RecordNames(
        BaseKind, _l("вид практики базы"), {"base_id": _l("база практики"), "kind": _l("вид")}
    ),
    RecordNames(BaseSpeciality, _l("специальность базы"), {"base_id": _l("база практики")}),
    RecordNames(
        BaseResponsible,
        _l("ответственный за практику"),
        {
            "base_id": _l("база практики"),
            "name": _l("имя"),
            "position": _l("должность"),
            "order_number": _l("номер приказа"),
            "order_on": _l("дата приказа"),
            "conforms_on": _l("соответствие ст. 331 и 351.1 ТК РФ проверено"),
            "since": _l("отвечает с"),
            "until": _l("отвечает по"),
        },
        shown_by=(BaseResponsible.name,),
    ),
)
