"""Hours: noted in three taps, mended, taken back."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.base.errors import NotFoundError
from app.mentors.blueprint import bp
from app.mentors.models import Mentorship
from app.mentors.work import queries
from app.mentors.work.forms import EntryCreateForm, EntryEditForm
from app.mentors.work.rules import EntryTerms
from app.mentors.work.services import entries
from app.mentors.work.services.sides import may_write
from app.mentors.work.views.page import opened
from app.mentors.work.wording import duration_buttons, hours
from app.web.access import signed_in
from app.web.moment import moment
from app.web.places import returning
from app.web.transactions import transactional


@bp.route("/mentorships/<int:mentorship_id>/entries/new", methods=["GET", "POST"])
@signed_in
@transactional
def entry_create(mentorship_id: int) -> str | Response:
    """Note hours of a mentorship."""
    mentorship = writable(mentorship_id)
    form = EntryCreateForm(day=min(clock.today(), mentorship.ends_on or clock.today()))
    form.offer(duration_buttons())
    if form.validate_on_submit():
        with form.domain_errors():
            entry = entries.add_entry(mentorship, terms=form.into(EntryTerms), **moment())
            flash(_("Записано: %(hours)s.", hours=hours(entry.minutes)), "success")
            return redirect(_back(mentorship.id))
    return render_template("mentors/work/entry_create.html", form=form, mentorship=mentorship)


@bp.route("/mentorships/entries/<int:entry_id>/edit", methods=["GET", "POST"])
@signed_in
@transactional
def entry_edit(entry_id: int) -> str | Response:
    """Mend an entry."""
    entry = queries.get_entry(entry_id, visible_to=current_user)
    mentorship = writable(entry.mentorship_id)
    form = EntryEditForm(obj=entry)
    form.offer(duration_buttons(entry.minutes))
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(entry)
            entries.edit_entry(
                entry, terms=form.into(EntryTerms), actor=current_user, today=clock.today()
            )
            flash(_("Сохранено."), "success")
            return redirect(_back(mentorship.id))
    return render_template(
        "mentors/work/entry_edit.html", form=form, mentorship=mentorship, entry=entry
    )


@bp.post("/mentorships/entries/<int:entry_id>/remove")
@signed_in
@transactional
def entry_remove(entry_id: int) -> Response:
    """Take back an entry that was made by mistake."""
    entry = queries.get_entry(entry_id, visible_to=current_user)
    mentorship = writable(entry.mentorship_id)
    entries.remove_entry(entry, actor=current_user)
    flash(_("Запись удалена."), "success")
    return redirect(_back(mentorship.id))


def writable(mentorship_id: int) -> Mentorship:
    """Return a mentorship in which the present person notes things; raises NotFoundError."""
    mentorship = opened(mentorship_id)
    if not may_write(mentorship, current_user):
        raise NotFoundError
    return mentorship


def _back(mentorship_id: int) -> str:
    """Return the page the form was opened from, else the hours of the mentorship."""
    return returning(url_for(".mentorship_detail", mentorship_id=mentorship_id, _anchor="hours"))
