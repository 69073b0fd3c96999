"""What the fair asks of staff, employers and students today, and how it stands."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from sqlalchemy import Select

from app.base import clock
from app.base.sentences import sentence
from app.base.typography import counted, day, deadline_left, plural
from app.base.viewer import Viewer
from app.jobfair.candidates import dashboard as candidates
from app.jobfair.checkin import dashboard as checkin
from app.jobfair.enums import NOBODY, FairParty, FairState, OfferStanding, VacancyState
from app.jobfair.interviews import dashboard as interviews
from app.jobfair.models import Fair, FairApplication, Vacancy
from app.jobfair.queries import applications, vacancies
from app.jobfair.queries.fairs import (
    FairFigures,
    figures_of,
    find_current_fair,
    list_posting_fairs,
    own_figures,
)
from app.jobfair.queries.kept import note_kept
from app.jobfair.rules import party_of
from app.jobfair.standing import outlook_of, standing_of
from app.jobfair.venue import dashboard as venue
from app.jobfair.wording import hours, until_fair
from app.web.dashboard import Chip, Figure, MainAction, Panel, Part, Todo, Urgency
from app.web.kept import kept
from app.web.tallies import PageTally


def _for_staff_only(statement: Callable[[], Select[*tuple[Any, ...]]]) -> PageTally:
    return PageTally(lambda viewer: statement() if party_of(viewer) is FairParty.STAFF else None)


SUBMITTED = _for_staff_only(vacancies.tally_submitted)
UNANSWERED = _for_staff_only(vacancies.tally_unanswered)
TALLIES = (SUBMITTED, UNANSWERED, candidates.QUESTIONS)


def part(viewer: Viewer) -> Part:
    """Return what waits for a person at the current fair, and how far it is."""
    party, fair = party_of(viewer), find_current_fair()
    if party is None or fair is None:
        return Part()
    if party is FairParty.STAFF:
        todo = _for_staff(viewer, fair)
    elif party is FairParty.EMPLOYER:
        todo = _for_employer(viewer, fair)
    else:
        todo = _for_student(viewer, fair)
    todo += candidates.todos(viewer, fair, party, today=clock.today())
    todo += interviews.todos(viewer, fair, party, now=clock.now())
    return Part(todo=todo, panels=_panels(fair, viewer, party), main=_main(viewer, party))


def _main(viewer: Viewer, party: FairParty) -> MainAction | None:
    """What an employer comes to do while a fair takes vacancies."""
    if party is not FairParty.EMPLOYER:
        return None
    taking = list_posting_fairs(today=clock.today(), visible_to=viewer)
    url = url_for("jobfair.vacancy_create")
    return MainAction(_("Разместить вакансию"), url, order=10) if taking else None


def _panels(fair: Fair, viewer: Viewer, party: FairParty) -> list[Panel]:
    if fair.state is FairState.CLOSED:
        return []
    figures = kept(f"fair {fair.id}", lambda: figures_of([fair.id])[fair.id])
    shown = _open_to_all(fair, figures)
    if party is FairParty.STAFF:
        shown += _answers(fair, figures.applications, figures.offers)
    url = url_for("jobfair.fair_detail", fair_id=fair.id)
    panels = [Panel(until_fair(fair, clock.today()), shown, _where(fair), url)]
    if party is FairParty.EMPLOYER:
        panels += _of_employer(fair, viewer)
    elif party is FairParty.STUDENT:
        panels += _of_student(fair, viewer)
    return panels


def _of_employer(fair: Fair, viewer: Viewer) -> list[Panel]:
    """Every figure leads to the records it counts, the last vacancy to the next one."""
    own = own_figures(fair, viewer)
    if not own.vacancies:
        return []
    words = (_("вакансия"), _("вакансии"), _("вакансий"))
    url = url_for("jobfair.own_vacancy_list", fair=fair.id)
    figures = [
        (own.vacancies, plural(own.vacancies, *words), url),
        *_answers(fair, own.applications, own.offers),
    ]
    return [Panel(_("Наши вакансии"), figures, url=url_for("jobfair.own_vacancy_list"))]


def _of_student(fair: Fair, viewer: Viewer) -> list[Panel]:
    """Say what to do now, above all without an offer."""
    own = applications.count_own(viewer)
    outlook = outlook_of(applied=own.total, answered=own.offered + own.accepted, fair=fair.state)
    url = url_for("jobfair.application_list")
    words = (_("отклик"), _("отклика"), _("откликов"))
    offers = (_("предложение"), _("предложения"), _("предложений"))
    figures = [(own.total, plural(own.total, *words), url)]
    if own.offered:
        offered = url_for("jobfair.application_list", state="offered")
        figures.append((own.offered, plural(own.offered, *offers), offered))
    text = f"{sentence(outlook.title + '.')} {outlook.text}" if outlook else ""
    return [Panel(_("Мои отклики"), figures, text, url)] if own.total else []


def public_panels() -> list[Panel]:
    """Return the open fair for the front page; nothing when no fair is open."""
    fair = find_current_fair()
    if fair is None or fair.state is not FairState.OPEN:
        return []
    figures = _open_to_all(fair, figures_of([fair.id])[fair.id])
    url = url_for("jobfair.fair_detail", fair_id=fair.id)
    return [Panel(until_fair(fair, clock.today()), figures, _where(fair), url)]


def _open_to_all(fair: Fair, figures: FairFigures) -> list[Figure]:
    vacancies_words = (_("вакансия"), _("вакансии"), _("вакансий"))
    employers_words = (_("работодатель"), _("работодателя"), _("работодателей"))
    catalogue = url_for("jobfair.vacancy_list", fair=fair.id)
    employers = url_for("jobfair.employer_list", fair_id=fair.id)
    return [
        (figures.vacancies, plural(figures.vacancies, *vacancies_words), catalogue),
        (figures.employers, plural(figures.employers, *employers_words), employers),
    ]


def _answers(fair: Fair, applied: int, offered: int) -> list[Figure]:
    words = (_("отклик"), _("отклика"), _("откликов"))
    offers = (_("предложение"), _("предложения"), _("предложений"))
    url = url_for("jobfair.applicant_list", fair=fair.id)
    with_offer = url_for("jobfair.applicant_list", fair=fair.id, with_offer="yes")
    return [
        (applied, plural(applied, *words), url),
        (offered, plural(offered, *offers), with_offer),
    ]


def _where(fair: Fair) -> str:
    return str(_("%(hours)s. %(venue)s", hours=hours(fair), venue=fair.venue))


def _for_staff(viewer: Viewer, fair: Fair) -> list[Todo]:
    today = checkin.for_staff(fair, today=clock.today())
    waiting = vacancies.Waiting(*(SUBMITTED.row(viewer) or (0, None)))
    unanswered = _to_reach(fair, UNANSWERED.number(viewer))
    return [*today, *_to_approve(fair, waiting), *venue.for_staff(fair), *unanswered]


def _to_approve(fair: Fair, waiting: vacancies.Waiting) -> list[Todo]:
    if waiting.since is None:
        return []
    words = (_("вакансию"), _("вакансии"), _("вакансий"))
    return [
        Todo(
            title=_("Одобрить %(vacancies)s ярмарки", vacancies=counted(waiting.number, *words)),
            url=_one_or_all(
                vacancies.find_one_submitted() if waiting.number == 1 else None,
                url_for("jobfair.moderation_list"),
            ),
            action=_("Проверить"),
            detail=_waiting_since(waiting.since),
            urgency=Urgency.TODAY,
            plan_item=fair.plan_item,
        )
    ]


def _one_or_all(one: Vacancy | None, all_url: str) -> str:
    """Lead to the record itself where there is just one."""
    return url_for("jobfair.vacancy_detail", vacancy_id=one.id) if one else all_url


def _waiting_since(since: datetime) -> str:
    waiting_on = since.astimezone(clock.zone()).date()
    days = (clock.today() - waiting_on).days
    if days <= 0:
        return str(_("работодатели ждут с сегодняшнего дня"))
    if days == 1:
        return str(_("работодатели ждут со вчерашнего дня"))
    return str(_("работодатели ждут с %(day)s", day=day(waiting_on)))


def _to_reach(fair: Fair, count: int) -> list[Todo]:
    if not count:
        return []
    words = (_("вакансия"), _("вакансии"), _("вакансий"))
    title = _("Некому ответить студентам: %(vacancies)s", vacancies=counted(count, *words))
    return [
        Todo(
            title=title,
            url=url_for("jobfair.own_vacancy_list", answering=NOBODY),
            action=_("Открыть"),
            detail=_("у работодателя нет ни учётной записи, ни почты"),
            urgency=Urgency.TODAY,
            plan_item=fair.plan_item,
        )
    ]


def _for_employer(viewer: Viewer, fair: Fair) -> list[Todo]:
    return [
        *_to_answer(viewer, fair),
        *_without_seat(viewer, fair),
        *_to_mend(viewer, fair),
        *venue.for_employer(viewer, fair),
    ]


def _to_answer(viewer: Viewer, fair: Fair) -> list[Todo]:
    count = applications.count_waiting_applications(visible_to=viewer)
    if not count:
        return []
    words = (_("отклик"), _("отклика"), _("откликов"))
    only = applications.find_waiting_application(visible_to=viewer) if count == 1 else None
    return [
        Todo(
            title=_("Ответить на %(applications)s", applications=counted(count, *words)),
            url=url_for("jobfair.application_detail", application_id=only.id)
            if only
            else url_for("jobfair.applicant_list", state="submitted"),
            action=_("Ответить"),
            detail=_("студенты ждут"),
            urgency=Urgency.TODAY,
            plan_item=fair.plan_item,
        )
    ]


def _without_seat(viewer: Viewer, fair: Fair) -> list[Todo]:
    count = applications.count_offers_without_seat(visible_to=viewer, today=clock.today())
    if not count:
        return []
    words = (_("предложение"), _("предложения"), _("предложений"))
    return [
        Todo(
            title=_("Места кончились, а ждут ответа %(offers)s", offers=counted(count, *words)),
            url=url_for("jobfair.applicant_list", state="offered"),
            action=_("Открыть"),
            detail=_("отзовите их или добавьте мест в вакансии"),
            urgency=Urgency.SOON,
            plan_item=fair.plan_item,
        )
    ]


def _to_mend(viewer: Viewer, fair: Fair) -> list[Todo]:
    state = VacancyState.REJECTED
    count = vacancies.count_own_vacancies(state, visible_to=viewer)
    if not count:
        return []
    words = (_("вакансию"), _("вакансии"), _("вакансий"))
    return [
        Todo(
            title=_("Исправить %(vacancies)s", vacancies=counted(count, *words)),
            url=_to_mend_url(vacancies.find_own_vacancy(state, visible_to=viewer), count),
            action=_("Исправить"),
            detail=_("методист написал, что поправить"),
            urgency=Urgency.SOON,
            plan_item=fair.plan_item,
        )
    ]


def _to_mend_url(one: Vacancy | None, count: int) -> str:
    if one and count == 1:
        return url_for("jobfair.vacancy_edit", vacancy_id=one.id)
    return url_for("jobfair.own_vacancy_list", state=VacancyState.REJECTED.value)


def _for_student(viewer: Viewer, fair: Fair) -> list[Todo]:
    today = clock.today()
    waiting = applications.list_offers_in_time(visible_to=viewer, today=today)
    note_kept(one.vacancy for one in waiting)
    return [todo for one in waiting for todo in _offered(one, fair, today=today)]


def _offered(application: FairApplication, fair: Fair, *, today: date) -> list[Todo]:
    offer = application.offer
    if offer is None:  # the query asks for applications with one
        return []
    standing = standing_of(offer, today=today)
    url = url_for("jobfair.application_detail", application_id=application.id)
    employer = application.vacancy.organization.short_name
    if standing is not OfferStanding.OPEN:
        return [
            Todo(
                title=_("Предложение пока не принять: %(title)s", title=offer.title),
                url=url,
                action=_("Открыть"),
                detail=employer,
                urgency=Urgency.STEP,
                chip=Chip(str(standing.label), standing.tone),
                plan_item=fair.plan_item,
            )
        ]
    left = deadline_left(offer.answer_until)
    return [
        Todo(
            title=_("Ответить на предложение: %(title)s", title=offer.title),
            url=url,
            action=_("Ответить"),
            detail=employer,
            urgency=Urgency.of_tone(left.tone),
            chip=Chip(left.text, left.tone),
            plan_item=fair.plan_item,
        )
    ]
