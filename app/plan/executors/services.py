"""The executors of a plan: kept in step with its words, and whom staff says they mean."""

from app.base.locks import lock
from app.base.viewer import Viewer, require
from app.extensions import db
from app.plan.executors.models import ExecutorLink, PlanExecutor
from app.plan.executors.queries import list_executors
from app.plan.executors.rules import MeantTerms
from app.plan.models import Item, Plan
from app.plan.permissions import Permission


def keep_executors(plan: Plan, *, actor: Viewer) -> None:
    """Keep a record for each executor that the items of a plan name, and no others.

    What staff said of words that stay is kept. Called by whoever changed the plan's items.
    """
    require(actor, Permission.PLAN_IMPORT)
    in_force = db.select(Item.executors).where(Item.plan_id == plan.id, ~Item.withdrawn)
    named = {name for names in db.session.scalars(in_force) for name in names}
    known = {one.name: one for one in list_executors(plan)}
    for name in known.keys() - named:
        db.session.delete(known[name])
    db.session.add_all(PlanExecutor(plan_id=plan.id, name=name) for name in named - known.keys())
    db.session.flush()


def confirm_executor(executor: PlanExecutor, *, terms: MeantTerms, actor: Viewer) -> None:
    """Say whom an executor's words mean; nobody is an answer too."""
    require(actor, Permission.ITEM_MANAGE)
    lock(executor)
    executor.is_confirmed, executor.is_everybody = True, terms.is_everybody
    wanted = {
        *(("council_id", id_) for id_ in terms.council_ids),
        *(("organization_id", id_) for id_ in terms.organization_ids),
        *(("user_id", id_) for id_ in terms.user_ids),
    }
    known = {_meant(link): link for link in executor.links}
    for meant in known.keys() - wanted:
        executor.links.remove(known[meant])
    for name, id_ in sorted(wanted - known.keys()):
        executor.links.append(ExecutorLink(**{name: id_}))
    db.session.flush()


def _meant(link: ExecutorLink) -> tuple[str, int]:
    pairs = (
        ("council_id", link.council_id),
        ("organization_id", link.organization_id),
        ("user_id", link.user_id),
    )
    return next((name, id_) for name, id_ in pairs if id_)
