"""Stars on vacancies."""

from flask import Response as WebResponse
from flask import flash, redirect, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.jobfair.candidates.listing import FAVOURITES
from app.jobfair.candidates.queries.favourites import list_favourites
from app.jobfair.candidates.services import profiles as services
from app.jobfair.permissions import Permission
from app.jobfair.queries.vacancies import get_vacancy
from app.jobfair.views.blueprint import bp
from app.students.queries import get_student_of
from app.web.access import requires
from app.web.places import returning
from app.web.transactions import transactional


@bp.get("/favourites")
@requires(Permission.APPLICATION_SUBMIT)
def favourite_list() -> str | WebResponse:
    """List the vacancies a student put a star on."""
    found = list_favourites(get_student_of(current_user))
    return FAVOURITES.answer("jobfair/candidates/favourite_list.html", found)


@bp.post("/vacancies/<int:vacancy_id>/star")
@requires(Permission.APPLICATION_SUBMIT)
@transactional
def favourite_add(vacancy_id: int) -> Response:
    """Put a star on a vacancy."""
    vacancy = get_vacancy(vacancy_id, visible_to=current_user)
    services.add_favourite(
        get_student_of(current_user), vacancy, actor=current_user, now=clock.now()
    )
    flash(_("Вакансия добавлена в избранное."), "success")
    return redirect(returning(url_for(".vacancy_detail", vacancy_id=vacancy_id)))


@bp.post("/vacancies/<int:vacancy_id>/unstar")
@requires(Permission.APPLICATION_SUBMIT)
@transactional
def favourite_remove(vacancy_id: int) -> Response:
    """Take the star off."""
    vacancy = get_vacancy(vacancy_id, visible_to=current_user)
    services.remove_favourite(get_student_of(current_user), vacancy, actor=current_user)
    flash(_("Вакансия убрана из избранного."), "success")
    return redirect(returning(url_for(".vacancy_detail", vacancy_id=vacancy_id)))
