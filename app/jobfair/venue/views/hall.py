"""The plan of the hall: for everybody to look at, for staff to lay out."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.jobfair.permissions import Permission
from app.jobfair.queries.fairs import get_fair
from app.jobfair.venue.forms import HallForm, StandForm, StandMoveForm
from app.jobfair.venue.hall import draw_hall, in_line, lines_of
from app.jobfair.venue.queries import hall as queries
from app.jobfair.venue.queries.participants import count_participants_of
from app.jobfair.venue.rules import HallTerms, StandTerms
from app.jobfair.venue.services import hall as services
from app.jobfair.views.blueprint import bp
from app.web.access import public, requires
from app.web.places import returning
from app.web.transactions import transactional
from app.web.urls import whole_number


@bp.get("/fairs/<int:fair_id>/hall")
@public
def hall_detail(fair_id: int) -> str:
    """Show the hall as a picture and as a table, of a large one line by line."""
    fair = get_fair(fair_id)
    stands = queries.list_shown(fair)
    lines = lines_of(stands)
    wanted = whole_number(request.args.get("line", ""))
    line = wanted if wanted in lines else next(iter(lines), None)
    return render_template(
        "jobfair/venue/hall_detail.html",
        fair=fair,
        stands=in_line(stands, line) if line else stands,
        lines=lines,
        line=line,
        line_items=[
            (_("ряд %(line)d", line=one), _line_url(fair_id, one), one == line) for one in lines
        ],
        picture=draw_hall(stands),
        counts=count_participants_of(fair),
    )


def _line_url(fair_id: int, line: int) -> str:
    return url_for(".hall_detail", fair_id=fair_id, line=line)


@bp.route("/fairs/<int:fair_id>/hall/edit", methods=["GET", "POST"])
@requires(Permission.FAIR_MANAGE)
@transactional
def hall_edit(fair_id: int) -> str | Response:
    """Say how large the hall is; stands that are there stay."""
    fair = get_fair(fair_id)
    form = HallForm()
    if form.validate_on_submit():
        put = services.lay_out(fair, terms=form.into(HallTerms), actor=current_user)
        flash(_("Добавлено стендов: %(count)d.", count=put), "success")
        return redirect(url_for(".hall_detail", fair_id=fair.id))
    return render_template("jobfair/venue/hall_edit.html", form=form, fair=fair)


@bp.route("/stands/<int:stand_id>/edit", methods=["GET", "POST"])
@requires(Permission.FAIR_MANAGE)
@transactional
def stand_edit(stand_id: int) -> str | Response:
    """Change a stand's number and whether it has power."""
    stand = queries.get_stand(stand_id)
    form = StandForm(obj=stand)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(stand)
            services.edit_stand(stand, terms=form.into(StandTerms), actor=current_user)
            flash(_("Сохранено."), "success")
            return redirect(_hall(stand.fair_id, stand_id))
    return render_template("jobfair/venue/stand_edit.html", form=form, stand=stand, fair=stand.fair)


@bp.post("/stands/<int:stand_id>/move")
@requires(Permission.FAIR_MANAGE)
@transactional
def stand_move(stand_id: int) -> Response:
    """Move a stand to the place beside it."""
    stand = queries.get_stand(stand_id)
    form = StandMoveForm()
    if not form.validate_on_submit():
        abort(400)
    services.shift_stand(stand, heading=form.heading.data, actor=current_user)
    return redirect(_hall(stand.fair_id, stand_id))


@bp.post("/stands/<int:stand_id>/remove")
@requires(Permission.FAIR_MANAGE)
@transactional
def stand_remove(stand_id: int) -> Response:
    """Take a stand out of the hall."""
    stand = queries.get_stand(stand_id)
    services.remove_stand(stand, actor=current_user)
    flash(_("Стенд удалён."), "success")
    return redirect(url_for(".hall_detail", fair_id=stand.fair_id))


def _hall(fair_id: int, stand_id: int) -> str:
    return returning(url_for(".hall_detail", fair_id=fair_id), row=stand_id)
