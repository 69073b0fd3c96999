"""What this package holds on people, and how long."""

from datetime import date
from typing import Any

from flask import url_for
from flask_babel import lazy_gettext as _l
from sqlalchemy import Select, and_, or_, select

from app.students.enums import StudentState
from app.students.models import GroupMembership, Student, StudentChange, StudyGroup, YearMove
from app.web.personal import (
    ERASED,
    ERASED_BIRTH_DATE,
    Fate,
    PersonalTable,
    PersonSource,
    RetentionKind,
)

GRADUATION_MONTH = 7  # who graduates in a year has left by its July
_GONE = (StudentState.GRADUATED, StudentState.EXPELLED, StudentState.TRANSFERRED)


def _gone_before(day: date) -> Select[Any]:
    """Select who has left: by an order, or with a group whose year of graduation is long over."""
    year = day.year - (day.month < GRADUATION_MONTH)
    long_over = select(StudyGroup.id).where(StudyGroup.graduation_year <= year)
    by_order = and_(Student.state.in_(_GONE), Student.state_since < day)
    by_group = and_(Student.state_since.is_(None), Student.group_id.in_(long_over))
    return select(Student).where(or_(by_order, by_group), Student.erased_on.is_(None))


PERSONAL_DATA = (
    PersonSource(
        "student",
        Student,
        _l("студент"),
        name=lambda student: "" if student.erased_on else student.full_name,
        card=lambda student: url_for("students.student_detail", student_id=student.id),
        emails=(Student.email,),
        account=Student.user_id,
    ),
    PersonalTable(
        Student,
        _l("Карточка студента"),
        by=(Student.id,),
        blank={
            "last_name": ERASED,
            "first_name": lambda student: f"№\u00a0{student.id}",  # two of a group stay apart
            "middle_name": "",
            "birth_date": ERASED_BIRTH_DATE,
            "town": "",
            "phone": None,
            "email": None,
        },
        stays=_l("Номер карточки и группа: по ним считаются студенты, места и отчёты."),
    ),
    PersonalTable(
        StudentChange,
        _l("Приказы о студенте"),
        by=(StudentChange.student_id,),
        made_by=(StudentChange.decided_by_id,),
        blank={"reason": lambda change: ERASED if change.reason else ""},
        stays=_l("Приказы с днём и номером: по ним считаются выпускники и отчисленные."),
    ),
    PersonalTable(
        GroupMembership,
        _l("Обучение в группах"),
        by=(GroupMembership.student_id,),
        fate=Fate.STAY,
        stays=_l("Группа и дни: по ним верны списки прошлых лет."),
    ),
    PersonalTable(
        YearMove,
        _l("Переводы на учебный год"),
        made_by=(YearMove.moved_by_id,),
        fate=Fate.STAY,
        stays=_l("Какие группы переведены и когда: без имени того, кто перевёл."),
    ),
)
RETENTION = (
    RetentionKind(
        "students.graduated",
        _l("Карточки выпускников и отчисленных"),
        60,
        _l("Мониторинг трудоустройства выпускников прошлых лет [сверить]."),
        _gone_before,
    ),
)
