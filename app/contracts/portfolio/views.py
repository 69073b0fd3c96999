"""The pages of an organization's portfolio."""

from functools import partial

from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.contracts.forms import PortfolioFilterForm
from app.contracts.life.owed import duty_standing
from app.contracts.life.standing import as_of
from app.contracts.life.wording import titled_on
from app.contracts.permissions import Permission
from app.contracts.portfolio import queries
from app.contracts.portfolio.figures import figures_of
from app.contracts.portfolio.listing import PORTFOLIO
from app.contracts.queries import list_contracts
from app.contracts.support.forms import PaymentFilterForm
from app.contracts.support.listing import PAYMENTS
from app.contracts.support.queries import list_payments, list_years, sums_of_customer
from app.contracts.support.standing import paid_as_of
from app.contracts.views import bp
from app.contracts.wording import standing_of
from app.web.access import requires


@bp.get("/organizations/<int:organization_id>")
@requires(Permission.CONTRACT_VIEW)
def portfolio_detail(organization_id: int) -> str | Response:
    """Show the contracts of an organization to itself and to staff."""
    filters, own = PortfolioFilterForm(), {"visible_to": current_user, "today": clock.today()}
    on = filters.value("on")
    organization = queries.get_portfolio(organization_id, visible_to=current_user)
    title = _("Портфель целевых договоров: %(name)s", name=organization.short_name)
    return PORTFOLIO.answer(
        "contracts/portfolio/portfolio_detail.html",
        partial(list_contracts, **own, organization=organization.id),
        filters=filters,
        title=titled_on(title, on),
        together=as_of(on, today=own["today"]),
        organization=organization,
        figures=figures_of(organization, **own, on=on),
        standing_of=standing_of,
        duty_standing=duty_standing,
        on=on,
    )


@bp.get("/organizations/<int:organization_id>/payments")
@requires(Permission.CONTRACT_VIEW)
def portfolio_payment_list(organization_id: int) -> str | Response:
    """List what an organization owed and paid as the customer, to itself and to staff."""
    organization = queries.get_portfolio(organization_id, visible_to=current_user)
    filters = PaymentFilterForm()
    filters.year.offer((year, year) for year in list_years(visible_to=current_user))
    del filters.organization
    found = partial(
        list_payments, visible_to=current_user, today=clock.today(), customer=organization.id
    )
    on = filters.value("on")
    return PAYMENTS.answer(
        "contracts/portfolio/portfolio_payment_list.html",
        found,
        filters=filters,
        title=titled_on(_("Выплаты Заказчика: %(name)s", name=organization.short_name), on),
        together=paid_as_of(on),
        organization=organization,
        sums=sums_of_customer(organization.id, on),
        writes=current_user.can(Permission.PAYMENT_RECORD) and not on,
        on=on,
    )
