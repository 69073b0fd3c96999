"""The people around one application, for tests that call the services past the views."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from app.accounts.enums import Role
from app.accounts.models import User
from app.base import clock
from app.extensions import db
from app.jobfair.enums import ApplicationState, OfferState, VacancyState
from app.jobfair.models import Fair, FairApplication, FairOffer, Vacancy
from tests.factories import StudentFactory, UserFactory, user_of
from tests.jobfair.factories import ApplicationFactory, OfferFactory, VacancyFactory

_WITH_OFFER = {
    ApplicationState.OFFERED: OfferState.MADE,
    ApplicationState.ACCEPTED: OfferState.ACCEPTED,
    ApplicationState.REFUSED: OfferState.REFUSED,
}


@dataclass
class Cast:
    """A student, an employer and staff around one application and its offer, if any."""

    application: FairApplication
    student: User
    employer: User
    staff: User
    now: datetime = field(default_factory=clock.now)

    @property
    def vacancy(self) -> Vacancy:
        return self.application.vacancy

    @property
    def fair(self) -> Fair:
        return self.application.vacancy.fair

    @property
    def offer(self) -> FairOffer:
        assert self.application.offer
        return self.application.offer

    @property
    def moment(self) -> dict[str, Any]:
        return {"now": self.now, "today": clock.today()}


def cast_of(state: ApplicationState, /, **of_vacancy: Any) -> Cast:
    """Return the people around an application in a state, with the offer that belongs to it."""
    accepted = int(state is ApplicationState.ACCEPTED)
    vacancy = VacancyFactory(**{"seats": 2, "taken": accepted, **of_vacancy})
    student = StudentFactory()
    account = user_of(student)
    employer = UserFactory(role=Role.EMPLOYER, organization_id=vacancy.organization_id)
    application = ApplicationFactory(vacancy=vacancy, student=student, state=state)
    if state in _WITH_OFFER:
        OfferFactory(application=application, state=_WITH_OFFER[state])
    db.session.commit()
    return Cast(application, account, employer, UserFactory(role=Role.STAFF))


def holder_of(vacancy: Vacancy) -> User:
    """Return one more student with an unanswered offer of a vacancy."""
    student = StudentFactory()
    account: User = user_of(student)
    OfferFactory(application__vacancy=vacancy, application__student=student)
    db.session.commit()
    return account


def full(**values: Any) -> dict[str, Any]:
    """Return the values of a vacancy whose one seat is taken."""
    return {"seats": 1, "taken": 1, "state": VacancyState.FILLED, **values}
