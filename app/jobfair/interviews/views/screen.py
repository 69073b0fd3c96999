"""The screen of the hall: open to everybody, with codes instead of names."""

from flask import abort, make_response, render_template
from werkzeug.wrappers import Response

from app.base import clock
from app.jobfair.interviews.hall import hall_screen
from app.jobfair.interviews.queries import timetables as queries
from app.jobfair.queries.fairs import get_fair
from app.jobfair.views.blueprint import bp
from app.web.access import public

EVERY_SECONDS = 30


@bp.get("/fairs/<int:fair_id>/screen")
@public
def screen_detail(fair_id: int) -> Response:
    """Show who talks now and who is next; the browser asks again by itself, without scripts."""
    fair = get_fair(fair_id)
    timetable = queries.find_timetable(fair)
    if timetable is None or not timetable.is_published:
        abort(404)
    moment = clock.now().astimezone(clock.zone()).time()
    screen = hall_screen(timetable, moment=moment)
    page = render_template("jobfair/interviews/screen_detail.html", fair=fair, screen=screen)
    response = make_response(page)
    response.headers["Refresh"] = str(EVERY_SECONDS)
    return response
