"""Work for the worker: computing a timetable, and who moves after a change of the day."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.accounts.queries import get_user
from app.base import clock
from app.base.transactions import transaction
from app.extensions import db
from app.jobfair.interviews.queries.timetables import get_change
from app.jobfair.interviews.services import arranging, changing
from app.jobfair.queries.fairs import get_fair
from app.jobs.addresses import local_address
from app.jobs.registry import JobKind, Progress

ARRANGE, CHANGE = "jobfair.timetable", "jobfair.timetable_change"
_STEPS = 3


def arrange(payload: dict[str, Any], progress: Progress) -> str:
    """Compute and keep a fair's timetable; return the address of its draft.

    No transaction is open while it computes. Run twice it gives the same draft.
    """
    fair_id = payload["fair_id"]
    progress(0, _STEPS, _("Читаем отклики и столы"))
    question = arranging.read_question(get_fair(fair_id))
    db.session.rollback()
    progress(1, _STEPS, _("Расставляем собеседования и проверяем"))
    plan = arranging.solve(question)
    progress(2, _STEPS, _("Сохраняем черновик"))
    with transaction():
        actor = get_user(payload["actor_id"])
        fair = get_fair(fair_id)
        arranging.store_plan(fair, question=question, plan=plan, actor=actor, now=clock.now())
    progress(_STEPS, _STEPS)
    return local_address("jobfair.timetable_detail", fair_id=fair_id)


def change(payload: dict[str, Any], progress: Progress) -> str:
    """Compute whom a change of the day moves; return the address where it is decided."""
    change_id = payload["change_id"]
    progress(0, _STEPS, _("Читаем расписание"))
    known = get_change(change_id)
    day = known.timetable.fair_day
    question = changing.read_change(known, now_slot=payload["now_slot"])
    db.session.rollback()
    progress(1, _STEPS, _("Ищем, как передвинуть меньше всего собеседований"))
    found = changing.solve_change(question, day)
    progress(2, _STEPS, _("Сохраняем предложение"))
    with transaction():
        actor = get_user(payload["actor_id"])
        known = get_change(change_id)
        changing.keep_change(known, question=question, found=found, actor=actor)
    progress(_STEPS, _STEPS)
    return local_address("jobfair.timetable_change_detail", change_id=change_id)


JOBS = (
    JobKind(ARRANGE, arrange, title=_l("Расписание собеседований")),
    JobKind(CHANGE, change, title=_l("Изменение расписания собеседований")),
)
