"""Pages of the year at a glance."""

from flask import Response as FlaskResponse
from flask import render_template
from flask_babel import gettext as _

from app.base import clock
from app.base.errors import NotFoundError
from app.plan import queries, year_picture
from app.plan.blueprint import bp
from app.plan.glance.printed import render_year
from app.plan.overview import by_section, list_lines
from app.plan.requested import requested_year
from app.web.access import public
from app.web.attachment import as_attachment


@bp.get("/year/")
@public
def year_detail() -> str:
    """Show every item of a year in its months."""
    year, today = requested_year(), clock.today()
    plan, years = queries.find_plan(year.first_year), queries.list_years()
    if plan is None:
        return render_template("plan/plan_missing.html", year=year, years=years)
    lines = list_lines(plan, today=today)
    return render_template(
        "plan/year_detail.html",
        plan=plan,
        years=years,
        sections=[
            (section, year_picture.item_rows(group, today=today, year=year))
            for section, group in by_section(lines)
        ],
        months=year_picture.month_names(year),
        current_month=year_picture.month_index(today, year),
    )


@bp.get("/year/plan.pdf")
@public
def year_file() -> FlaskResponse:
    """Give the year as one page to be printed and hung up."""
    year = requested_year()
    plan = queries.find_plan(year.first_year)
    if plan is None:
        raise NotFoundError
    name = _("План года %(year)s", year=str(year))
    return as_attachment(render_year(plan, today=clock.today()), f"{name}.pdf")
