"""The public catalogue of the current fair."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from flask import Response, abort, render_template
from flask_login import current_user

from app.base import clock
from app.jobfair import rules, stages, standing
from app.jobfair.catalogue.addresses import catalogue_url
from app.jobfair.catalogue.facets import NAMES, count_facets
from app.jobfair.catalogue.outside import feed_of_vacancies
from app.jobfair.catalogue.picture import facets_of, map_of
from app.jobfair.catalogue.posting import job_posting
from app.jobfair.catalogue.queries import (
    grouped_vacancies,
    newest,
    position_names,
    similar_vacancies,
)
from app.jobfair.early_work import LAW, takes_students
from app.jobfair.enums import FairParty
from app.jobfair.forms import VacancyFilterForm
from app.jobfair.kept import kept_for
from app.jobfair.learners import early_for
from app.jobfair.listing import CATALOGUE
from app.jobfair.models import Fair, Vacancy
from app.jobfair.queries import applications as application_queries
from app.jobfair.queries import fairs as fair_queries
from app.jobfair.queries import vacancies as queries
from app.jobfair.queries.kept import note_kept, with_kept
from app.jobfair.queries.positions import position_choices
from app.jobfair.queries.recipients import reaches
from app.jobfair.views.blueprint import bp
from app.jobfair.wording import until_fair
from app.students.enums import Offer
from app.students.moves import OFFERED
from app.students.queries import find_student_of, speciality_choices
from app.web.access import public
from app.web.kept import kept
from app.web.moment import viewer

_CLOSED = "jobfair/catalogue_closed.html"
FEED_ENTRIES = 50
SIMILAR = 4


@bp.get("/")
@public
def vacancy_list() -> str | Response:
    """Show the vacancies of the current fair, or of the one in the address."""
    filters, fair = _asked()
    if fair is None:
        return render_template(_CLOSED, fair=fair_queries.find_current_fair())
    _offer_choices(filters)
    criteria = filters.criteria()
    rows, towns = _grouped(fair, criteria)
    return CATALOGUE.answer(
        "jobfair/vacancy_list.html",
        partial(_found, fair),
        together=with_kept,
        filters=filters,
        title=fair.title,
        facets=facets_of(rows, criteria, towns=towns, positions=position_names()),
        catalogue_url=catalogue_url,
        **_about(fair),
    )


@bp.get("/map")
@public
def vacancy_map() -> str:
    """Show in which towns the vacancies of a search are."""
    filters, fair = _asked()
    if fair is None:
        return render_template(_CLOSED, fair=fair_queries.find_current_fair())
    _offer_choices(filters)
    criteria = {**filters.criteria(), "town": None}
    rows, towns = _grouped(fair, criteria)
    picture = map_of(count_facets(rows, criteria)["town"], towns)
    return render_template(
        "jobfair/catalogue/vacancy_map.html",
        fair=fair,
        filters=filters,
        picture=picture,
        catalogue_url=catalogue_url,
    )


@bp.get("/feed.atom")
@public
def vacancy_feed() -> Response:
    """Give the newest vacancies of a search to readers of feeds."""
    filters, fair = _asked()
    if fair is None:
        abort(404)
    _offer_choices(filters)
    found = newest(fair, filters.criteria(), limit=FEED_ENTRIES)
    return feed_of_vacancies(fair, found)


def _asked() -> tuple[VacancyFilterForm, Fair | None]:
    """Return the search of the address and its fair, None when nothing is shown of it."""
    filters = VacancyFilterForm()
    fair = fair_queries.find_fair(filters.value("fair")) or fair_queries.find_current_fair()
    return filters, fair if fair and fair.state in rules.SHOWN_FAIRS else None


def offered_filters() -> VacancyFilterForm:
    """Return the search of the address, with what it may be made of."""
    filters, _fair = _asked()
    _offer_choices(filters)
    return filters


def _offer_choices(filters: VacancyFilterForm) -> None:
    filters.speciality.offer(speciality_choices())
    filters.town.offer(kept("towns of employers", queries.towns_of_employers))
    filters.position.offer(position_choices())


def _grouped(fair: Fair, criteria: Mapping[str, Any]) -> Any:
    """Return what facets count; that of the whole catalogue is kept for some seconds."""
    if any(value for name, value in criteria.items() if name not in (*NAMES, "fair")):
        return grouped_vacancies(fair, criteria)
    return kept(f"facets of fair {fair.id}", lambda: grouped_vacancies(fair, {}))


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
    note_kept([vacancy])
    party = rules.party_to(viewer(), organization_id=vacancy.organization_id)
    is_student = party is FairParty.STUDENT
    return render_template(
        "jobfair/vacancy_detail.html",
        vacancy=vacancy,
        is_student=is_student,
        is_owner=party is not None and not is_student,
        events=rules.vacancy_events(vacancy.state, party, fair=vacancy.fair.state),
        similar=similar_vacancies(vacancy, limit=SIMILAR),
        posting=job_posting(vacancy),
        takes_students=takes_students(vacancy.level),
        law=LAW,
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
        "kept": kept_for(vacancy.kept, student.id),
        "application": application,
        "early": early_for(student, vacancy, today=clock.today()),
        "accepted": accepted,
        "may_apply": student.state in OFFERED[Offer.FAIR]
        and rules.may_apply(
            application.state if application else None,
            vacancy=vacancy.state,
            fair=vacancy.fair.state,
            has_accepted=accepted is not None,
            in_time=stages.takes_wishes(vacancy.fair, vacancy.fair.state, today=clock.today()),
        ),
    }
