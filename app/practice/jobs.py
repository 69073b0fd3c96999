"""Work for the worker: computing a distribution."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.accounts.queries import get_user
from app.base import clock
from app.base.transactions import transaction
from app.extensions import db
from app.jobs.addresses import local_address
from app.jobs.registry import Progress
from app.matching import solve
from app.practice.queries.periods import get_period
from app.practice.services import distribution as services

DISTRIBUTE = "practice.distribute"
TITLE = _l("Распределение на практику")
_STEPS = 3


def distribute(payload: dict[str, Any], progress: Progress) -> str:
    """Compute and keep a period's distribution; return the address of its preview.

    No transaction is open while the matching computes. Run twice it gives the same preview.
    """
    period_id = payload["period_id"]
    progress(0, _STEPS, _("Читаем заявки и места"))
    actor = get_user(payload["actor_id"])
    instance = services.read_instance(get_period(period_id, visible_to=actor))
    db.session.rollback()
    progress(1, _STEPS, _("Распределяем и проверяем"))
    result = solve(instance, explain=True)
    progress(2, _STEPS, _("Сохраняем места и объяснения"))
    with transaction():
        actor = get_user(payload["actor_id"])
        period = get_period(period_id, visible_to=actor)
        services.store_distribution(
            period, instance=instance, result=result, actor=actor, now=clock.now()
        )
    progress(_STEPS, _STEPS)
    return local_address("practice.distribution_detail", period_id=period_id)
