"""How the log of changes calls the records of this package."""

from flask_babel import lazy_gettext as _l

from app.audit.naming import RecordNames
from app.files.models import Attachment, StoredFile

RECORDS = (
    RecordNames(
        StoredFile,
        _l("файл"),
        {
            "name": _l("имя файла"),
            "kind": _l("вид"),
            "size": _l("размер, байт"),
            "created_by_id": _l("кто загрузил"),
        },
        shown_by=(StoredFile.name,),
    ),
    RecordNames(
        Attachment,
        _l("приложенный файл"),
        {
            "entity": _l("к какой таблице"),
            "entity_id": _l("к какой записи"),
            "purpose": _l("назначение"),
            "caption": _l("что на фотографии"),
            "file_id": _l("файл"),
            "added_at": _l("приложен"),
            "added_by_id": _l("кто приложил"),
            "added_by": _l("имя приложившего"),
            "replaced_by_id": _l("заменён версией"),
        },
        card="files.attachment_detail",
        argument="attachment_id",
    ),
)
