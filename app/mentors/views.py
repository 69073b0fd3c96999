"""Pages of mentors and mentorships."""

from functools import partial
from typing import Any, TypeVar

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.mentors import acts, queries, rules, services
from app.mentors.blueprint import bp
from app.mentors.forms import (
    MentorCreateForm,
    MentorEditForm,
    MentorFields,
    MentorFilterForm,
    MentorshipFilterForm,
)
from app.mentors.listing import MENTORS, MENTORSHIPS
from app.mentors.models import Mentor, Mentorship
from app.mentors.passports.queries import get_own_mentor, list_posts, list_trainings
from app.mentors.permissions import Permission
from app.mentors.rules import MentorTerms
from app.organizations.queries import organization_choices, town_choices
from app.plan.enums import Topic
from app.plan.queries import item_choices
from app.privacy.shown import reveal
from app.web.access import requires, signed_in
from app.web.listing.undo import flash_done
from app.web.messages import flash_added
from app.web.paging import paginate
from app.web.places import returning
from app.web.transactions import transactional

FilledIn = TypeVar("FilledIn", bound=MentorFields)


@bp.get("/")
@requires(Permission.MENTOR_VIEW)
def mentor_list() -> str | Response:
    """List the mentors this person may see."""
    filters = MentorFilterForm()
    if current_user.can(Permission.MENTOR_VIEW_ALL):
        filters.organization.search_among(organization_choices())
        filters.town.offer(town_choices())
    else:  # they are all of one's own organization
        del filters.organization, filters.town
    found = partial(queries.list_mentors, visible_to=current_user)
    return MENTORS.answer("mentors/mentor_list.html", found, filters=filters)


@bp.get("/<int:mentor_id>")
@signed_in
def mentor_detail(mentor_id: int) -> str:
    """Show a mentor; students' names only to those who may read them."""
    mentor = queries.get_mentor(mentor_id, visible_to=current_user)
    return render_template(
        "mentors/mentor_detail.html",
        mentor=mentor,
        enters=rules.may_enter(current_user, mentor.organization_id),
        posts=list_posts(mentor),
        trainings=list_trainings(mentor),
        **students_of(mentor),
    )


@bp.route("/new", methods=["GET", "POST"])
@requires(Permission.MENTOR_ENTER)
@transactional
def mentor_create() -> str | Response:
    """Enter a mentor."""
    form = _offer(MentorCreateForm())
    if form.validate_on_submit():
        with form.domain_errors():
            mentor = services.create_mentor(
                terms=_terms(form),
                actor=current_user,
                today=clock.today(),
                is_another=form.is_another.data,
            )
            card = url_for(".mentor_detail", mentor_id=mentor.id)
            flash_added(_("Наставник добавлен."), mentor.full_name, card)
            return redirect(_back_to(mentor.id))
    return render_template("mentors/mentor_create.html", form=form)


@bp.route("/<int:mentor_id>/edit", methods=["GET", "POST"])
@requires(Permission.MENTOR_ENTER)
@transactional
def mentor_edit(mentor_id: int) -> str | Response:
    """Change a mentor's card."""
    mentor = get_own_mentor(mentor_id, visible_to=current_user)
    form = _offer(MentorEditForm(obj=mentor), mentor)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(mentor)
            services.edit_mentor(
                mentor,
                terms=_terms(form, mentor),
                actor=current_user,
                today=clock.today(),
                is_another=form.is_another.data,
            )
            flash(_("Сохранено."), "success")
            return redirect(_back_to(mentor_id))
    return render_template("mentors/mentor_edit.html", form=form, mentor=mentor)


@bp.post("/<int:mentor_id>/archive")
@requires(Permission.MENTOR_MANAGE)
@transactional
def mentor_archive(mentor_id: int) -> Response:
    """Note that the person is no mentor any more."""
    mentor = queries.get_mentor(mentor_id, visible_to=current_user)
    done = acts.ARCHIVE.run([mentor.id], current_user, None)
    if done.undo is None:
        flash(_("Сначала завершите наставничество: у наставника есть наставляемые."), "warning")
    else:
        flash_done(done.message, acts.ARCHIVE.name, done.undo, actor=current_user)
    return redirect(_back_to(mentor_id))


@bp.post("/<int:mentor_id>/restore")
@requires(Permission.MENTOR_MANAGE)
@transactional
def mentor_restore(mentor_id: int) -> Response:
    """Make a former mentor a mentor again."""
    mentor = queries.get_mentor(mentor_id, visible_to=current_user)
    done = acts.RESTORE.run([mentor.id], current_user, None)
    flash_done(done.message, acts.RESTORE.name, done.undo, actor=current_user)
    return redirect(_back_to(mentor_id))


@bp.get("/mentorships/")
@requires(Permission.MENTOR_VIEW)
def mentorship_list() -> str | Response:
    """List who leads whom; the council reads it without students' names."""
    filters = MentorshipFilterForm()
    filters.item.offer(item_choices([Topic.MENTORING]))
    found = partial(queries.list_mentorships, visible_to=current_user)
    return MENTORSHIPS.answer(
        "mentors/mentorship_list.html", found, filters=filters, together=_revealed
    )


def _revealed(mentorships: list[Mentorship]) -> list[Mentorship]:
    reveal((one.student for one in mentorships if one.student), to=current_user)
    queries.note_openable([one.mentor for one in mentorships], to=current_user)
    return mentorships


def _back_to(mentor_id: int) -> str:
    """Return the list the form was opened from, else the mentor's card."""
    return returning(url_for(".mentor_detail", mentor_id=mentor_id), row=mentor_id)


def _offer(form: FilledIn, mentor: Mentor | None = None) -> FilledIn:
    """Fill the selects; an organization chooses among its own, accounts are the college's."""
    present = mentor.organization_id if mentor else None
    if current_user.can(Permission.MENTOR_MANAGE):
        form.organization_id.search_among(organization_choices(chosen=present))
        form.user_id.search_among(queries.account_choices(mentor))
        return form
    own = current_user.organization_ids
    form.organization_id.search_among(organization_choices(chosen=present, among=own))
    if len(own) == 1 and form.organization_id.data is None:
        form.organization_id.data = next(iter(own))
    del form.user_id
    return form


def _terms(form: MentorFields, mentor: Mentor | None = None) -> MentorTerms:
    if "user_id" in form:
        return form.into(MentorTerms)
    return form.into(MentorTerms, user_id=mentor.user_id if mentor else None)


def students_of(mentor: Mentor | None) -> dict[str, Any]:
    """Return the mentor's students by name with what may be done, or a record without names."""
    if mentor is None:
        return {"lines": [], "record": None, "knows": False, "knows_pay": False}
    if current_user.can(Permission.MENTORSHIP_VIEW) or mentor.user_id == current_user.id:
        page = paginate(queries.list_mentorships_of(mentor, visible_to=current_user))
        reveal((one.student for one in page.items if one.student), to=current_user)
        lines = [(one, rules.events_of(one.state, current_user)) for one in page.items]
        return {"lines": lines, "page": page, "record": None, "knows": True, **_pay(mentor)}
    record = queries.read_record(mentor)
    return {"lines": [], "record": record, "knows": False, **_pay(mentor)}


def _pay(mentor: Mentor) -> dict[str, bool]:
    """Say whether the pay is shown: it is of the main place of work."""
    return {"knows_pay": rules.may_know_pay(mentor, current_user)}
