"""How the log of changes calls executors of a plan."""

from flask_babel import lazy_gettext as _l

from app.audit.naming import RecordNames
from app.plan.executors.models import ExecutorLink, PlanExecutor

RECORDS = (
    RecordNames(
        PlanExecutor,
        _l("исполнитель плана"),
        {
            "plan_id": _l("план"),
            "name": _l("слова плана"),
            "is_confirmed": _l("подтверждён"),
            "is_everybody": _l("все организации кластера"),
        },
        shown_by=(PlanExecutor.name,),
    ),
    RecordNames(
        ExecutorLink,
        _l("кто исполняет пункты плана"),
        {
            "executor_id": _l("исполнитель"),
            "council_id": _l("совет"),
            "organization_id": _l("организация"),
            "user_id": _l("учётная запись"),
        },
    ),
)
