"""Pages of programmes of mentoring."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.mentors.blueprint import bp
from app.mentors.permissions import Permission
from app.mentors.programmes import queries, services
from app.mentors.programmes.forms import MentoringProgrammeCreateForm, MentoringProgrammeEditForm
from app.mentors.programmes.rules import MentoringProgrammeTerms
from app.web.access import requires
from app.web.places import returning
from app.web.transactions import transactional


@bp.get("/programmes/")
@requires(Permission.MENTOR_VIEW)
def programme_list() -> str:
    """Show the programmes; there are as many as kinds of mentoring, not as people."""
    rows = queries.list_programmes()
    return render_template("mentors/programmes/programme_list.html", rows=rows)


@bp.get("/programmes/<int:programme_id>")
@requires(Permission.MENTOR_VIEW)
def programme_detail(programme_id: int) -> str:
    """Show a programme with its stages."""
    programme = queries.get_programme(programme_id)
    return render_template("mentors/programmes/programme_detail.html", programme=programme)


@bp.route("/programmes/new", methods=["GET", "POST"])
@requires(Permission.MENTORSHIP_MANAGE)
@transactional
def programme_create() -> str | Response:
    """Enter a programme."""
    form = MentoringProgrammeCreateForm()
    if form.validate_on_submit():
        with form.domain_errors():
            programme = services.create_programme(
                terms=form.into(MentoringProgrammeTerms), actor=current_user
            )
            flash(_("Программа добавлена."), "success")
            return redirect(url_for(".programme_detail", programme_id=programme.id))
    return render_template("mentors/programmes/programme_create.html", form=form)


@bp.route("/programmes/<int:programme_id>/edit", methods=["GET", "POST"])
@requires(Permission.MENTORSHIP_MANAGE)
@transactional
def programme_edit(programme_id: int) -> str | Response:
    """Change a programme."""
    programme = queries.get_programme(programme_id)
    form = MentoringProgrammeEditForm(obj=programme)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(programme)
            services.edit_programme(
                programme, terms=form.into(MentoringProgrammeTerms), actor=current_user
            )
            flash(_("Сохранено."), "success")
            return redirect(url_for(".programme_detail", programme_id=programme.id))
    return render_template("mentors/programmes/programme_edit.html", form=form)


@bp.post("/programmes/<int:programme_id>/stages/<int:stage_id>/<any(up, down):way>")
@requires(Permission.MENTORSHIP_MANAGE)
@transactional
def programme_stage_move(programme_id: int, stage_id: int, way: str) -> Response:
    """Put a stage one line higher or lower."""
    programme = queries.get_programme(programme_id)
    by = -1 if way == "up" else 1
    services.move_stage(programme, stage_id=stage_id, by=by, actor=current_user)
    return redirect(returning(url_for(".programme_detail", programme_id=programme_id)))


@bp.post("/programmes/<int:programme_id>/<any(archive, restore):way>")
@requires(Permission.MENTORSHIP_MANAGE)
@transactional
def programme_move(programme_id: int, way: str) -> Response:
    """Offer a programme to no new mentorship, or offer it again."""
    programme = queries.get_programme(programme_id)
    on = clock.today() if way == "archive" else None
    services.archive_programme(programme, actor=current_user, on=on)
    flash(_("Программа в архиве.") if on else _("Программа снова предлагается."), "success")
    return redirect(returning(url_for(".programme_detail", programme_id=programme_id)))
