"""How the log of changes calls the records of this package."""

from flask_babel import lazy_gettext as _l

from app.audit.naming import RecordNames
from app.organizations.models import ContactPerson, Organization
from app.organizations.permissions import Permission

RECORDS = (
    RecordNames(
        Organization,
        _l("организация"),
        {
            "name": _l("полное название"),
            "short_name": _l("краткое название"),
            "kind": _l("вид"),
            "address": _l("адрес"),
            "inn": _l("ИНН"),
            "kpp": _l("КПП"),
            "ogrn": _l("ОГРН"),
            "head_name": _l("руководитель"),
            "head_position": _l("должность руководителя"),
            "archived_on": _l("вышла из кластера"),
        },
        shown_by=(Organization.short_name,),
        card="organizations.organization_detail",
        argument="organization_id",
        managed_by=Permission.ORGANIZATION_MANAGE,
    ),
    RecordNames(
        ContactPerson,
        _l("контактное лицо"),
        {"name": _l("имя"), "position": _l("должность")},
        shown_by=(ContactPerson.name,),
    ),
)
