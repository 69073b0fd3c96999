"""The check-in at a door and at a stand."""

from flask import Response as WebResponse
from flask import abort, flash, jsonify, make_response, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from flask_wtf.csrf import generate_csrf
from werkzeug.wrappers import Response

from app.base import clock
from app.base.errors import DomainError, NotAllowedError, NotFoundError
from app.jobfair.checkin import rules
from app.jobfair.checkin.desk import take, words_of
from app.jobfair.checkin.forms import CodeForm
from app.jobfair.checkin.queries.day import (
    find_checkin_fair,
    find_stand,
    get_checkin_fair,
    list_own_stands,
)
from app.jobfair.checkin.rules import ScanTerms, key_of, read_scans, tidy_spot
from app.jobfair.checkin.wording import clock_words
from app.jobfair.codes import read_code
from app.jobfair.permissions import Permission
from app.jobfair.queries.fairs import find_current_fair
from app.jobfair.views.blueprint import bp
from app.web.access import public, requires, signed_in
from app.web.assets import STATIC
from app.web.security import HEADERS, POLICY
from app.web.transactions import transactional

# This page alone asks for the camera, and keeps itself for a reload without a connection.
OWN_HEADERS = {
    "Permissions-Policy": HEADERS["Permissions-Policy"].replace("camera=()", "camera=(self)"),
    "Content-Security-Policy": f"{POLICY}; worker-src 'self'",
}


@bp.get("/checkin")
@signed_in
def checkin_start() -> Response:
    """Lead from a scanned pass to where it is of use; what stands behind «#» stays in the browser.

    Whoever keeps a door or a stand gets the check-in, a student the own pass.
    """
    fair = find_checkin_fair() or find_current_fair()
    if fair is None:
        abort(404)
    if current_user.can(Permission.CHECKIN_DO):
        return redirect(url_for(".checkin_desk", fair_id=fair.id))
    own = ".own_pass" if current_user.can(Permission.APPLICATION_SUBMIT) else ".fair_detail"
    return redirect(url_for(own, fair_id=fair.id))


@bp.get("/checkin/<int:fair_id>/")
@requires(Permission.CHECKIN_DO)
def checkin_desk(fair_id: int) -> str | Response:
    """Show the camera, the field for a typed code, and what became of what was read."""
    fair = get_checkin_fair(fair_id, visible_to=current_user)
    asked = request.args.get("stand", type=int)
    stand = find_stand(fair, asked, visible_to=current_user)
    stands = list_own_stands(fair, visible_to=current_user)
    if asked and stand is None:
        abort(404)
    if stand is None and not current_user.sees_all and len(stands) == 1:
        return redirect(url_for(".checkin_desk", fair_id=fair_id, stand=stands[0].id))
    form = CodeForm(data={"spot": _("Главный вход"), "stand": stand.id if stand else None})
    page = render_template(
        "jobfair/checkin/desk.html",
        fair=fair,
        form=form,
        stand=stand,
        stands=stands,
        may_take=rules.may_take(fair.state, held_on=fair.held_on, today=clock.today()),
    )
    answer = make_response(page)
    answer.headers.update(OWN_HEADERS)
    return answer


@bp.post("/checkin/<int:fair_id>/")
@requires(Permission.CHECKIN_DO)
@transactional
def checkin_enter(fair_id: int) -> Response:
    """Take one typed code: what the page does by itself, for who has no scripts."""
    fair, form = get_checkin_fair(fair_id, visible_to=current_user), CodeForm()
    back = url_for(".checkin_desk", fair_id=fair_id, stand=form.stand.data)
    if not form.validate_on_submit():
        flash(_("Введите десять цифр с пропуска."), "error")
        return redirect(back)
    now, code = clock.now(), read_code(form.code.data)
    scan = ScanTerms(key_of(form.idempotency_key.data), code, tidy_spot(form.spot.data or ""), now)
    stand = find_stand(fair, form.stand.data, visible_to=current_user)
    told = take(fair, [scan], device_now=now, stand=stand, actor=current_user)[0]
    flash(words_of(told), "success" if told["tone"] in ("done", "go") else "warning")
    return redirect(back)


@bp.post("/checkin/<int:fair_id>/scans")
@requires(Permission.CHECKIN_DO)
@transactional
def checkin_send(fair_id: int) -> WebResponse:
    """Take what a device has kept; sent again, it is answered again and stored once."""
    fair = get_checkin_fair(fair_id, visible_to=current_user)
    asked = request.args.get("stand", type=int)
    stand = find_stand(fair, asked, visible_to=current_user)
    if asked and stand is None:
        raise NotFoundError
    try:
        scans, device_now = read_scans(request.get_json(silent=True))
        answers = take(fair, scans, device_now=device_now, stand=stand, actor=current_user)
    except ValueError:
        return _refusal(_("Страница устарела: откройте её заново, записи останутся."), 400)
    except (NotAllowedError, NotFoundError):
        raise
    except DomainError as error:
        return _refusal(str(error), 422)
    return jsonify(answers=answers, clock=clock_words(device_now, clock.true_now()))


@bp.get("/checkin/state")
@public
def checkin_state() -> WebResponse:
    """Tell a page who is signed in by now, with a fresh token: after hours without a connection."""
    if not current_user.is_authenticated:
        return jsonify(viewer=None)
    return jsonify(viewer=current_user.id, token=generate_csrf())


@bp.get("/checkin/worker.js")
@public
def checkin_worker() -> WebResponse:
    """Give the script that opens the check-in without a connection; it rules no other page."""
    script = (STATIC / "js" / "checkin-worker.js").read_bytes()
    answer = WebResponse(script, mimetype="text/javascript")
    answer.headers["Cache-Control"] = "no-cache"
    return answer


def _refusal(text: str, status: int) -> WebResponse:
    answer = jsonify(message=text)
    answer.status_code = status
    return answer
