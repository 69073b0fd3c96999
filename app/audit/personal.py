"""What this package holds on people, and how long."""

from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import Select, select

from app.audit.models import AuditEntry
from app.base.clock import start_of_day
from app.web.personal import Fate, PersonalTable, RetentionKind, drop_row


def _past(day: date) -> Select[Any]:
    return select(AuditEntry).where(AuditEntry.at < start_of_day(day))


PERSONAL_DATA = (
    PersonalTable(
        AuditEntry,
        _l("Журнал изменений"),
        made_by=(AuditEntry.actor_id,),
        signed=((AuditEntry.actor_id, AuditEntry.actor_name),),
        fate=Fate.STAY,
        stays=_l("Что изменение было и когда. Прежние и новые значения скрываются."),
    ),
)
RETENTION = (
    RetentionKind(
        "audit.entries",
        _l("Журнал изменений"),
        60,
        _l("Разбор спорных изменений; отчётность колледжа за прошлые годы."),
        _past,
        drop_row,
    ),
)
