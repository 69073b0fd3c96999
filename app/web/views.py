"""Pages of the shell: the front page, the dashboard, administration, the process's health."""

from flask import (
    Blueprint,
    Response,
    abort,
    current_app,
    jsonify,
    redirect,
    render_template,
    request,
    url_for,
)
from flask_login import current_user
from werkzeug.wrappers import Response as BaseResponse

from app.base import clock
from app.base.typography import clean_text
from app.web import health
from app.web.access import public, requires, signed_in
from app.web.assets import asset, send_asset
from app.web.choices import choices_for
from app.web.dashboard import dashboard_of, named_panels, public_panels
from app.web.fields import MAX_LINE, record_id
from app.web.help import Asker, own_audience, questions_for
from app.web.kept import kept
from app.web.navigation import admin_pages
from app.web.permissions import Permission
from app.web.search_page import search_everything
from app.web.sitemap import robots, sitemap
from app.web.styleguide import sample_context

bp = Blueprint("web", __name__, template_folder="templates")


@bp.get("/")
@public
def front() -> str | Response:
    """Show what the cluster is, to anybody."""
    panels = [*kept("public_panels", public_panels), *named_panels()]
    return render_template("web/front.html", panels=panels)


@bp.get("/dashboard")
@signed_in
def dashboard() -> str:
    """Show one's own work for today."""
    part = dashboard_of(current_user)
    return render_template(
        "web/dashboard.html",
        greeting_date=clock.today(),
        todo=part.todo,
        panels=part.panels,
        main=part.main,
    )


@bp.get("/help")
@public
def help_index() -> BaseResponse:
    """Lead to the questions of one's own kind."""
    return redirect(url_for(".help_page", audience=own_audience().value))


@bp.get(f"/help/<any({','.join(Asker)}):audience>")
@public
def help_page(audience: str) -> str:
    """Answer what one kind of reader asks."""
    reader = Asker(audience)
    return render_template(
        "web/help.html", audience=reader, audiences=list(Asker), questions=questions_for(reader)
    )


@bp.get("/search")
@public
def search() -> str:
    """Find records of every kind that this person may open."""
    query = clean_text(request.args.get("q", ""))[:MAX_LINE]
    viewer = current_user if current_user.is_authenticated else None
    found = search_everything(query, viewer=viewer)
    return render_template("web/search.html", query=query, found=found)


@bp.get("/admin/")
@requires(Permission.ADMINISTRATION_VIEW)
def admin() -> str:
    """List the administration's pages this person may open."""
    return render_template("web/admin.html", pages=admin_pages())


@bp.get("/admin/styleguide")
@requires(Permission.STYLEGUIDE_VIEW)
def styleguide() -> str:
    """Show every component of the pages; development only."""
    if current_app.config["ENV_NAME"] == "production":
        abort(404)
    return render_template("web/styleguide.html", **sample_context())


@bp.get("/choices/<name>")
@signed_in
def choice_list(name: str) -> Response:
    """Answer a search field: at most twenty records that this person may choose."""
    numbers = {key: record_id(value) for key, value in request.args.items() if key != "q"}
    of = {key: number for key, number in numbers.items() if number is not None}
    found = choices_for(name, current_user, of).find(clean_text(request.args.get("q", "")))
    return jsonify([{"value": id_, "text": label} for id_, label in found])


@bp.get("/viewer")
@public
def viewer_now() -> Response:
    """Tell a page that came back by «Back» whose browser this is now."""
    return jsonify(viewer=str(current_user.id) if current_user.is_authenticated else "")


@bp.get("/healthz")
@public
def healthz() -> Response:
    """Tell that the process is alive."""
    return jsonify(status="ok")


@bp.get("/readyz")
@public
def readyz() -> tuple[Response, int]:
    """Tell whether the database answers and its migrations are current."""
    report = health.readiness()
    return jsonify(report), 200 if report["status"] == "ok" else 503


@bp.get("/static/<string(length=12):version>/<path:filename>")
@public
def static(version: str, filename: str) -> Response:
    """Serve the vendored front end."""
    return send_asset(version, filename)


@bp.get("/sitemap.xml")
@public
def sitemap_xml() -> Response:
    """Tell search engines which pages are for everybody."""
    return Response(kept("sitemap", sitemap), mimetype="application/xml")


@bp.get("/robots.txt")
@public
def robots_txt() -> Response:
    """Tell search engines what to read."""
    return Response(robots(), mimetype="text/plain")


@bp.get("/favicon.ico")
@public
def favicon() -> BaseResponse:
    """Lead browsers that ask by habit to the vendored picture."""
    return redirect(asset("favicon.svg"))
