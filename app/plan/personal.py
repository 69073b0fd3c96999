"""What this package holds on people."""

from flask_babel import lazy_gettext as _l

from app.plan.models import PlanUpload
from app.web.personal import Fate, PersonalTable

PERSONAL_DATA = (
    PersonalTable(
        PlanUpload,
        _l("Загруженные документы плана"),
        by=(PlanUpload.user_id,),
        fate=Fate.DELETE,
        hidden=frozenset({"document", "source", "digest"}),
        fields={"source_name": _l("имя файла"), "created_at": _l("загружен")},
    ),
)
