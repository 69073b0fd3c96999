"""The page of contracts in figures."""

from flask import render_template, request
from flask_babel import gettext as _

from app.base import clock
from app.contracts.chosen_day import AsOfForm
from app.contracts.figures import queries, tables
from app.contracts.figures.tables import CountedBy
from app.contracts.life.wording import titled_on
from app.contracts.permissions import Permission
from app.contracts.views import bp
from app.web.access import requires
from app.web.urls import with_query

_TABLES = {
    CountedBy.YEAR: tables.years_on,
    CountedBy.CUSTOMER: tables.customers_on,
    CountedBy.SPECIALITY: tables.specialities_on,
}


@bp.get("/figures")
@requires(Permission.CONTRACT_MANAGE)
def contract_figures() -> str:
    """Count contracts: the whole with its years and reasons, or by customer or speciality."""
    filters = AsOfForm()
    on = filters.value("on")
    asked = request.args.get("by", "")
    by = CountedBy(asked) if asked in _TABLES else CountedBy.YEAR
    table, is_whole = _TABLES[by](on, today=clock.today()), by is CountedBy.YEAR
    return render_template(
        "contracts/figures/contract_figures.html",
        filters=filters,
        on=on,
        by="" if is_whole else by.value,
        title=titled_on(_("Договоры в цифрах"), on),
        pages=_pages(by),
        table=table,
        whole=tables.whole_of(table) if is_whole else None,
        reasons=queries.count_reasons(on) if is_whole else [],
        endings=tables.ENDINGS,
    )


def _pages(by: CountedBy) -> list[tuple[str, str, bool]]:
    pages = (
        (CountedBy.YEAR, _("В целом"), None),
        (CountedBy.CUSTOMER, _("По Заказчикам"), CountedBy.CUSTOMER.value),
        (CountedBy.SPECIALITY, _("По специальностям"), CountedBy.SPECIALITY.value),
    )
    return [(title, with_query(by=value, page=None), one is by) for one, title, value in pages]
