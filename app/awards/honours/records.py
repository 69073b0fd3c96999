"""How the log of changes calls kinds of award."""

from flask_babel import lazy_gettext as _l

from app.audit.naming import RecordNames
from app.awards.honours.models import Honour

RECORDS = (
    RecordNames(
        Honour,
        _l("вид награды"),
        {
            "round_id": _l("конкурс"),
            "ordinal": _l("какой по порядку"),
            "kind": _l("что это"),
            "title": _l("название"),
            "degree": _l("степень"),
            "number": _l("сколько наград"),
            "wording": _l("за что"),
            "awarder": _l("кто награждает"),
            "cosigners": _l("кто ещё подписывает"),
            "least_years": _l("стаж не меньше, лет"),
        },
        shown_by=(Honour.title, Honour.degree),
    ),
)
