"""How the log of changes calls the records of documents."""

from flask_babel import lazy_gettext as _l

from app.activities.documents.models import (
    ClusterDocument,
    DocumentCounterparty,
    DocumentVersion,
    SheetLine,
)
from app.activities.permissions import Permission
from app.audit.naming import RecordNames

RECORDS = (
    RecordNames(
        ClusterDocument,
        _l("документ кластера"),
        {
            "kind": _l("вид"),
            "title": _l("название"),
            "number": _l("номер"),
            "dated_on": _l("дата документа"),
            "author": _l("кто подготовил"),
            "approved_on": _l("когда утверждён"),
            "valid_until": _l("действует до"),
            "is_public": _l("открыт всем"),
            "cancelled_on": _l("когда отменён"),
            "cancel_reason": _l("почему отменён"),
            "superseded_by_id": _l("чем заменён"),
        },
        shown_by=(ClusterDocument.title,),
        card="activities.document_detail",
        argument="document_id",
        managed_by=Permission.DOCUMENT_MANAGE,
    ),
    RecordNames(
        DocumentCounterparty,
        _l("сторона документа"),
        {"document_id": _l("документ"), "organization_id": _l("организация")},
    ),
    RecordNames(
        DocumentVersion,
        _l("версия документа"),
        {
            "document_id": _l("документ"),
            "number": _l("номер версии"),
            "file_id": _l("файл"),
            "changes": _l("что изменилось"),
            "added_at": _l("когда приложена"),
            "added_by_id": _l("кто приложил"),
            "added_by": _l("кто приложил, имя"),
            "registered_as": _l("номер документа"),
            "dated_on": _l("дата документа"),
            "approver": _l("кто утвердил"),
            "approved_on": _l("когда утверждена"),
            "minutes_number": _l("номер протокола"),
            "minutes_on": _l("дата протокола"),
            "meeting_id": _l("заседание"),
        },
    ),
    RecordNames(
        SheetLine,
        _l("согласование документа"),
        {
            "version_id": _l("версия"),
            "user_id": _l("кто согласует"),
            "name": _l("имя"),
            "asked_on": _l("когда спрошен"),
            "answer": _l("ответ"),
            "remarks": _l("замечания"),
            "answered_on": _l("когда ответил"),
        },
        shown_by=(SheetLine.name,),
    ),
)
