"""What this package holds on people."""

from flask_babel import lazy_gettext as _l

from app.plan.models import Item, PlanUpload
from app.web.personal import Fate, PersonalTable

PERSONAL_DATA = (
    PersonalTable(
        Item,
        _l("Пункты плана"),
        made_by=(Item.needs_confirmed_by_id, Item.override_by_id, Item.overdue_confirmed_by_id),
        fate=Fate.STAY,
        stays=_l("Решения по пунктам плана: по ним отчитывается совет."),
    ),
    PersonalTable(
        PlanUpload,
        _l("Загруженные документы плана"),
        by=(PlanUpload.user_id,),
        fate=Fate.DELETE,
        hidden=frozenset({"document", "source", "digest"}),
        fields={"source_name": _l("имя файла"), "created_at": _l("загружен")},
    ),
)
