"""The letters the fair writes: to the employer's people and to the student."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from flask_babel import gettext as _

from app.accounts.queries import addresses_of_organization
from app.jobfair.models import Application, Offer, Vacancy
from app.notifications.services import queue_letter
from app.notifications.texts import absolute_url, render_text
from app.students.queries import addresses_of_student


def tell_of_approval(vacancy: Vacancy, *, now: datetime) -> None:
    """Tell the employer that the vacancy stands in the catalogue."""
    subject = _("Вакансия «%(title)s» в каталоге ярмарки", title=vacancy.title)
    _to_employer(vacancy, "vacancy_approved", subject, now, link=_vacancy_url(vacancy))


def tell_of_rejection(vacancy: Vacancy, *, now: datetime) -> None:
    """Tell the employer what to mend in the vacancy."""
    subject = _("Вакансию «%(title)s» нужно исправить", title=vacancy.title)
    link = absolute_url("jobfair.vacancy_edit", vacancy_id=vacancy.id)
    _to_employer(vacancy, "vacancy_rejected", subject, now, link=link)


def tell_of_application(application: Application, *, now: datetime) -> None:
    """Tell the employer that a student has applied."""
    subject = _("Новая заявка на вакансию «%(title)s»", title=application.vacancy.title)
    _about(application, "application_submitted", subject, now)


def tell_of_acceptance(offer: Offer, *, now: datetime) -> None:
    """Tell the employer that the student comes."""
    subject = _("Студент принял ваше предложение")
    _about(offer.application, "offer_accepted", subject, now)


def tell_of_refusal(offer: Offer, *, now: datetime) -> None:
    """Tell the employer that the student does not come."""
    subject = _("Студент отказался от предложения")
    _about(offer.application, "offer_refused", subject, now)


def tell_of_offer(offer: Offer, *, now: datetime) -> None:
    """Tell the student of an offer and of the last day to answer."""
    title = offer.application.vacancy.title
    subject = _("Вам предлагают работу: %(title)s", title=title)
    _to_student(offer.application, "offer_made", subject, now, offer=offer)


def tell_of_decline(application: Application, *, now: datetime) -> None:
    """Tell the student that the employer chose others."""
    subject = _("Ответ на вашу заявку: %(title)s", title=application.vacancy.title)
    _to_student(application, "application_declined", subject, now)


def tell_of_withdrawal(application: Application, *, now: datetime) -> None:
    """Tell the student that the vacancy is no more."""
    subject = _("Вакансия снята: %(title)s", title=application.vacancy.title)
    _to_student(application, "vacancy_withdrawn", subject, now)


def _about(application: Application, template: str, subject: str, now: datetime) -> None:
    link = _application_url(application)
    _to_employer(
        application.vacancy, template, subject, now, link=link, student=application.student
    )


def _to_employer(
    vacancy: Vacancy, template: str, subject: str, now: datetime, **values: Any
) -> None:
    addresses = addresses_of_organization(vacancy.organization)
    _write(addresses, template, subject, now, vacancy=vacancy, **values)


def _to_student(
    application: Application, template: str, subject: str, now: datetime, **values: Any
) -> None:
    _write(
        addresses_of_student(application.student),
        template,
        subject,
        now,
        application=application,
        vacancy=application.vacancy,
        link=_application_url(application),
        **values,
    )


def _write(
    addresses: Iterable[str], template: str, subject: str, now: datetime, **values: Any
) -> None:
    body = render_text(f"jobfair/letters/{template}.txt", **values)
    for address in addresses:
        queue_letter(to=address, subject=subject, body=body, now=now)


def _vacancy_url(vacancy: Vacancy) -> str:
    return absolute_url("jobfair.vacancy_detail", vacancy_id=vacancy.id)


def _application_url(application: Application) -> str:
    return absolute_url("jobfair.application_detail", application_id=application.id)
