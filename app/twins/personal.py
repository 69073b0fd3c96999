"""What this package holds on people: names in pairs, and what a merge may put back."""

from flask_babel import lazy_gettext as _l

from app.twins.models import Merge, TwinPair
from app.web.personal import ERASED, PersonalTable

PERSONAL_DATA = (
    PersonalTable(
        TwinPair,
        _l("Похожие записи"),
        entity=(TwinPair.entity, TwinPair.left_id, TwinPair.right_id),
        blank={"left_title": ERASED, "right_title": ERASED, "why": ""},
        stays=_l("То, что записи сравнили. Имена удаляются."),
    ),
    PersonalTable(
        Merge,
        _l("Объединённые записи"),
        entity=(Merge.entity, Merge.kept_id, Merge.gone_id),
        blank={"steps": lambda _merge: {}},
        stays=_l("То, что записи объединили. Прежние значения удаляются, отменить уже нельзя."),
    ),
)
