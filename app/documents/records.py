"""How the log of changes calls the records of this package."""

from flask_babel import lazy_gettext as _l

from app.audit.naming import RecordNames
from app.documents.models import Paper, PaperTemplate
from app.documents.permissions import Permission

RECORDS = (
    RecordNames(
        PaperTemplate,
        _l("шаблон документа"),
        {
            "kind": _l("вид документа"),
            "file_id": _l("файл"),
            "is_current": _l("действует"),
        },
        shown_by=(PaperTemplate.kind,),
    ),
    RecordNames(
        Paper,
        _l("документ"),
        {
            "kind": _l("вид документа"),
            "year": _l("год"),
            "serial": _l("номер по порядку"),
            "number": _l("номер"),
            "issued_on": _l("дата документа"),
            "parties": _l("стороны"),
            "entity": _l("вид записи"),
            "entity_id": _l("запись"),
            "template_id": _l("шаблон"),
            "superseded_by_id": _l("заменён документом"),
            "cancelled_at": _l("аннулирован"),
            "cancel_reason": _l("почему аннулирован"),
        },
        shown_by=(Paper.number,),
        card="documents.paper_detail",
        argument="paper_id",
        managed_by=Permission.PAPER_CANCEL,
    ),
)
