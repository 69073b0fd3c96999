"""How the log of changes calls what bases are asked by links."""

from flask_babel import lazy_gettext as _l

from app.audit.naming import RecordNames
from app.practice.offers.models import PeriodBase

RECORDS = (
    RecordNames(
        PeriodBase,
        _l("база в периоде практики"),
        {
            "period_id": _l("период"),
            "base_id": _l("база практики"),
            "places_asked_on": _l("спросили о местах"),
            "arrival_asked_on": _l("спросили, кто пришёл"),
        },
    ),
)
