"""The screen of the hall: open to everybody, with codes instead of names."""

from datetime import time

from flask import abort, make_response, render_template
from werkzeug.wrappers import Response

from app.base import clock
from app.jobfair.interviews.hall import hall_screen
from app.jobfair.interviews.queries import timetables as queries
from app.jobfair.models import Fair
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
    screen = hall_screen(timetable, moment=_moment_of(fair))
    page = render_template("jobfair/interviews/screen_detail.html", fair=fair, screen=screen)
    response = make_response(page)
    response.headers["Refresh"] = str(EVERY_SECONDS)
    return response


def _moment_of(fair: Fair) -> time:
    """The time of the fair's day: its beginning before the day, its end afterwards."""
    local = clock.now().astimezone(clock.zone())
    if local.date() == fair.held_on:
        return local.time()
    return time.min if local.date() < fair.held_on else time.max
