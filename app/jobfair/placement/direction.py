"""A direction to work: an accepted offer becomes a numbered paper in one step."""

from datetime import date, datetime

from flask_babel import gettext as _

from app.base import clock
from app.base.locks import lock
from app.base.typography import day
from app.base.viewer import Viewer, require
from app.documents.fair_forms import WORK_DIRECTION
from app.documents.models import Paper
from app.documents.names import Case, inflect, parse_name
from app.documents.queries import find_paper
from app.documents.services.numbers import take_numbers
from app.documents.services.papers import draft_paper, issue_paper
from app.documents.signatories import college_signature
from app.documents.snapshot import Snapshot, take_snapshot
from app.jobfair import describing
from app.jobfair.enums import ApplicationState
from app.jobfair.models import FairApplication, FairOffer
from app.jobfair.permissions import Permission
from app.jobfair.placement.errors import NothingAcceptedError


def standing_direction(application: FairApplication) -> Paper | None:
    """Return the direction that was issued on what is accepted now.

    One of an acceptance that was undone stays in the register and is nobody's here.
    """
    if application.state is not ApplicationState.ACCEPTED:
        return None
    paper, offer = find_paper(application, kind=WORK_DIRECTION.name), application.offer
    accepted_at = offer.answered_at if offer else None
    return paper if paper and accepted_at and paper.created_at >= accepted_at else None


def issue_direction(
    application: FairApplication, *, actor: Viewer, now: datetime, today: date
) -> Paper:
    """Issue the direction to work on an accepted offer; pressed twice it is the same paper.

    Raises NothingAcceptedError.
    """
    require(actor, Permission.FAIR_MANAGE)
    lock(application)  # nobody undoes the acceptance meanwhile
    offer = application.offer
    if application.state is not ApplicationState.ACCEPTED or offer is None:
        raise NothingAcceptedError
    if standing := standing_direction(application):
        return standing
    (number,) = take_numbers(WORK_DIRECTION.name, today.year, count=1)
    paper = draft_paper(
        application,
        _snapshot(application, offer, number=str(number), on=today),
        number=str(number),
        serial=number,
        parties=f"{application.student.full_name}, {application.vacancy.organization.short_name}",
        actor=actor,
        now=now,
    )
    return issue_paper(paper)


def _snapshot(application: FairApplication, offer: FairOffer, *, number: str, on: date) -> Snapshot:
    student, organization = application.student, application.vacancy.organization
    speciality = student.group.speciality
    accepted = clock.local_day(offer.answered_at)
    values = {
        "number": number,
        "date": on,
        "organization": organization.name,
        "address": ", ".join(filter(None, (offer.town, offer.address))),
        "student": inflect(parse_name(student.full_name), Case.ACCUSATIVE),
        "student_name": student.full_name,
        "group": student.group.name,
        "speciality": f"{speciality.code} {speciality.name}",
        "post": offer.title,
        "terms": [{"label": label, "value": value} for label, value in describing.facts_of(offer)],
        "basis": _(
            "предложение работодателя на ярмарке «%(fair)s», принято %(day)s",
            fair=application.vacancy.fair.title,
            day=day(accepted) if accepted else "",
        ),
        **college_signature(on),
    }
    return take_snapshot(WORK_DIRECTION, values, date=on)
