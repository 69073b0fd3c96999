"""What this package holds on people, and how long."""

from datetime import date
from typing import Any

from flask import url_for
from flask_babel import lazy_gettext as _l
from sqlalchemy import Select, select

from app.base.clock import start_of_day
from app.joining.enums import JoinState
from app.joining.models import JoinRequest
from app.web.personal import ERASED, PersonalTable, PersonSource, RetentionKind


def _past(state: JoinState, day: date) -> Select[Any]:
    return select(JoinRequest).where(
        JoinRequest.state == state,
        JoinRequest.answered_at < start_of_day(day),
        JoinRequest.contact_name != ERASED,
    )


PERSONAL_DATA = (
    PersonSource(
        "join_request",
        JoinRequest,
        _l("заявитель на участие"),
        name=lambda asked: asked.contact_name,
        card=lambda asked: url_for("joining.request_detail", join_request_id=asked.id),
        emails=(JoinRequest.email,),
    ),
    PersonalTable(
        JoinRequest,
        _l("Заявки на участие"),
        by=(JoinRequest.id,),
        addressed=(JoinRequest.email,),
        blank={
            "contact_name": ERASED,
            "contact_position": "",
            "phone": "",
            "email": "",
            "comment": "",
        },
        stays=_l("Какая организация просилась и что ей ответили: для отчёта."),
    ),
)
RETENTION = (
    RetentionKind(
        "joining.declined",
        _l("Отклонённые заявки на участие"),
        6,
        _l("Цель не достигнута: организация не стала участником."),
        lambda day: _past(JoinState.DECLINED, day),
    ),
    RetentionKind(
        "joining.approved",
        _l("Принятые заявки на участие"),
        36,
        _l("Контакты уже записаны в карточке организации."),
        lambda day: _past(JoinState.APPROVED, day),
    ),
)
