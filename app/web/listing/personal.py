"""What this package holds on people."""

from flask_babel import lazy_gettext as _l

from app.web.idempotency import IdempotencyKey
from app.web.listing.models import SavedFilter, UndoStep
from app.web.personal import Fate, PersonalTable

PERSONAL_DATA = (
    PersonalTable(
        SavedFilter,
        _l("Сохранённые фильтры"),
        by=(SavedFilter.user_id,),
        fate=Fate.DELETE,
        fields={"title": _l("название"), "path": _l("список"), "query": _l("условия")},
    ),
    PersonalTable(
        UndoStep,
        _l("Действия, которые можно отменить"),
        by=(UndoStep.user_id,),
        fate=Fate.DELETE,
        fields={"act": _l("действие"), "created_at": _l("когда")},
    ),
    PersonalTable(
        IdempotencyKey,
        _l("Ключи отправленных форм"),
        by=(IdempotencyKey.user_id,),
        fate=Fate.DELETE,
        hidden=frozenset({"key"}),
        fields={"location": _l("страница"), "created_at": _l("когда")},
    ),
)
