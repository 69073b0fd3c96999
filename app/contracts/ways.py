"""Where a person goes after something was done to a contract."""

from flask import redirect, url_for
from werkzeug.wrappers import Response

from app.contracts.models import TargetContract
from app.web.places import returning


def to_contract(contract: TargetContract, part: str | None = None) -> Response:
    """Go to where the form was opened from, else to a part of the contract's page."""
    card = url_for("contracts.contract_detail", contract_id=contract.id, _anchor=part)
    return redirect(returning(card, row=contract.id))
