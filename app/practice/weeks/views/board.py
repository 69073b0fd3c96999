"""The board of a running period, and where a supervisor begins."""

from functools import partial

from flask import render_template
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.practice.permissions import Permission
from app.practice.views.blueprint import bp
from app.practice.weeks.enums import FeedbackKind
from app.practice.weeks.forms import CourseFilterForm
from app.practice.weeks.listing import BOARD
from app.practice.weeks.queries import board as queries
from app.practice.weeks.queries.feedback import summarize_period
from app.practice.weeks.queries.scope import get_followed_period, groups_followed_in
from app.practice.weeks.wording import FEEDBACK_TITLES, QUESTIONS
from app.web.access import requires
from app.web.paging import paginate


@bp.get("/periods/<int:period_id>/board")
@requires(Permission.COURSE_FOLLOW)
def board_list(period_id: int) -> str | Response:
    """Show who is where, who is absent this week, whose papers lack what."""
    period = get_followed_period(period_id, visible_to=current_user)
    today = clock.today()
    filters = CourseFilterForm()
    groups = groups_followed_in(period, current_user)
    filters.group.offer((one.id, one.name) for one in groups)
    return BOARD.answer(
        "practice/weeks/board_list.html",
        partial(queries.list_board, period, visible_to=current_user, today=today),
        filters=filters,
        title=_("Ход практики: %(period)s", period=period.title),
        together=lambda rows: queries.board_rows(rows, period, today=today, viewer=current_user),
        period=period,
        week=queries.days_of(period).week_of(today),
        counts=queries.count_board(period, visible_to=current_user, today=today),
    )


@bp.get("/supervision")
@requires(Permission.SUPERVISION_DO)
def supervision_list() -> str:
    """List the periods a teacher leads groups through, the newest first."""
    page = paginate(queries.list_followed_periods(current_user))
    rows = queries.supervision_rows(page.items, current_user)
    return render_template("practice/weeks/supervision_list.html", page=page, rows=rows)


@bp.get("/periods/<int:period_id>/feedback")
@requires(Permission.COURSE_FOLLOW)
def feedback_list(period_id: int) -> str:
    """Show what students and bases said after a period, once enough have spoken."""
    period = get_followed_period(period_id, visible_to=current_user)
    kinds = list(FeedbackKind) if current_user.sees_all else [FeedbackKind.ABOUT_STUDENT]
    return render_template(
        "practice/weeks/feedback_list.html",
        period=period,
        summaries=[
            (FEEDBACK_TITLES[kind], QUESTIONS[kind], summarize_period(period, kind))
            for kind in kinds
        ],
    )
