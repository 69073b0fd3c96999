"""The check-in at a door and at a stand."""

from flask import abort, redirect, url_for
from werkzeug.wrappers import Response

from app.jobfair.queries.fairs import find_current_fair
from app.jobfair.views.blueprint import bp
from app.web.access import signed_in


@bp.get("/checkin")
@signed_in
def checkin_start() -> Response:
    """Lead from a scanned pass to the present fair; the code behind «#» stays in the browser."""
    fair = find_current_fair()
    if fair is None:
        abort(404)
    return redirect(url_for(".fair_detail", fair_id=fair.id))
