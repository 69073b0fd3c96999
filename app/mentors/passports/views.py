"""Pages of passports: what they say, places of work, training."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.base.choices import Choices
from app.mentors.blueprint import bp
from app.mentors.passports import queries, services
from app.mentors.passports.forms import (
    MentorMoveForm,
    MentorPassportForm,
    MentorPostForm,
    MentorTrainingForm,
)
from app.mentors.passports.rules import MoveTerms, PassportTerms, PostTerms, TrainingTerms
from app.mentors.permissions import Permission
from app.organizations.queries import organization_choices
from app.students.queries import speciality_choices
from app.web.access import requires
from app.web.places import returning
from app.web.transactions import transactional


@bp.route("/<int:mentor_id>/passport", methods=["GET", "POST"])
@requires(Permission.MENTOR_ENTER)
@transactional
def passport_edit(mentor_id: int) -> str | Response:
    """Change what a mentor's passport says."""
    mentor = queries.get_own_mentor(mentor_id, visible_to=current_user)
    form = MentorPassportForm(obj=mentor, speciality_ids=mentor.specialities)
    form.speciality_ids.offer(speciality_choices())
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(mentor)
            terms = form.into(PassportTerms)
            services.edit_passport(mentor, terms=terms, actor=current_user, today=clock.today())
            flash(_("Сохранено."), "success")
            return redirect(_to_card(mentor_id))
    return render_template("mentors/passports/passport_edit.html", form=form, mentor=mentor)


@bp.route("/<int:mentor_id>/move", methods=["GET", "POST"])
@requires(Permission.MENTOR_ENTER)
@transactional
def mentor_move(mentor_id: int) -> str | Response:
    """Give a mentor another main place of work, or another post."""
    mentor = queries.get_own_mentor(mentor_id, visible_to=current_user)
    form = MentorMoveForm(obj=mentor, since=clock.today())
    form.organization_id.search_among(_organizations(mentor.organization_id))
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(mentor)
            terms = form.into(MoveTerms)
            services.move_mentor(mentor, terms=terms, actor=current_user, today=clock.today())
            flash(_("Место работы изменено, прежнее осталось в карточке."), "success")
            return redirect(_to_card(mentor_id))
    return render_template("mentors/passports/mentor_move.html", form=form, mentor=mentor)


@bp.route("/<int:mentor_id>/posts/new", methods=["GET", "POST"])
@requires(Permission.MENTOR_ENTER)
@transactional
def post_create(mentor_id: int) -> str | Response:
    """Enter a second or a former place of work."""
    mentor = queries.get_own_mentor(mentor_id, visible_to=current_user)
    form = MentorPostForm()
    form.organization_id.search_among(organization_choices())
    if form.validate_on_submit():
        with form.domain_errors():
            services.add_post(mentor, terms=form.into(PostTerms), actor=current_user)
            flash(_("Место работы добавлено."), "success")
            return redirect(_to_card(mentor_id))
    return render_template("mentors/passports/post_create.html", form=form, mentor=mentor)


@bp.post("/<int:mentor_id>/posts/<int:post_id>/end")
@requires(Permission.MENTOR_ENTER)
@transactional
def post_end(mentor_id: int, post_id: int) -> Response:
    """Note that a mentor works at a second place no more."""
    mentor = queries.get_own_mentor(mentor_id, visible_to=current_user)
    post = queries.get_post(mentor, post_id)
    services.end_post(post, until=clock.today(), actor=current_user)
    flash(_("Отмечено: больше не работает."), "success")
    return redirect(_to_card(mentor_id))


@bp.post("/<int:mentor_id>/posts/<int:post_id>/remove")
@requires(Permission.MENTOR_ENTER)
@transactional
def post_remove(mentor_id: int, post_id: int) -> Response:
    """Take out a place of work that was entered by mistake."""
    mentor = queries.get_own_mentor(mentor_id, visible_to=current_user)
    services.remove_post(queries.get_post(mentor, post_id), actor=current_user)
    flash(_("Запись удалена."), "success")
    return redirect(_to_card(mentor_id))


@bp.route("/<int:mentor_id>/training/new", methods=["GET", "POST"])
@requires(Permission.MENTOR_ENTER)
@transactional
def training_create(mentor_id: int) -> str | Response:
    """Enter a course on mentoring."""
    mentor = queries.get_own_mentor(mentor_id, visible_to=current_user)
    form = MentorTrainingForm()
    if form.validate_on_submit():
        with form.domain_errors():
            terms = form.into(TrainingTerms)
            services.add_training(mentor, terms=terms, actor=current_user, today=clock.today())
            flash(_("Обучение добавлено."), "success")
            return redirect(_to_card(mentor_id))
    return render_template("mentors/passports/training_create.html", form=form, mentor=mentor)


@bp.post("/<int:mentor_id>/training/<int:training_id>/remove")
@requires(Permission.MENTOR_ENTER)
@transactional
def training_remove(mentor_id: int, training_id: int) -> Response:
    """Take out a course that was entered by mistake."""
    mentor = queries.get_own_mentor(mentor_id, visible_to=current_user)
    training = queries.get_training(mentor, training_id)
    services.remove_training(training, mentor, actor=current_user)
    flash(_("Запись удалена."), "success")
    return redirect(_to_card(mentor_id))


def _organizations(chosen: int) -> Choices:
    """Return where the person may move a mentor to: anywhere, or within the own organizations."""
    among = None if current_user.can(Permission.MENTOR_MANAGE) else current_user.organization_ids
    return organization_choices(chosen=chosen, among=among)


def _to_card(mentor_id: int) -> str:
    return returning(url_for("mentors.mentor_detail", mentor_id=mentor_id, _anchor="passport"))
