"""Kept searches: begun from the catalogue, ended on the site or by the link of a letter."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.jobfair.catalogue import queries, services
from app.jobfair.catalogue.leaving import search_of_token
from app.jobfair.catalogue.searches import address_of
from app.jobfair.catalogue.views import offered_filters
from app.jobfair.errors import TooManySearchesError
from app.jobfair.views.blueprint import bp
from app.web.access import public, signed_in
from app.web.transactions import transactional


@bp.get("/searches")
@signed_in
def search_list() -> str:
    """List one's own searches."""
    searches = queries.searches_of(current_user)
    return render_template(
        "jobfair/catalogue/search_list.html", searches=searches, address_of=address_of
    )


@bp.post("/searches")
@signed_in
@transactional
def search_keep() -> Response:
    """Keep the search of the address for letters of what is new."""
    filters = offered_filters()
    conditions = [one.text for one in filters.conditions()]
    title = "; ".join(conditions)[:200] or _("все вакансии ярмарки")
    try:
        services.keep_search(filters.criteria(), title=title, actor=current_user, now=clock.now())
    except TooManySearchesError as error:
        flash(str(error), "error")
    else:
        flash(_("Новые вакансии будут приходить письмом, не чаще раза в день."), "success")
    return redirect(url_for(".search_list"))


@bp.post("/searches/<int:search_id>/end")
@signed_in
@transactional
def search_end(search_id: int) -> Response:
    """End one's own search."""
    search = queries.get_search(search_id, visible_to=current_user)
    services.end_search(search, actor=current_user)
    flash(_("Писем по этому поиску больше не будет."), "success")
    return redirect(url_for(".search_list"))


@bp.route("/searches/leave/<token>", methods=["GET", "POST"])
@public
@transactional
def search_leave(token: str) -> str | Response:
    """End a search by the link of a letter; reading the page ends nothing."""
    search_id = search_of_token(token)
    if search_id is None:
        abort(404)
    search = queries.find_search(search_id)
    if request.method == "POST" and search:
        services.end_search(search, actor=None)
        return redirect(url_for(".search_leave", token=token))
    return render_template("jobfair/catalogue/search_leave.html", search=search, token=token)
