"""The public catalogue of the current fair."""

from functools import partial
from typing import Any

from flask import Response, render_template
from flask_login import current_user

from app.base import clock
from app.jobfair import rules, stages, standing
from app.jobfair.enums import FairParty
from app.jobfair.forms import VacancyFilterForm
from app.jobfair.listing import CATALOGUE
from app.jobfair.models import Fair, Vacancy
from app.jobfair.queries import applications as application_queries
from app.jobfair.queries import fairs as fair_queries
from app.jobfair.queries import vacancies as queries
from app.jobfair.queries.positions import position_choices
from app.jobfair.queries.recipients import reaches
from app.jobfair.views.blueprint import bp
from app.jobfair.wording import until_fair
from app.students.queries import find_student_of, speciality_choices
from app.web.access import public
from app.web.kept import kept
from app.web.moment import viewer


@bp.get("/")
@public
def vacancy_list() -> str | Response:
    """Show the vacancies of the current fair, or of the one in the address."""
    filters = VacancyFilterForm()
    fair = fair_queries.find_fair(filters.value("fair")) or fair_queries.find_current_fair()
    if fair is None or fair.state not in rules.SHOWN_FAIRS:
        return render_template("jobfair/catalogue_closed.html", fair=fair)
    _offer_choices(filters, fair)
    return CATALOGUE.answer(
        "jobfair/vacancy_list.html",
        partial(_found, fair),
        filters=filters,
        title=fair.title,
        **_about(fair),
    )


def _offer_choices(filters: VacancyFilterForm, fair: Fair) -> None:
    filters.speciality.offer(speciality_choices())
    filters.town.offer(kept("towns of employers", queries.towns_of_employers))
    filters.position.offer(position_choices())


def _found(of_fair: Fair, **criteria: Any) -> Any:
    return queries.list_vacancies(**{**criteria, "fair": of_fair})


def _about(fair: Fair) -> dict[str, Any]:
    return {
        "fair": fair,
        "figures": kept(f"fair {fair.id}", lambda: fair_queries.figures_of([fair.id])[fair.id]),
        "days_left": rules.days_left(fair.state, held_on=fair.held_on, today=clock.today()),
        "until": until_fair(fair, clock.today()),
    }


@bp.get("/vacancies/<int:vacancy_id>")
@public
def vacancy_detail(vacancy_id: int) -> str:
    """Show a vacancy, and to each side what it may do with it."""
    vacancy = queries.get_vacancy(vacancy_id, visible_to=viewer())
    party = rules.party_to(viewer(), organization_id=vacancy.organization_id)
    is_student = party is FairParty.STUDENT
    return render_template(
        "jobfair/vacancy_detail.html",
        vacancy=vacancy,
        is_student=is_student,
        is_owner=party is not None and not is_student,
        events=rules.vacancy_events(vacancy.state, party, fair=vacancy.fair.state),
        **_for_everybody(vacancy),
        **(_for_student(vacancy) if is_student else _for_owner(vacancy, party)),
    )


def _for_everybody(vacancy: Vacancy) -> dict[str, Any]:
    """What each person signed in reads of a vacancy besides its text."""
    if viewer() is None:
        return {}
    total, waiting = application_queries.count_applications(vacancy)
    return {"applied": total, "total": total, "waiting": waiting}


def _for_owner(vacancy: Vacancy, party: FairParty | None) -> dict[str, Any]:
    if party is None:
        return {}
    taking = fair_queries.list_posting_fairs(today=clock.today(), visible_to=current_user)
    return {
        "remark": standing.remark_of(vacancy),
        "next_step": standing.next_step_of(vacancy),
        "is_reached": reaches(vacancy.organization_id),
        "may_post": bool(taking),
    }


def _for_student(vacancy: Vacancy) -> dict[str, Any]:
    student = find_student_of(current_user)
    if student is None:
        return {}
    application = application_queries.find_application(student=student, vacancy=vacancy)
    accepted = application_queries.find_acceptance(student_id=student.id, fair_id=vacancy.fair_id)
    return {
        "application": application,
        "accepted": accepted,
        "may_apply": student.is_studying
        and rules.may_apply(
            application.state if application else None,
            vacancy=vacancy.state,
            fair=vacancy.fair.state,
            has_accepted=accepted is not None,
            in_time=stages.takes_wishes(vacancy.fair, vacancy.fair.state, today=clock.today()),
        ),
    }
