"""How the log of changes calls issued reports."""

from flask_babel import lazy_gettext as _l

from app.audit.naming import RecordNames
from app.plan.reporting.models import PlanReport

RECORDS = (
    RecordNames(
        PlanReport,
        _l("отчёт о выполнении плана"),
        {"plan_id": _l("план"), "as_of": _l("на дату")},
        shown_by=(PlanReport.as_of,),
    ),
)
