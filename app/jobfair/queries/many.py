"""Reading the records an act on many is about, and what would follow from it."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import Select, func, select

from app.base.viewer import Viewer
from app.extensions import db
from app.jobfair.enums import ApplicationState
from app.jobfair.models import FairApplication, Vacancy
from app.jobfair.queries.applications import list_applicants
from app.jobfair.queries.recipients import is_reachable
from app.jobfair.queries.vacancies import list_owned_vacancies
from app.organizations.models import Organization


def vacancies_by_ids(ids: Sequence[int], *, visible_to: Viewer) -> list[Vacancy]:
    """Return those of the vacancies that this person may change, by id."""
    found = list_owned_vacancies(visible_to=visible_to).where(Vacancy.id.in_(ids))
    return _read(found.order_by(Vacancy.id))


def applications_by_ids(ids: Sequence[int], *, visible_to: Viewer) -> list[FairApplication]:
    """Return those of the applications that this person may see, by id."""
    found = list_applicants(visible_to=visible_to).where(FairApplication.id.in_(ids))
    return _read(found.order_by(FairApplication.id))


def _read(statement: Select[Any]) -> list[Any]:
    return list(db.session.scalars(statement))


def reached_among(organization_ids: set[int]) -> set[int]:
    """Return those of the organizations whose people would read a letter."""
    reached = select(Organization.id).where(Organization.id.in_(organization_ids), is_reachable())
    return set(db.session.scalars(reached))


class WhoWaits(NamedTuple):
    """Of some vacancies: applications without an answer, offers without one, acceptances."""

    submitted: int
    offered: int
    accepted: int

    @property
    def open(self) -> int:
        """Return how many students still wait for something."""
        return self.submitted + self.offered


def waiting_for(vacancy_ids: Sequence[int]) -> WhoWaits:
    """Count who waits for some vacancies, in one query."""
    states = (ApplicationState.SUBMITTED, ApplicationState.OFFERED, ApplicationState.ACCEPTED)
    counts = [func.count().filter(FairApplication.state == state) for state in states]
    columns = select(*counts).where(FairApplication.vacancy_id.in_(vacancy_ids))
    return WhoWaits._make(db.session.execute(columns).one())


def students_taken(applications: Sequence[FairApplication]) -> set[tuple[int, int]]:
    """Return (fair, student) pairs of those who have accepted an offer at the fair already."""
    students = {one.student_id for one in applications}
    columns = select(FairApplication.fair_id, FairApplication.student_id).where(
        FairApplication.student_id.in_(students),
        FairApplication.state == ApplicationState.ACCEPTED,
    )
    return {(fair_id, student_id) for fair_id, student_id in db.session.execute(columns)}
