"""What this package holds on people, and how long."""

from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import Select, select

from app.base.clock import start_of_day
from app.links.enums import LinkState
from app.links.models import TaskLink
from app.web.personal import ERASED, PersonalTable, RetentionKind


def _state_left(link: Any) -> LinkState:
    return LinkState.WITHDRAWN if link.state is LinkState.SENT else link.state


def _past(day: date) -> Select[Any]:
    return select(TaskLink).where(
        TaskLink.sent_at < start_of_day(day), TaskLink.addressee_name != ERASED
    )


PERSONAL_DATA = (
    PersonalTable(
        TaskLink,
        _l("Ссылки для ответа без учётной записи"),
        by=(TaskLink.student_id, TaskLink.user_id),
        addressed=(TaskLink.addressee_email,),
        named=(TaskLink.addressee_name,),
        texts=(TaskLink.record_label,),
        made_by=(TaskLink.sent_by_id, TaskLink.answered_by_id, TaskLink.settled_by_id),
        blank={
            "state": _state_left,
            "record_label": ERASED,
            "addressee_name": ERASED,
            "addressee_email": "",
            "addressee_phone": "",
            "answered_by": lambda link: ERASED if link.answered_by else "",
            "answer": None,
        },
        stays=_l("О чём спросили и ответили ли: для подсчёта. Имя, адрес и ответ удаляются."),
        hidden=frozenset({"digest", "nonce"}),
    ),
)
RETENTION = (
    RetentionKind(
        "links.sent",
        _l("Ссылки для ответа без учётной записи"),
        24,
        _l("Ответ уже перенесён в записи; сама ссылка нужна, чтобы разобрать спор."),
        _past,
    ),
)
