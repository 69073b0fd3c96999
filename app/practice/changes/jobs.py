"""Work for the worker: computing a repair, and seats for those left without one."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.accounts.queries import get_user
from app.base import clock
from app.base.transactions import transaction
from app.extensions import db
from app.jobs.addresses import local_address
from app.jobs.registry import JobKind, Progress
from app.practice.changes.enums import RepairWay
from app.practice.changes.rules import RepairTerms, answer_to
from app.practice.changes.services import repairs
from app.practice.changes.services.rest import propose_rest
from app.practice.queries.periods import get_period

REPAIR, REST = "practice.repair", "practice.rest"
_STEPS = 3


def repair(payload: dict[str, Any], progress: Progress) -> str:
    """Compute who moves after what happened; return the address of the proposal."""
    terms = RepairTerms.from_json(payload["terms"])
    progress(0, _STEPS, _("Читаем, кто где"))
    actor = get_user(payload["actor_id"])
    period = get_period(payload["period_id"], visible_to=actor)
    question = repairs.read_repair(period, terms)
    progress(1, _STEPS, _("Ищем наименьшее число переездов"))
    solved, question = repairs.solve_repair(period, question, terms.way)
    other = answer_to(question, _other(terms.way))
    db.session.rollback()
    progress(2, _STEPS, _("Сохраняем предложение"))
    with transaction():
        actor = get_user(payload["actor_id"])
        change = repairs.propose_repair(
            get_period(payload["period_id"], visible_to=actor),
            terms,
            question=question,
            repair=solved,
            other=other,
            actor=actor,
            now=clock.now(),
        )
        change_id = change.id
    progress(_STEPS, _STEPS)
    return local_address("practice.change_detail", change_id=change_id)


def rest(payload: dict[str, Any], progress: Progress) -> str:
    """Propose seats to everybody without one; return the address of the proposal."""
    progress(0, 1, _("Подбираем свободные места"))
    with transaction():
        actor = get_user(payload["actor_id"])
        period = get_period(payload["period_id"], visible_to=actor)
        change_id = propose_rest(period, actor=actor, now=clock.now()).id
    progress(1, 1)
    return local_address("practice.change_detail", change_id=change_id)


def _other(way: RepairWay) -> RepairWay:
    return RepairWay.GENTLE if way is RepairWay.FAIR else RepairWay.FAIR


JOBS = (
    JobKind(REPAIR, repair, title=_l("Перестановка после изменения")),
    JobKind(REST, rest, title=_l("Места оставшимся студентам")),
)
