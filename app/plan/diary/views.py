"""Pages of one's own part of the plan: my items, my calendar, the feed."""

from flask import Response as FlaskResponse
from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.base.errors import NotFoundError
from app.notifications.texts import absolute_url
from app.plan.blueprint import bp
from app.plan.diary import queries
from app.plan.diary.files import feed_of
from app.plan.diary.forms import WishForm
from app.plan.diary.items import own_items
from app.plan.diary.services import settings as services
from app.plan.diary.services.settings import WishTerms, secret_of_diary
from app.plan.permissions import Permission
from app.web.access import may, public, signed_in
from app.web.transactions import transactional


@bp.get("/my/")
@signed_in
def own_item_list() -> str:
    """Show the items one executes, what is due first."""
    items = own_items(current_user, today=clock.today())
    left = [one for one in items if one.next]
    rest = [one for one in items if not one.next]
    return render_template("plan/own_item_list.html", left=left, rest=rest)


@bp.route("/calendar", methods=["GET", "POST"])
@signed_in
@transactional
def diary_detail() -> str | Response:
    """Show the address of one's calendar, and choose which letters one wants."""
    diary = queries.find_diary(current_user.id)
    form = WishForm(obj=services.wishes_of(diary, current_user))
    if not may(Permission.EVIDENCE_VIEW):
        del form.wants_digest
    if form.validate_on_submit():
        services.set_wishes(terms=form.into(WishTerms), actor=current_user)
        flash(_("Сохранено."), "success")
        return redirect(url_for(".diary_detail"))
    secret = secret_of_diary(diary)
    return render_template(
        "plan/diary_detail.html",
        diary=diary,
        form=form,
        address=absolute_url("plan.calendar_feed", secret=secret) if secret else None,
    )


@bp.post("/calendar/address")
@signed_in
@transactional
def diary_address_create() -> Response:
    """Make an address of one's calendar; an earlier one opens nothing any more."""
    services.make_address(actor=current_user, now=clock.now())
    flash(_("Адрес календаря готов. Прежний, если он был, больше не открывается."), "success")
    return redirect(url_for(".diary_detail"))


@bp.post("/calendar/address/revoke")
@signed_in
@transactional
def diary_address_revoke() -> Response:
    """Let the address of one's calendar open nothing."""
    services.revoke_address(actor=current_user)
    flash(_("Адрес календаря отключён."), "success")
    return redirect(url_for(".diary_detail"))


@bp.get("/calendar/<secret>.ics")
@public
def calendar_feed(secret: str) -> Response:
    """Give a person's calendar to whoever has its address; what did not change is not sent."""
    reader = queries.find_reader(secret)
    if reader is None:
        raise NotFoundError
    answer = FlaskResponse(
        feed_of(reader, today=clock.today()), content_type="text/calendar; charset=utf-8"
    )
    answer.headers["Cache-Control"] = "private, max-age=900"
    answer.add_etag()
    return answer.make_conditional(request)
