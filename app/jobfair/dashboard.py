"""What the fair asks of staff, employers and students today, and how it stands."""

from datetime import date, datetime
from typing import Any

from flask import url_for
from flask_babel import gettext as _

from app.base import clock
from app.base.typography import day, deadline_left, plural
from app.base.viewer import Viewer
from app.jobfair.enums import FairState, Party, VacancyState
from app.jobfair.models import Application, Fair
from app.jobfair.queries import applications, vacancies
from app.jobfair.queries.fairs import FairFigures, figures_of, find_current_fair
from app.jobfair.queries.parties import party_of
from app.jobfair.wording import count_of, hours, until_fair
from app.web.dashboard import Chip, Figure, Panel, Part, Todo, Urgency


def part(viewer: Viewer) -> Part:
    """Return this package's part of a person's dashboard."""
    return Part(todo=todo(viewer), panels=panels(viewer))


def todo(user: Any) -> list[Todo]:
    """Return what waits: vacancies to approve, applications or offers to answer."""
    sources = {Party.STAFF: _for_staff, Party.EMPLOYER: _for_employer, Party.STUDENT: _for_student}
    party, fair = party_of(user), find_current_fair()
    return sources[party](user, fair) if party and fair else []


def panels(user: Any) -> list[Panel]:
    """Return how far the next fair is, with its figures, for those who take part in it."""
    party, fair = party_of(user), find_current_fair()
    if party is None or fair is None or fair.state is FairState.CLOSED:
        return []
    figures = figures_of([fair.id])[fair.id]
    shown = _open_to_all(fair, figures)
    if party is Party.STAFF:
        shown.append(_applications_of(fair, figures))
    url = url_for("jobfair.fair_detail", fair_id=fair.id)
    return [Panel(until_fair(fair, clock.today()), shown, _where(fair), url)]


def public_panels() -> list[Panel]:
    """Return the open fair for the front page; nothing when no fair is open."""
    fair = find_current_fair()
    if fair is None or fair.state is not FairState.OPEN:
        return []
    figures = _open_to_all(fair, figures_of([fair.id])[fair.id])
    return [Panel(until_fair(fair, clock.today()), figures, _where(fair))]


def _open_to_all(fair: Fair, figures: FairFigures) -> list[Figure]:
    vacancies_words = (_("вакансия"), _("вакансии"), _("вакансий"))
    employers_words = (_("работодатель"), _("работодателя"), _("работодателей"))
    catalogue = url_for("jobfair.vacancy_list", fair=fair.id)
    employers = url_for("jobfair.employer_list", fair_id=fair.id)
    return [
        (figures.vacancies, plural(figures.vacancies, *vacancies_words), catalogue),
        (figures.employers, plural(figures.employers, *employers_words), employers),
    ]


def _applications_of(fair: Fair, figures: FairFigures) -> Figure:
    words = (_("заявка"), _("заявки"), _("заявок"))
    url = url_for("jobfair.applicant_list", fair=fair.id)
    return figures.applications, plural(figures.applications, *words), url


def _where(fair: Fair) -> str:
    return _("%(hours)s. %(venue)s", hours=hours(fair), venue=fair.venue)


def _for_staff(_user: Any, fair: Fair) -> list[Todo]:
    count, since = vacancies.count_submitted_vacancies()
    if not count or since is None:
        return []
    words = (_("вакансию"), _("вакансии"), _("вакансий"))
    title = _("Одобрить %(vacancies)s ярмарки", vacancies=count_of(count, *words))
    url = url_for("jobfair.moderation_list")
    return [
        _todo(fair, title, url, _("Открыть"), detail=_waiting_since(since), urgency=Urgency.TODAY)
    ]


def _waiting_since(since: datetime) -> str:
    waiting_on = since.astimezone(clock.zone()).date()
    days = (clock.today() - waiting_on).days
    if days <= 0:
        return _("работодатели ждут с сегодняшнего дня")
    if days == 1:
        return _("работодатели ждут со вчерашнего дня")
    return _("работодатели ждут с %(day)s", day=day(waiting_on))


def _for_employer(user: Any, fair: Fair) -> list[Todo]:
    return [*_to_answer(user, fair), *_to_mend(user, fair)]


def _to_answer(user: Any, fair: Fair) -> list[Todo]:
    count = applications.count_waiting_applications(user=user)
    if not count:
        return []
    words = (_("заявку"), _("заявки"), _("заявок"))
    title = _("Ответить на %(applications)s", applications=count_of(count, *words))
    url = url_for("jobfair.applicant_list", state="submitted")
    return [
        _todo(fair, title, url, _("Ответить"), detail=_("студенты ждут"), urgency=Urgency.TODAY)
    ]


def _to_mend(user: Any, fair: Fair) -> list[Todo]:
    state = VacancyState.REJECTED
    count = vacancies.count_own_vacancies(state, user=user)
    if not count:
        return []
    words = (_("вакансию"), _("вакансии"), _("вакансий"))
    title = _("Исправить %(vacancies)s", vacancies=count_of(count, *words))
    url = url_for("jobfair.own_vacancy_list", state=state.value)
    detail = _("методист написал, что поправить")
    return [_todo(fair, title, url, _("Исправить"), detail=detail, urgency=Urgency.SOON)]


def _for_student(user: Any, fair: Fair) -> list[Todo]:
    waiting = applications.list_offers_to_answer(user=user, today=clock.today())
    return [_answer_to(application, fair) for application in waiting]


def _answer_to(application: Application, fair: Fair) -> Todo:
    vacancy, until = application.vacancy, _last_day(application)
    left = deadline_left(until)
    return _todo(
        fair,
        _("Ответить на предложение: %(title)s", title=vacancy.title),
        url_for("jobfair.application_detail", application_id=application.id),
        _("Ответить"),
        detail=vacancy.organization.short_name,
        urgency=Urgency.of_tone(left.tone),
        chip=Chip(left.text, left.tone),
    )


def _last_day(application: Application) -> date:
    return application.offer.answer_until if application.offer else date.max


def _todo(
    fair: Fair,
    title: str,
    url: str,
    action: str,
    *,
    detail: str,
    urgency: Urgency,
    chip: Chip | None = None,
) -> Todo:
    return Todo(
        title=title,
        url=url,
        action=action,
        detail=detail,
        chip=chip,
        urgency=urgency,
        plan_item=fair.plan_item,
    )
