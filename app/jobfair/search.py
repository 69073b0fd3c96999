"""What the search over the whole site finds of the fair."""

from flask import url_for
from flask_babel import lazy_gettext as _l

from app.base.typography import day
from app.base.viewer import Viewer
from app.jobfair.models import Fair, Vacancy
from app.jobfair.queries.fairs import search_fairs
from app.jobfair.queries.vacancies import find_vacancies
from app.organizations.models import Organization
from app.web.search_page import Hit, SearchSource


def find_vacancy_hits(query: str, viewer: Viewer | None, limit: int) -> list[Hit]:
    """Return the first vacancies found whose page this person may open."""
    return [
        Hit(
            title=vacancy.title,
            url=url_for("jobfair.vacancy_detail", vacancy_id=vacancy.id),
            detail=f"{vacancy.organization.short_name}, {vacancy.town}",
        )
        for vacancy in find_vacancies(query, visible_to=viewer, limit=limit)
    ]


def find_fair_hits(query: str, _viewer: Viewer | None, limit: int) -> list[Hit]:
    """Return the newest fairs found."""
    return [
        Hit(
            title=fair.title,
            url=url_for("jobfair.fair_detail", fair_id=fair.id),
            detail=f"{day(fair.held_on)}, {fair.venue}",
        )
        for fair in search_fairs(query, limit=limit)
    ]


SEARCH = (
    SearchSource(
        _l("Вакансии"),
        find_vacancy_hits,
        lambda query: url_for("jobfair.vacancy_list", q=query),
        kinds=(Vacancy, Organization),
    ),
    SearchSource(_l("Ярмарки вакансий"), find_fair_hits, kinds=(Fair,)),
)
