"""What this package holds on people.

A published distribution keeps its question, its result and their digest: students stand there
by number («s15»), and after erasure no number leads to a name (docs/legal.md).
"""

from flask_babel import lazy_gettext as _l

from app.practice.hosting.personal import PERSONAL_DATA as HOSTING_DATA
from app.practice.models import (
    PeriodSupervisor,
    Placement,
    PracticeApplication,
    PracticePlace,
    Wish,
)
from app.web.personal import ERASED, Fate, PersonalTable

PERSONAL_DATA = (
    PersonalTable(
        PracticePlace,
        _l("Места практики, где человек встречает студентов"),
        named=(PracticePlace.supervisor_name,),
        blank={"supervisor_name": "", "supervisor_phone": None},
        stays=_l("Само место: имя и телефон ответственного удаляются."),
    ),
    PersonalTable(
        PeriodSupervisor,
        _l("Руководители практики от колледжа"),
        by=(PeriodSupervisor.user_id,),
        named=(PeriodSupervisor.name,),
        blank={"name": ERASED, "position": "", "phone": None},
        stays=_l("У каких групп был руководитель: имя, должность и телефон удаляются."),
    ),
    PersonalTable(
        PracticeApplication,
        _l("Заявки на практику"),
        by=(PracticeApplication.student_id,),
        fate=Fate.STAY,
        stays=_l("Заявка без имени: по ней проверяется распределение."),
    ),
    PersonalTable(
        Wish,
        _l("Места в заявках"),
        within=Wish.application_id,
        fate=Fate.STAY,
        stays=_l("Хранятся вместе с заявкой."),
    ),
    PersonalTable(
        Placement,
        _l("Назначенные места практики"),
        by=(Placement.student_id,),
        blank={"note": ""},
        stays=_l("Место и основание: по ним считается занятость мест. Пояснение удаляется."),
    ),
    *HOSTING_DATA,
)
