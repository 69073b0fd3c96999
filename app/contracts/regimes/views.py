"""The page of the legal regimes: what each regulation asks, with its source."""

from flask import render_template

from app.contracts.permissions import Permission
from app.contracts.regimes.rules import days_of
from app.contracts.regimes.table import CONDITIONS, REGIMES
from app.contracts.views import bp
from app.web.access import requires


@bp.get("/regimes/")
@requires(Permission.CONTRACT_MANAGE)
def regime_list() -> str:
    """Show the limits and the mandatory conditions of each regulation."""
    rows = [
        (regime, rules, days_of(regime), [CONDITIONS[name] for name in rules.conditions])
        for regime, rules in reversed(tuple(REGIMES.items()))
    ]
    return render_template("contracts/regimes/regime_list.html", rows=rows)
