"""Who must know of what: one table of events and letters, and the sending of them.

An event without a letter is listed on purpose. Each person concerned gets one letter.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from itertools import groupby
from typing import Any

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from app.accounts.queries import addresses_of_organization
from app.jobfair.enums import ApplicationEvent, FairEvent, FairParty, VacancyEvent
from app.jobfair.models import Fair, FairApplication, FairOffer, Vacancy
from app.jobfair.queries.recipients import (
    addresses_of_applicants,
    addresses_of_employers,
    addresses_of_guests,
)
from app.jobfair.stages import CONCERNS, StageMove
from app.notifications.services import send_to
from app.notifications.texts import absolute_url
from app.privacy.shown import name_outside
from app.students.queries import addresses_of_student


class Audience(Enum):
    """Who is told."""

    EMPLOYER = "the people of the vacancy's organization"
    STUDENT = "the student of each application concerned"
    EVERYBODY = "all who take part in the fair"


@dataclass(frozen=True)
class FairNotice:
    """One letter: to whom, which text; the subject may name the vacancy or the fair."""

    audience: Audience
    template: str
    subject: LazyString


def _employer(template: str, subject: LazyString) -> FairNotice:
    return FairNotice(Audience.EMPLOYER, template, subject)


def _student(template: str, subject: LazyString) -> FairNotice:
    return FairNotice(Audience.STUDENT, template, subject)


APPLICATION_LETTERS: Mapping[ApplicationEvent, tuple[FairNotice, ...]] = {
    ApplicationEvent.APPLY: (
        _employer("application_submitted", _l("Новый отклик на вакансию «%(title)s»")),
    ),
    ApplicationEvent.WITHDRAW: (
        _employer("application_withdrawn", _l("Отклик отозван: «%(title)s»")),
    ),
    ApplicationEvent.DECLINE: (
        _student("application_declined", _l("Ответ на ваш отклик: %(title)s")),
    ),
    ApplicationEvent.OFFER: (_student("offer_made", _l("Вам предлагают работу: %(title)s")),),
    ApplicationEvent.TAKE_BACK: (
        _student("offer_taken_back", _l("Предложение отозвано: %(title)s")),
    ),
    ApplicationEvent.ACCEPT: (_employer("offer_accepted", _l("Студент принял ваше предложение")),),
    ApplicationEvent.REFUSE: (_employer("offer_refused", _l("Студент отказался от предложения")),),
    ApplicationEvent.RELEASE: (
        _student("acceptance_undone", _l("Принятое предложение отменено: %(title)s")),
        _employer("acceptance_undone_employer", _l("Принятие предложения отменено: «%(title)s»")),
    ),
}
# Of the last seat and of a vacancy given back those learn who hold an unanswered offer of it.
VACANCY_LETTERS: Mapping[VacancyEvent, tuple[FairNotice, ...]] = {
    VacancyEvent.EDIT: (),  # offers keep their terms
    VacancyEvent.SUBMIT: (),  # staff have it on their dashboard
    VacancyEvent.RESUBMIT: (),  # offers stand meanwhile
    VacancyEvent.CONFIRM: (),
    VacancyEvent.WITHDRAW: (
        _student("vacancy_withdrawn", _l("Вакансия снята с публикации: %(title)s")),
    ),
    VacancyEvent.APPROVE: (
        _employer("vacancy_approved", _l("Вакансия «%(title)s» в каталоге ярмарки")),
        _student("offer_stands_again", _l("Предложение снова можно принять: %(title)s")),
    ),
    VacancyEvent.REJECT: (
        _employer("vacancy_rejected", _l("Вакансию «%(title)s» нужно исправить")),
        _student("offer_on_hold", _l("С предложением придётся подождать: %(title)s")),
    ),
    VacancyEvent.FILL: (_student("seats_taken", _l("Все места заняты: %(title)s")),),
    VacancyEvent.FREE: (
        _student("offer_stands_again", _l("Предложение снова можно принять: %(title)s")),
    ),
}
FAIR_LETTERS: Mapping[FairEvent, tuple[FairNotice, ...]] = {
    # Sent when the day, the hours or the place change.
    FairEvent.EDIT: (
        FairNotice(Audience.EVERYBODY, "fair_moved", _l("Ярмарка переносится: %(fair)s")),
    ),
    FairEvent.OPEN: (),  # employers were told when their vacancies were approved
    FairEvent.HIDE: (),  # a slip of staff, mended in minutes; nothing is lost by it
    FairEvent.HOLD: (),
    FairEvent.REOPEN: (),
    FairEvent.CLOSE: (
        _student("offers_closed", _l("Ярмарка закрыта: ответить на предложение нельзя")),
    ),
    FairEvent.RECALL: (_student("offers_revived", _l("На предложение снова можно ответить")),),
}


def tell_of(event: ApplicationEvent, application: FairApplication, *, now: datetime) -> None:
    """Tell those who must know what happened to one application."""
    for notice in APPLICATION_LETTERS[event]:
        if notice.audience is Audience.EMPLOYER:
            _to_employer(
                notice,
                application.vacancy,
                now,
                link=_application_url(application),
                student=application.student,
                application=application,
            )
        else:
            _to_student(notice, application, now)


def tell_employer(event: VacancyEvent, vacancy: Vacancy, *, now: datetime) -> None:
    """Tell the employer what happened to the vacancy."""
    for notice in VACANCY_LETTERS[event]:
        if notice.audience is Audience.EMPLOYER:
            _to_employer(notice, vacancy, now, link=_vacancy_url(vacancy, event))


def tell_applicants(
    event: VacancyEvent, applications: Iterable[FairApplication], *, now: datetime
) -> None:
    """Tell the students concerned what happened to the vacancy they wait for."""
    for notice in VACANCY_LETTERS[event]:
        if notice.audience is Audience.STUDENT:
            for application in applications:
                _to_student(notice, application, now)


STAGES = FairNotice(Audience.EVERYBODY, "fair_stages", _l("Изменились сроки: %(fair)s"))
ELSEWHERE = _employer("student_taken", _l("Студент принял другое предложение"))


def tell_of_acceptance_elsewhere(
    accepted: FairApplication, closed: Iterable[FairApplication], *, now: datetime
) -> None:
    """Tell each other employer once that its applicant has accepted elsewhere.

    The employer who was accepted has a letter of its own about the same student.
    """
    others = [one for one in closed if _employer_of(one) != _employer_of(accepted)]
    others.sort(key=lambda one: (_employer_of(one), one.id))
    for _id, several in groupby(others, key=_employer_of):
        applications = list(several)
        first = applications[0]
        _to_employer(
            ELSEWHERE,
            first.vacancy,
            now,
            student=accepted.student,
            applications=applications,
            link=_application_url(first),
        )


def tell_holders(event: FairEvent, offers: Iterable[FairOffer], *, now: datetime) -> None:
    """Tell each student once what the fair's step makes of the offers he or she holds."""
    ordered = sorted(offers, key=lambda one: (one.application.student_id, one.id))
    for notice in FAIR_LETTERS[event]:
        for _id, several in groupby(ordered, key=lambda one: one.application.student_id):
            of_one = list(several)
            application = of_one[0].application
            _to_student(notice, application, now, offers=of_one)


def tell_everybody(event: FairEvent, fair: Fair, *, now: datetime) -> None:
    """Tell all who take part in a fair of what changed."""
    addresses = [
        *addresses_of_employers(fair),
        *addresses_of_applicants(fair),
        *addresses_of_guests(fair),
    ]
    link = absolute_url("jobfair.fair_detail", fair_id=fair.id)
    for notice in FAIR_LETTERS[event]:
        _send(addresses, notice, now, title=fair.title, fair=fair, link=link)


def tell_of_stages(fair: Fair, moves: Sequence[StageMove], *, now: datetime) -> None:
    """Tell those whose dates changed while the day itself stays; each of the own dates alone."""
    employers = addresses_of_employers(fair)
    students = {*addresses_of_applicants(fair), *addresses_of_guests(fair)} - set(employers)
    sides = {FairParty.EMPLOYER: employers, FairParty.STUDENT: sorted(students)}
    link = absolute_url("jobfair.fair_detail", fair_id=fair.id)
    for side, addresses in sides.items():
        theirs = [one for one in moves if one.kind in CONCERNS[side]]
        if theirs:
            _send(addresses, STAGES, now, title=fair.title, fair=fair, moves=theirs, link=link)


def _employer_of(application: FairApplication) -> int:
    return application.vacancy.organization_id


def _to_employer(notice: FairNotice, vacancy: Vacancy, now: datetime, **values: Any) -> None:
    addresses = addresses_of_organization(vacancy.organization)
    if "student" in values:
        values["student_name"] = name_outside(values["student"])
    _send(addresses, notice, now, title=vacancy.title, vacancy=vacancy, **values)


def _to_student(
    notice: FairNotice, application: FairApplication, now: datetime, **values: Any
) -> None:
    # An offer is told of in its own words, whatever the vacancy says by now.
    promised = application.offer or application.vacancy
    _send(
        addresses_of_student(application.student),
        notice,
        now,
        title=promised.title,
        application=application,
        vacancy=application.vacancy,
        offer=application.offer,
        link=_application_url(application),
        **values,
    )


def _send(addresses: Iterable[str], notice: FairNotice, now: datetime, **values: Any) -> None:
    subject = str(notice.subject) % {"title": values["title"], "fair": values["title"]}
    template = f"jobfair/letters/{notice.template}.txt"
    send_to(addresses, subject=subject, template=template, now=now, **values)


def _vacancy_url(vacancy: Vacancy, event: VacancyEvent) -> str:
    view = "vacancy_edit" if event is VacancyEvent.REJECT else "vacancy_detail"
    return absolute_url(f"jobfair.{view}", vacancy_id=vacancy.id)


def _application_url(application: FairApplication) -> str:
    return absolute_url("jobfair.application_detail", application_id=application.id)
