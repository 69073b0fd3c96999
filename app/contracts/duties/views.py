"""Pages of what is owed by contracts."""

from functools import partial

from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.contracts.duties import queries
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
