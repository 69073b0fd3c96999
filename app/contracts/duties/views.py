"""Pages of what is owed by contracts, and of their figures."""

from functools import partial

from flask import render_template
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.contracts.chosen_day import AsOfForm
from app.contracts.duties import queries
from app.contracts.duties.figures import figures_on
from app.contracts.duties.forms import DutyFilterForm
from app.contracts.duties.listing import DUTIES
from app.contracts.life.owed import duty_standing, owed_as_of
from app.contracts.life.wording import titled_on
from app.contracts.paydays.calendar import pay_section
from app.contracts.permissions import Permission
from app.contracts.views import bp
from app.organizations.queries import organization_choices
from app.web.access import requires


@bp.get("/duties/")
@requires(Permission.CONTRACT_VIEW)
def duty_list() -> str | Response:
    """List what the parties of this person's contracts owe; staff see all."""
    filters = DutyFilterForm()
    filters.year.offer((year, year) for year in queries.list_years(visible_to=current_user))
    organization = None
    if current_user.can(Permission.CONTRACT_MANAGE):
        filters.organization.search_among(organization_choices())
        organization = filters.value("organization")
    else:
        del filters.organization
    found = partial(queries.list_duties, visible_to=current_user, today=clock.today())
    on = filters.value("on")
    return DUTIES.answer(
        "contracts/duties/duty_list.html",
        found,
        filters=filters,
        title=titled_on(DUTIES.title, on),
        together=owed_as_of(on),
        standing_of=duty_standing,
        pays=pay_section(current_user, organization=organization, today=clock.today(), on=on),
        on=on,
    )


@bp.get("/figures")
@requires(Permission.CONTRACT_MANAGE)
def contract_figures() -> str:
    """Count contracts by year, organization and speciality, and why they ended early."""
    filters = AsOfForm()
    on = filters.value("on")
    return render_template(
        "contracts/duties/contract_figures.html",
        filters=filters,
        on=on,
        title=titled_on(_("Договоры в цифрах"), on),
        tables=figures_on(on, today=clock.today()),
        reasons=queries.count_reasons(on),
        endings=queries.ENDINGS,
    )
