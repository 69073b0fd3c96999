"""Work for the worker: computing a fair's matchings, and making offers of one of them."""

from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.accounts.queries import get_user
from app.base import clock
from app.base.transactions import transaction
from app.extensions import db
from app.jobfair.placement import services
from app.jobfair.placement.queries.matchings import get_matching
from app.jobfair.rules import OfferTerms
from app.jobs.addresses import local_address
from app.jobs.registry import JobKind, Progress
from app.matching import solve

COMPUTE, PUBLISH = "jobfair.match", "jobfair.publish_matching"


def compute(payload: dict[str, Any], progress: Progress) -> str:
    """Compute matchings one after another; return the address where they are compared.

    No transaction is open while the matching computes. Run twice it keeps the same figures.
    """
    ids: list[int] = payload["matching_ids"]
    for done, matching_id in enumerate(ids):
        matching = get_matching(matching_id, visible_to=get_user(payload["actor_id"]))
        progress(done, len(ids), matching.title)
        instance = services.read_question(matching.fair, terms=matching.terms, today=clock.today())
        db.session.rollback()
        result = solve(instance, explain=True)
        with transaction():
            actor = get_user(payload["actor_id"])
            services.keep_matching(
                get_matching(matching_id, visible_to=actor),
                instance=instance,
                result=result,
                actor=actor,
                now=clock.now(),
            )
    progress(len(ids), len(ids))
    return local_address("jobfair.matching_list", fair_id=payload["fair_id"])


def publish(payload: dict[str, Any], progress: Progress) -> str:
    """Make offers of a matching; return the address of where everybody is by then."""
    progress(0, 1, _("Готовим предложения и письма"))
    terms = OfferTerms(date.fromisoformat(payload["answer_until"]), payload["message"])
    with transaction():
        actor = get_user(payload["actor_id"])
        matching = get_matching(payload["matching_id"], visible_to=actor, with_question=True)
        services.publish_matching(
            matching, terms=terms, actor=actor, now=clock.now(), today=clock.today()
        )
        fair_id = matching.fair_id
    progress(1, 1)
    return local_address("jobfair.graduate_list", fair_id=fair_id)


JOBS = (
    JobKind(COMPUTE, compute, title=_l("Подбор по итогам ярмарки")),
    JobKind(PUBLISH, publish, title=_l("Предложения по итогам ярмарки")),
)
