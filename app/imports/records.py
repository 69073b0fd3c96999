"""How the log of changes calls the records of this package."""

from flask_babel import lazy_gettext as _l

from app.audit.naming import RecordNames
from app.imports.models import ImportRun

RECORDS = (
    RecordNames(
        ImportRun,
        _l("загрузка таблицы"),
        {
            "kind": _l("что загружают"),
            "file_id": _l("сохранённый файл"),
            "source_name": _l("файл"),
            "sheet": _l("лист"),
            "heading_row": _l("строка заголовков"),
            "columns": _l("столбцы"),
            "options": _l("отмечено"),
            "other_twins": _l("похожие строки"),
            "good_rows": _l("только верные строки"),
            "message": _l("сообщение"),
            "applied_at": _l("загружена"),
            "undone_at": _l("отменена"),
        },
        shown_by=(ImportRun.source_name,),
        card="imports.run_detail",
        argument="run_id",
    ),
)
