"""The cluster and the college: all settings at a glance, names and requisites, the emblem."""

from flask import Response, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response as BaseResponse

from app.base import clock
from app.settings import queries, steps
from app.settings.forms import (
    ClusterForm,
    CollegeForm,
    EmblemForm,
    FairRuleForm,
    PracticeRuleForm,
)
from app.settings.letters import worded_letters
from app.settings.permissions import Permission
from app.settings.rules import (
    TIME_ZONES,
    ClusterTerms,
    CollegeTerms,
    FairRuleTerms,
    PracticeRuleTerms,
)
from app.settings.services import college as services
from app.settings.views.blueprint import bp
from app.web.access import public, requires
from app.web.personal import retention_kinds
from app.web.transactions import transactional


@bp.get("/admin/settings/")
@requires(Permission.SETTINGS_VIEW)
def settings_overview() -> str:
    """Show all settings, each with the way to change it."""
    return render_template(
        "settings/settings_overview.html",
        settings=queries.cluster(),
        needs_agreement=queries.settings_to_edit().needs_agreement,
        zone=dict(TIME_ZONES).get(queries.cluster().time_zone, queries.cluster().time_zone),
        steps=steps.first_steps(current_user),
        signatories=queries.signatories_of(None),
        councils=queries.list_councils(),
        dissolved=queries.list_councils(dissolved=True),
        sites=queries.publication_sites(),
        days=queries.calendar_days(),
        kinds=sorted(retention_kinds().values(), key=lambda kind: str(kind.label)),
        terms=queries.retention_terms(),
        letters=sorted(worded_letters().values(), key=lambda letter: str(letter.title)),
        worded=queries.own_letter_names(),
    )


@bp.route("/admin/settings/cluster", methods=["GET", "POST"])
@requires(Permission.SETTINGS_MANAGE)
@transactional
def cluster_edit() -> str | BaseResponse:
    """Change what the cluster is called, where it is and its clock."""
    settings = queries.settings_to_edit()
    form = ClusterForm(obj=settings)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(settings)
            services.edit_cluster(settings, terms=form.into(ClusterTerms), actor=current_user)
            return _saved()
    return render_template("settings/cluster_edit.html", form=form)


@bp.route("/admin/settings/college", methods=["GET", "POST"])
@requires(Permission.SETTINGS_MANAGE)
@transactional
def college_edit() -> str | BaseResponse:
    """Change the college's names, requisites and contacts."""
    settings = queries.settings_to_edit()
    form = CollegeForm(obj=settings)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(settings)
            services.edit_college(settings, terms=form.into(CollegeTerms), actor=current_user)
            return _saved()
    return render_template("settings/college_edit.html", form=form)


@bp.route("/admin/settings/practice", methods=["GET", "POST"])
@requires(Permission.SETTINGS_MANAGE)
@transactional
def practice_edit() -> str | BaseResponse:
    """Say what the college demands of every seat of practice."""
    settings = queries.settings_to_edit()
    form = PracticeRuleForm(obj=settings)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(settings)
            terms = form.into(PracticeRuleTerms)
            services.edit_practice_rules(settings, terms=terms, actor=current_user)
            return _saved()
    return render_template("settings/practice_edit.html", form=form)


@bp.route("/admin/settings/fair", methods=["GET", "POST"])
@requires(Permission.SETTINGS_MANAGE)
@transactional
def fair_edit() -> str | BaseResponse:
    """Say for how long an employer's word about a vacancy is trusted."""
    settings = queries.settings_to_edit()
    form = FairRuleForm(obj=settings)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(settings)
            services.edit_fair_rules(settings, terms=form.into(FairRuleTerms), actor=current_user)
            return _saved()
    return render_template("settings/fair_edit.html", form=form)


@bp.route("/admin/settings/emblem", methods=["GET", "POST"])
@requires(Permission.SETTINGS_MANAGE)
@transactional
def emblem_edit() -> str | BaseResponse:
    """Put an emblem on the college's papers and pages."""
    settings = queries.settings_to_edit()
    form = EmblemForm(obj=settings)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(settings)
            services.set_emblem(settings, data=form.read(), actor=current_user, now=clock.now())
            return _saved()
    return render_template("settings/emblem_edit.html", form=form, settings=settings)


@bp.post("/admin/settings/emblem/remove")
@requires(Permission.SETTINGS_MANAGE)
@transactional
def emblem_remove() -> BaseResponse:
    """Take the emblem away."""
    services.remove_emblem(queries.settings_to_edit(), actor=current_user)
    return _saved()


@bp.get("/emblem/<digest>")
@public
def emblem(digest: str) -> Response:
    """Give the picture of a letterhead; what it is called by never changes."""
    found = queries.get_emblem(digest)
    response = Response(found.content, content_type=found.media_type)
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def _saved() -> BaseResponse:
    flash(_("Сохранено."), "success")
    return redirect(url_for(".settings_overview"))
