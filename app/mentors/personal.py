"""What this package holds on people, and how long."""

from datetime import date
from typing import Any

from flask import url_for
from flask_babel import lazy_gettext as _l
from sqlalchemy import Select, select

from app.mentors.models import Mentor, Mentorship
from app.mentors.passports.personal import BLANK
from app.mentors.passports.personal import PERSONAL_DATA as PASSPORTS
from app.web.personal import ERASED, PersonalTable, PersonSource, RetentionKind


def _left_before(day: date) -> Select[Any]:
    return select(Mentor).where(Mentor.archived_on < day, Mentor.last_name != ERASED)


def _prose(column: str) -> Any:
    return lambda mentorship: ERASED if getattr(mentorship, column) else ""


PERSONAL_DATA = (
    PersonSource(
        "mentor",
        Mentor,
        _l("наставник"),
        name=lambda mentor: "" if mentor.last_name == ERASED else mentor.full_name,
        card=lambda mentor: url_for("mentors.mentor_detail", mentor_id=mentor.id),
        emails=(Mentor.email,),
        account=Mentor.user_id,
    ),
    PersonalTable(
        Mentor,
        _l("Карточка наставника"),
        by=(Mentor.id,),
        blank={
            "last_name": ERASED,
            "first_name": lambda mentor: f"№\u00a0{mentor.id}",  # two of an organization stay apart
            "middle_name": "",
            "phone": None,
            "email": None,
            "experience_since": None,
            "own_name_dative": "",
            "own_position_dative": "",
            **BLANK,
        },
        stays=_l("Организация и должность: по ним считаются наставники и наставничества."),
    ),
    PersonalTable(
        Mentorship,
        _l("Наставничества"),
        by=(Mentorship.student_id, Mentorship.mentor_id),
        blank={name: _prose(name) for name in ("goal", "result", "reason")},
        stays=_l("Даты и состояние: для подсчёта. Цель, итог и причина удаляются."),
    ),
    *PASSPORTS,
)
RETENTION = (
    RetentionKind(
        "mentors.left",
        _l("Бывшие наставники"),
        60,
        _l("Учёт наградного стажа и отчёты прошлых лет [сверить]."),
        _left_before,
    ),
)
