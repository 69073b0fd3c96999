"""CVs: a student writes the own one, employers read those they are shown."""

from functools import partial
from typing import Any

from flask import Response as WebResponse
from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.base.terms import terms_of
from app.documents.errors import DocumentError
from app.documents.snapshot import PaperFormat
from app.jobfair.candidates.cv import Cv, cv_of, render_cv
from app.jobfair.candidates.enums import CvVisibility
from app.jobfair.candidates.forms import CandidateFilterForm, ProfileForm
from app.jobfair.candidates.listing import CANDIDATES
from app.jobfair.candidates.models import CandidateProfile
from app.jobfair.candidates.queries import profiles as queries
from app.jobfair.candidates.rules import ProfileTerms
from app.jobfair.candidates.services import profiles as services
from app.jobfair.permissions import Permission
from app.jobfair.views.blueprint import bp
from app.privacy.enums import Seen
from app.privacy.kinds import RESUME
from app.privacy.queries.consents import with_standings
from app.privacy.shown import reveal
from app.students.queries import get_student_of, speciality_choices
from app.web.access import requires
from app.web.attachment import as_attachment
from app.web.places import returning
from app.web.seen import note_shown
from app.web.transactions import transactional


@bp.get("/cv/")
@requires(Permission.APPLICATION_SUBMIT)
def profile_detail() -> str:
    """Show a student the own CV as an employer sees it, and who does."""
    student = get_student_of(current_user)
    profile = queries.find_profile(student)
    (standing,) = with_standings([student], RESUME)
    return render_template(
        "jobfair/candidates/profile_detail.html",
        profile=profile,
        cv=cv_of(student, _terms(profile)),
        consent=standing.standing,
        is_minor=student.is_minor(clock.today()),
        is_hidden=_terms(profile).visibility is CvVisibility.NOBODY,
        consent_kind=RESUME,
    )


@bp.route("/cv/edit", methods=["GET", "POST"])
@requires(Permission.APPLICATION_SUBMIT)
@transactional
def profile_edit() -> str | Response:
    """Write the CV and say who sees it."""
    student = get_student_of(current_user)
    profile = queries.find_profile(student)
    form = ProfileForm(obj=profile or ProfileTerms(wanted_town=student.town))
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(profile or CandidateProfile())
            services.save_profile(
                student, terms=form.into(ProfileTerms), actor=current_user, now=clock.now()
            )
            flash(_("Резюме сохранено."), "success")
            return redirect(returning(url_for(".profile_detail")))
    return render_template("jobfair/candidates/profile_edit.html", form=form)


@bp.get("/cv/file.<any(docx, pdf):file_format>")
@requires(Permission.APPLICATION_SUBMIT)
def profile_file(file_format: PaperFormat) -> WebResponse | Response:
    """Give a student the own CV, with the own contacts."""
    student = get_student_of(current_user)
    cv = cv_of(student, _terms(queries.find_profile(student)), with_contacts=True)
    return _file_of(cv, file_format, back=url_for(".profile_detail"))


@bp.get("/candidates/")
@requires(Permission.OFFER_MAKE)
def candidate_list() -> str | WebResponse:
    """List the CVs that are open to all of the fair's employers."""
    filters = CandidateFilterForm()
    filters.speciality.offer(speciality_choices())
    return CANDIDATES.answer(
        "jobfair/candidates/candidate_list.html",
        partial(queries.list_candidates, visible_to=current_user),
        filters=filters,
        together=_revealed,
    )


@bp.get("/candidates/<int:student_id>")
@requires(Permission.OFFER_MAKE)
def candidate_detail(student_id: int) -> str:
    """Show a CV to an employer whom the student chose; a minor's goes into the log of access."""
    profile = queries.get_candidate(student_id, visible_to=current_user)
    _note(profile)
    return render_template(
        "jobfair/candidates/candidate_detail.html",
        profile=profile,
        student=profile.student,
        cv=cv_of(profile.student, _terms(profile)),
    )


@bp.get("/candidates/<int:student_id>/cv.<any(docx, pdf):file_format>")
@requires(Permission.OFFER_MAKE)
def candidate_file(student_id: int, file_format: PaperFormat) -> WebResponse | Response:
    """Give an employer a CV as a file."""
    profile = queries.get_candidate(student_id, visible_to=current_user)
    _note(profile)
    back = url_for(".candidate_detail", student_id=student_id)
    return _file_of(cv_of(profile.student, _terms(profile)), file_format, back=back)


def _terms(profile: CandidateProfile | None) -> ProfileTerms:
    return terms_of(profile, ProfileTerms) if profile else ProfileTerms()


def _note(profile: CandidateProfile) -> None:
    if profile.student.is_minor(clock.today()):
        note_shown(Seen.CV, profile.student_id)


def _file_of(cv: Cv, file_format: PaperFormat, *, back: str) -> WebResponse | Response:
    try:
        data = render_cv(cv, file_format, on=clock.today())
    except DocumentError as error:
        flash(str(error), "error")
        return redirect(back)
    return as_attachment(data, f"{_('Резюме')} {cv.name}.{file_format}")


def _revealed(profiles: list[Any]) -> list[Any]:
    """The names stand on the consent to the showing of the CV."""
    reveal((one.student for one in profiles), to=current_user, by=RESUME)
    today = clock.today()
    note_shown(Seen.CV, people=sum(one.student.is_minor(today) for one in profiles))
    return profiles
