"""The fair of an earlier spring, closed: work that was accepted, and the papers it left."""

from dataclasses import fields
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import select

from app.base.viewer import OPERATOR
from app.demo.bulk import insert_rows
from app.demo.jobfair_placement import WORK
from app.demo.jobfair_surveys import ask_both_sides
from app.demo.scene import Scene
from app.extensions import db
from app.jobfair.enums import (
    ApplicationState,
    Employment,
    FairState,
    OfferState,
    Selection,
    VacancyState,
)
from app.jobfair.models import Fair, FairApplication, FairOffer, Vacancy
from app.jobfair.placement.direction import issue_direction
from app.jobfair.placement.report import proposed_conclusions
from app.jobfair.placement.reporting import issue_report
from app.jobfair.placement.thanks import issue_thanks, proposed_reason
from app.jobfair.rules import OfferedTerms
from app.jobfair.venue.enums import ParticipantState
from app.jobfair.venue.models import FairParticipant
from app.students.enums import StudentState
from app.students.models import Student, StudyGroup

EMPLOYERS, GRADUATES, SEATS, ACCEPTED = 6, 18, 3, 3  # of ACCEPTED + 1 graduates all but one


def load_closed_fair(scene: Scene) -> None:
    """Invent the fair at which the graduates of two years ago found their work."""
    year = scene.today.year - 2
    held_on = date(year, 3, 17)
    fair = _add_fair(held_on)
    vacancies = _add_vacancies(scene, fair)
    applied = _add_applications(fair, vacancies, year)
    ask_both_sides(fair)
    _issue_papers(fair, applied, on=held_on + timedelta(days=15))


def _add_fair(held_on: date) -> Fair:
    fair = Fair(
        title=f"Ярмарка вакансий {held_on.year} года",
        held_on=held_on,
        starts_at=time(10),
        ends_at=time(13),
        venue="Спортивный зал колледжа",
        registration_until=held_on - timedelta(days=3),
        state=FairState.CLOSED,
        is_demo=True,
    )
    db.session.add(fair)
    db.session.flush()
    return fair


def _add_vacancies(scene: Scene, fair: Fair) -> list[Vacancy]:
    found = scene.organizations[-EMPLOYERS:]
    rows = [
        {
            "fair_id": fair.id,
            "organization_id": one.id,
            "state": ParticipantState.CONFIRMED,
            "stand": str(number),
            "tables": 1,
            "is_demo": True,
            "version": 1,
        }
        for number, one in enumerate(found, 1)
    ]
    insert_rows(FairParticipant, rows)
    vacancies = [
        Vacancy(
            fair=fair,
            organization=one,
            title=WORK[number % len(WORK)][0],
            duties=WORK[number % len(WORK)][1],
            town=one.town,
            employment=Employment.FULL_TIME,
            salary_from=30_000_00,
            seats=SEATS,
            state=VacancyState.APPROVED,
            submitted_at=_at(fair, -14),
            confirmed_at=_at(fair, -14),
            is_demo=True,
        )
        for number, one in enumerate(found)
    ]
    db.session.add_all(vacancies)
    db.session.flush()
    return vacancies


def _add_applications(fair: Fair, vacancies: list[Vacancy], year: int) -> list[FairApplication]:
    graduates = db.session.scalars(
        select(Student)
        .join(Student.group)
        .where(Student.state == StudentState.GRADUATED, StudyGroup.graduation_year == year)
        .order_by(Student.id)
        .limit(GRADUATES)
    )
    applied = [
        FairApplication(
            vacancy=vacancies[number % len(vacancies)],
            student=student,
            rank=1,
            selection=Selection.INVITED,
            state=ApplicationState.DECLINED
            if number % (ACCEPTED + 1) == ACCEPTED
            else ApplicationState.ACCEPTED,
            submitted_at=_at(fair, -7),
            decided_at=_at(fair, 2),
            is_demo=True,
        )
        for number, student in enumerate(graduates)
    ]
    db.session.add_all(applied)
    db.session.flush()
    accepted = [one for one in applied if one.state is ApplicationState.ACCEPTED]
    db.session.add_all(_offer(fair, one) for one in accepted)
    for one in accepted:
        one.vacancy.taken += 1
    for vacancy in vacancies:
        if vacancy.taken == vacancy.seats:
            vacancy.state = VacancyState.FILLED
    db.session.flush()
    return accepted


def _offer(fair: Fair, application: FairApplication) -> FairOffer:
    promised = {one.name: getattr(application.vacancy, one.name) for one in fields(OfferedTerms)}
    return FairOffer(
        application=application,
        edition=1,
        message="",
        made_at=_at(fair, 1),
        answer_until=fair.held_on + timedelta(days=10),
        state=OfferState.ACCEPTED,
        answered_at=_at(fair, 2),
        is_demo=True,
        **promised,
    )


def _issue_papers(fair: Fair, applied: list[FairApplication], *, on: date) -> None:
    now = datetime.combine(on, time(9), tzinfo=UTC)
    said = proposed_conclusions(fair, today=on)
    papers = [issue_report(fair, conclusions=said, actor=OPERATOR, now=now, today=on)]
    thanks = issue_thanks(fair, reason=proposed_reason(fair), actor=OPERATOR, now=now, today=on)
    papers += [paper for _participant, paper in thanks]
    papers += [issue_direction(one, actor=OPERATOR, now=now, today=on) for one in applied]
    for paper in papers:
        paper.is_demo = True


def _at(fair: Fair, days: int) -> datetime:
    return datetime.combine(fair.held_on + timedelta(days=days), time(9), tzinfo=UTC)
