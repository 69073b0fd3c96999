"""The programme of a fair: everybody reads, who is signed in signs up, staff changes."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.jobfair.models import Fair
from app.jobfair.permissions import Permission
from app.jobfair.queries.fairs import get_fair
from app.jobfair.rules import POSTING_FAIRS
from app.jobfair.venue.forms import SessionCreateForm, SessionEditForm, SessionFields
from app.jobfair.venue.queries import programme as queries
from app.jobfair.venue.queries.participants import participant_choices
from app.jobfair.venue.rules import SessionTerms
from app.jobfair.venue.services import programme as services
from app.jobfair.views.blueprint import bp
from app.web.access import public, requires, signed_in
from app.web.moment import viewer
from app.web.places import returning
from app.web.transactions import transactional


@bp.get("/fairs/<int:fair_id>/programme")
@public
def session_list(fair_id: int) -> str:
    """Show the programme, with what the reader has signed up for."""
    fair = get_fair(fair_id)
    sessions = queries.list_sessions(fair)
    return render_template(
        "jobfair/venue/session_list.html",
        fair=fair,
        sessions=sessions,
        joined=queries.joined_by(viewer(), sessions),
        is_ahead=fair.state in POSTING_FAIRS,
    )


@bp.route("/fairs/<int:fair_id>/programme/new", methods=["GET", "POST"])
@requires(Permission.FAIR_MANAGE)
@transactional
def session_create(fair_id: int) -> str | Response:
    """Put a session into the programme."""
    fair = get_fair(fair_id)
    form = _with_participants(SessionCreateForm(), fair)
    if form.validate_on_submit():
        with form.domain_errors():
            services.add_session(fair, terms=form.into(SessionTerms), actor=current_user)
            flash(_("Добавлено в программу."), "success")
            return redirect(_programme(fair.id))
    return render_template("jobfair/venue/session_create.html", form=form, fair=fair)


@bp.route("/sessions/<int:session_id>/edit", methods=["GET", "POST"])
@requires(Permission.FAIR_MANAGE)
@transactional
def session_edit(session_id: int) -> str | Response:
    """Change a session; who signed up is told of another time or place."""
    session = queries.get_session(session_id)
    form = _with_participants(SessionEditForm(obj=session), session.fair)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(session)
            terms = form.into(SessionTerms)
            services.edit_session(session, terms=terms, actor=current_user, now=clock.now())
            flash(_("Сохранено."), "success")
            return redirect(_programme(session.fair_id))
    return render_template(
        "jobfair/venue/session_edit.html", form=form, session=session, fair=session.fair
    )


@bp.get("/sessions/<int:session_id>/people")
@requires(Permission.FAIR_MANAGE)
def session_people(session_id: int) -> str:
    """Show who signed up for a session."""
    session = queries.get_session(session_id)
    return render_template(
        "jobfair/venue/session_people.html",
        session=session,
        fair=session.fair,
        seats=queries.list_seats(session),
    )


@bp.post("/sessions/<int:session_id>/remove")
@requires(Permission.FAIR_MANAGE)
@transactional
def session_remove(session_id: int) -> Response:
    """Take a session out of the programme."""
    session = queries.get_session(session_id)
    fair_id = session.fair_id
    services.remove_session(session, actor=current_user, now=clock.now())
    flash(_("Удалено из программы, записавшимся уйдут письма."), "success")
    return redirect(_programme(fair_id))


@bp.post("/sessions/<int:session_id>/join")
@signed_in
@transactional
def session_join(session_id: int) -> Response:
    """Sign up for a session."""
    session = queries.get_session(session_id)
    services.take_seat(session, actor=current_user, now=clock.now())
    flash(_("Вы записаны: %(title)s.", title=session.title), "success")
    return redirect(returning(_programme(session.fair_id), row=session_id))


@bp.post("/sessions/<int:session_id>/leave")
@signed_in
@transactional
def session_leave(session_id: int) -> Response:
    """Give one's seat to others."""
    session = queries.get_session(session_id)
    services.leave_seat(session, actor=current_user)
    flash(_("Запись отменена."), "success")
    return redirect(returning(_programme(session.fair_id), row=session_id))


def _with_participants(form: SessionFields, fair: Fair) -> SessionFields:
    form.participant_id.search_among(participant_choices(fair))
    return form


def _programme(fair_id: int) -> str:
    return url_for(".session_list", fair_id=fair_id)
