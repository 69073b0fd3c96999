"""Pages of several years: the plans side by side, the next year's plan from the last one."""

from flask import redirect, render_template, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.base.errors import NotFoundError
from app.plan.blueprint import bp
from app.plan.permissions import Permission
from app.plan.years.queries import list_measures, list_plans
from app.plan.years.services import prepare_next_year
from app.web.access import public, requires
from app.web.transactions import transactional


@bp.get("/years")
@public
def year_list() -> str:
    """Show the plans of the last years side by side."""
    plans = list_plans()
    measures = list_measures(plans, today=clock.today())
    return render_template("plan/year_list.html", plans=plans, measures=measures)


@bp.post("/years/next")
@requires(Permission.PLAN_IMPORT)
@transactional
def year_next() -> Response:
    """Make the next year's plan from the newest one and lead to its preview."""
    newest = next(iter(list_plans()), None)
    if newest is None:
        raise NotFoundError
    upload_id = prepare_next_year(newest, actor=current_user, now=clock.now())
    return redirect(url_for(".import_detail", upload_id=upload_id))
