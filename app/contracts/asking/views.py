"""Noting what an employer without an e-mail says by phone."""

from flask import redirect, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.contracts import queries
from app.contracts.asking import services
from app.contracts.duties.confirming import CONFIRM_WORK
from app.contracts.permissions import Permission
from app.contracts.views import bp
from app.web.access import requires
from app.web.transactions import transactional


@bp.post("/<int:contract_id>/work-by-phone")
@requires(Permission.CONTRACT_MANAGE)
@transactional
def work_by_phone(contract_id: int) -> Response:
    """Open the question of the year to answer for who was reached by phone alone."""
    contract = queries.get_contract(contract_id, visible_to=current_user)
    link = services.open_by_phone(
        CONFIRM_WORK, contract, actor=current_user, now=clock.now(), today=clock.today()
    )
    return redirect(url_for("links.link_answer", link_id=link.id))
