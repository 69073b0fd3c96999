"""Pairs and merges as lists."""

from flask_babel import lazy_gettext as _l

from app.twins.kinds import twin_kind
from app.twins.queries import MERGES_SORTABLE, SORTABLE
from app.web.listing.columns import Column
from app.web.listing.listing import Listing

PAIRS = Listing(
    name="twin-pairs",
    title=_l("Похожие записи"),
    count=(_l("пара"), _l("пары"), _l("пар")),
    columns=(
        Column(_l("Первая запись"), lambda pair: pair.left_title),
        Column(_l("Вторая запись"), lambda pair: pair.right_title),
        Column(_l("Что это"), lambda pair: twin_kind(pair.entity).label, on_screen=False),
        Column(_l("Почему похожи"), lambda pair: pair.why),
        Column(_l("Сходство, %"), lambda pair: pair.likeness, sort="likeness", kind="n"),
        Column(_l("Состояние"), lambda pair: pair.state.label, on_screen=False),
    ),
    orders=SORTABLE,
    order="-likeness",
)

MERGES = Listing(
    name="merges",
    title=_l("Объединения"),
    count=(_l("объединение"), _l("объединения"), _l("объединений")),
    columns=(
        Column(_l("Первая запись"), lambda merge: merge.pair.left_title),
        Column(_l("Вторая запись"), lambda merge: merge.pair.right_title),
        Column(_l("Когда"), lambda merge: merge.merged_at, sort="when"),
        Column(_l("Отменено"), lambda merge: merge.undone_at),
    ),
    orders=MERGES_SORTABLE,
    order="-when",
)
