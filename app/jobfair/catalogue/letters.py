"""The letter of new vacancies: one of all searches of a person, each with its way out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext as _

from app.base.typography import counted
from app.jobfair.catalogue.leaving import leaving_token
from app.jobfair.catalogue.models import VacancySearch
from app.jobfair.catalogue.searches import address_of
from app.jobfair.models import Vacancy
from app.notifications.services import send_to
from app.notifications.texts import absolute_url


@dataclass(frozen=True)
class News:
    """What is new in a search: the vacancies to name, and how many there are."""

    search: VacancySearch
    vacancies: Sequence[Vacancy]
    number: int

    @property
    def leave_url(self) -> str:
        """Where the search is ended without an account."""
        return absolute_url("jobfair.search_leave", token=leaving_token(self.search.id))

    @property
    def list_url(self) -> str:
        """The search in the catalogue."""
        return absolute_url("jobfair.vacancy_list", **address_of(self.search.criteria))

    def url_of(self, vacancy: Vacancy) -> str:
        """Return the page of a vacancy."""
        return absolute_url("jobfair.vacancy_detail", vacancy_id=vacancy.id)


def tell_of_news(news: Sequence[News], *, now: datetime) -> None:
    """Write one letter to the person whose searches have news."""
    number = sum(one.number for one in news)
    words = counted(number, _("новая вакансия"), _("новые вакансии"), _("новых вакансий"))
    send_to(
        [news[0].search.user.email],
        subject=_("Ярмарка: %(vacancies)s", vacancies=words),
        template="jobfair/catalogue/letters/new_vacancies.txt",
        now=now,
        news=news,
    )
