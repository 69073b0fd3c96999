"""Letters of offers and applications: who is told of what. No names, only where to read."""

from collections.abc import Iterable
from datetime import datetime

from flask_babel import gettext as _

from app.accounts.queries import addresses_of_organization
from app.contracts.offers.enums import TargetApplicationState, TargetOfferEvent
from app.contracts.offers.models import TargetApplication, TargetOffer
from app.notifications.services import send_to
from app.notifications.texts import absolute_url
from app.students.queries import addresses_of_student

A, E = TargetApplicationState, TargetOfferEvent
# What the customer is told of; who took the step knows of it already.
TOLD = frozenset({E.RETURN, E.PUBLISH, E.SELECT, E.CANCEL})


def tell_customer(offer: TargetOffer, event: TargetOfferEvent, *, now: datetime) -> None:
    """Write to the customer what the college did with the offer."""
    if event not in TOLD:
        return
    subjects = {
        E.RETURN: _("Предложение о целевом обучении возвращено на правку"),
        E.PUBLISH: _("Предложение о целевом обучении опубликовано"),
        E.SELECT: _("Отбор по предложению о целевом обучении проведён"),
        E.CANCEL: _("Предложение о целевом обучении отменено"),
    }
    send_to(
        addresses_of_organization(offer.organization),
        subject=subjects[event],
        template="contracts/letters/target_offer.txt",
        now=now,
        offer=offer,
        happened=subjects[event],
        link=absolute_url("contracts.target_offer_detail", target_offer_id=offer.id),
    )


def tell_applicant(application: TargetApplication, *, now: datetime) -> None:
    """Write to the student where the application stands now."""
    subjects = {
        A.SELECTED: _("Ваша заявка на целевое обучение отобрана"),
        A.RESERVE: _("Ваша заявка на целевое обучение в резерве"),
        A.REFUSED: _("По вашей заявке на целевое обучение отказано"),
        A.WITHDRAWN: _("Ваша заявка на целевое обучение отозвана"),
    }
    if application.state not in subjects:
        return
    send_to(
        addresses_of_student(application.student),
        subject=subjects[application.state],
        template="contracts/letters/target_application.txt",
        now=now,
        application=application,
        offer=application.offer,
        happened=subjects[application.state],
        link=absolute_url(
            "contracts.target_application_detail", target_application_id=application.id
        ),
    )


def tell_applicants(applications: Iterable[TargetApplication], *, now: datetime) -> None:
    """Write to each student."""
    for application in applications:
        tell_applicant(application, now=now)


def tell_of_change(application: TargetApplication, *, now: datetime) -> None:
    """Write to the customer that somebody selected withdrew, or came from the reserve."""
    offer = application.offer
    is_selected = application.state is A.SELECTED
    happened = (
        _("Место занято заявкой из резерва") if is_selected else _("Отобранная заявка отозвана")
    )
    send_to(
        addresses_of_organization(offer.organization),
        subject=happened,
        template="contracts/letters/target_offer.txt",
        now=now,
        offer=offer,
        happened=happened,
        link=absolute_url(
            "contracts.target_application_detail", target_application_id=application.id
        ),
    )
