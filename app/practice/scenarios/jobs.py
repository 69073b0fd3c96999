"""Work for the worker: computing scenarios, and making one of them the preview."""

from functools import partial
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.accounts.queries import get_user
from app.base import clock
from app.base.transactions import transaction
from app.extensions import db
from app.jobs.addresses import local_address
from app.jobs.registry import JobKind, Progress
from app.matching import solve
from app.practice.queries.periods import get_period
from app.practice.scenarios import services
from app.practice.scenarios.queries import get_scenario
from app.practice.scenarios.rules import variant
from app.practice.services.distribution import read_instance

COMPUTE, CHOOSE = "practice.scenarios", "practice.choose_scenario"
_STEPS = 3


def compute(payload: dict[str, Any], progress: Progress) -> str:
    """Compute scenarios one after another; return the address where they are compared.

    No transaction is open while the matching computes. Run twice it keeps the same figures.
    """
    ids: list[int] = payload["scenario_ids"]
    steps = len(ids) + 1
    progress(0, steps, _("Читаем заявки и места"))
    actor = get_user(payload["actor_id"])
    asked = read_instance(get_period(payload["period_id"], visible_to=actor))
    for done, scenario_id in enumerate(ids, start=1):
        scenario = get_scenario(scenario_id, visible_to=get_user(payload["actor_id"]))
        progress(done, steps, scenario.title)
        asking = partial(variant, terms=scenario.terms)
        instance = read_instance(scenario.period, asked=asking)
        db.session.rollback()
        result = solve(instance, explain=True)
        with transaction():
            actor = get_user(payload["actor_id"])
            services.keep_scenario(
                get_scenario(scenario_id, visible_to=actor),
                asked=asked,
                instance=instance,
                result=result,
                actor=actor,
                now=clock.now(),
            )
    progress(steps, steps)
    return local_address("practice.scenario_list", period_id=payload["period_id"])


def choose(payload: dict[str, Any], progress: Progress) -> str:
    """Make a scenario the preliminary distribution; return the address of the preview."""
    progress(0, _STEPS, _("Проверяем, что заявки прежние"))
    actor = get_user(payload["actor_id"])
    scenario = get_scenario(payload["scenario_id"], visible_to=actor)
    period_id = scenario.period_id
    instance = services.read_choice(scenario)
    db.session.rollback()
    progress(1, _STEPS, _("Пересчитываем и сверяем контрольную сумму"))
    result = solve(instance, explain=True)
    progress(2, _STEPS, _("Сохраняем места и объяснения"))
    with transaction():
        actor = get_user(payload["actor_id"])
        services.choose_scenario(
            get_scenario(payload["scenario_id"], visible_to=actor),
            instance=instance,
            result=result,
            standing=payload["standing"],
            actor=actor,
            now=clock.now(),
        )
    progress(_STEPS, _STEPS)
    return local_address("practice.distribution_detail", period_id=period_id)


JOBS = (
    JobKind(COMPUTE, compute, title=_l("Варианты распределения")),
    JobKind(CHOOSE, choose, title=_l("Выбор варианта распределения")),
)
