"""How the log of changes calls comments."""

from flask_babel import lazy_gettext as _l

from app.audit.naming import RecordNames
from app.plan.comments.models import ItemComment

RECORDS = (
    RecordNames(
        ItemComment,
        _l("комментарий к пункту плана"),
        {
            "item_id": _l("пункт плана"),
            "author_id": _l("автор"),
            "text": _l("комментарий"),
            "written_at": _l("написан"),
            "mended_at": _l("исправлен"),
        },
    ),
)
