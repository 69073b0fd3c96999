"""The demo fair: its vacancies, applications, offers and first acceptances.

All of it is planned in memory first, so that seats, states and acceptances agree, and then
written in bulk: the region has tens of thousands of rows.
"""

from dataclasses import dataclass, field, fields
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import select

from app.demo.bulk import insert_rows
from app.demo.scene import Scene
from app.demo.vacancy_details import add_positions, described
from app.demo.vacancy_texts import CONDITIONS, NOTES, OFFER_TEXT, POSTS, REMARKS, Post
from app.extensions import db
from app.jobfair.enums import (
    ApplicationState,
    Employment,
    FairState,
    OfferState,
    VacancyState,
)
from app.jobfair.models import Fair, FairApplication, FairOffer, Vacancy
from app.jobfair.rules import OfferedTerms
from app.organizations.enums import OrganizationKind
from app.organizations.models import Organization
from app.plan.enums import Topic
from app.plan.services.serving import serve_items
from app.students.models import Student
from app.students.queries import list_specialities

FAIR_DAY = date(2024, 3, 14)
POSTING_SHARE = 0.7  # of the employers; the two with accounts always post
APPLYING_SHARE = 0.6  # of those who graduate this year
ANSWERED = (
    (0.62, ApplicationState.SUBMITTED),
    (0.74, ApplicationState.DECLINED),
    (0.90, ApplicationState.OFFERED),
    (1.00, ApplicationState.ACCEPTED),
)
_OFFER_STATES = {
    ApplicationState.OFFERED: OfferState.MADE,
    ApplicationState.ACCEPTED: OfferState.ACCEPTED,
}


@dataclass
class PlannedFair:
    """What will be written: rows of vacancies and of (vacancy's place in them, application)."""

    fair: Fair
    vacancies: list[dict[str, Any]] = field(default_factory=list)
    applications: list[tuple[int, dict[str, Any]]] = field(default_factory=list)
    accepted: set[int] = field(default_factory=set)


# What the two demo employers have each: one shown, one waiting, one to mend.
_OF_POSTERS = (VacancyState.APPROVED, VacancyState.SUBMITTED, VacancyState.REJECTED)


def load_jobfair(scene: Scene) -> None:
    """Invent the fair of the plan's year with everything that happened before it."""
    plan = PlannedFair(_add_fair(scene))
    _plan_vacancies(scene, plan)
    _plan_named_applications(scene, plan)
    _plan_applications(scene, plan)
    _fill(plan)
    _write(scene, plan)


def _add_fair(scene: Scene) -> Fair:
    fair = Fair(
        title="Ярмарка вакансий для выпускников",
        held_on=FAIR_DAY,
        starts_at=time(10),
        ends_at=time(14),
        venue="Актовый зал колледжа",
        registration_until=FAIR_DAY - timedelta(days=4),
        signup_until=FAIR_DAY - timedelta(days=8),
        wishes_until=FAIR_DAY - timedelta(days=3),
        timetable_on=FAIR_DAY - timedelta(days=1),
        offers_until=FAIR_DAY + timedelta(days=14),
        pauses="12:00–12:30",
        state=FairState.OPEN,
        is_demo=True,
    )
    db.session.add(fair)
    db.session.flush()
    serve_items(fair, [scene.items[Topic.JOB_FAIR].id])
    return fair


def _plan_vacancies(scene: Scene, plan: PlannedFair) -> None:
    specialities = {one.code: one.id for one in list_specialities()}
    positions = add_positions()
    posters = {scene.user(f"employer{number}").organization_id: number for number in (1, 2)}
    for organization in scene.organizations:
        if number := posters.get(organization.id):
            states: tuple[VacancyState, ...] = _OF_POSTERS
            author = scene.user(f"employer{number}").id
        elif scene.random.random() < POSTING_SHARE:
            states, author = _states(scene), scene.user("staff").id
        else:
            continue
        for ordinal, state in enumerate(states):
            post = _post_of(organization, ordinal)
            row = _vacancy_row(scene, plan.fair, organization, post, specialities)
            row |= described(scene, post, organization, row["employment"], positions)
            plan.vacancies.append({**row, **_standing(scene, state, author)})


def _states(scene: Scene) -> tuple[VacancyState, ...]:
    if scene.random.random() < 0.12:
        return (VacancyState.SUBMITTED,)
    return (VacancyState.APPROVED,) * scene.random.choice((1, 1, 1, 2))


def _post_of(organization: Organization, ordinal: int) -> Post:
    posts = POSTS.get(organization.kind, POSTS[OrganizationKind.SCHOOL])
    return posts[(organization.id + ordinal) % len(posts)]


def _vacancy_row(
    scene: Scene,
    fair: Fair,
    organization: Organization,
    post: Post,
    specialities: dict[str, int],
) -> dict[str, Any]:
    lowest = scene.random.randrange(26, 38) * 100_000
    is_paid = scene.random.random() < 0.85
    conditions = scene.random.choice(CONDITIONS)
    return {
        "fair_id": fair.id,
        "organization_id": organization.id,
        "title": post.title,
        "duties": post.duties,
        "requirements": post.requirements,
        "conditions": conditions,
        "employment": scene.random.choice((Employment.FULL_TIME,) * 4 + tuple(Employment)),
        "seats": scene.random.choice((1, 1, 2, 2, 3)),
        "taken": 0,
        "speciality_id": specialities.get(post.speciality),
        "salary_from": lowest if is_paid else None,
        "salary_to": lowest + scene.random.randrange(2, 12) * 100_000 if is_paid else None,
        "is_demo": True,
        "version": 1,
    }


def _standing(scene: Scene, state: VacancyState, author: int) -> dict[str, Any]:
    sent = _days_ago(scene, scene.random.randint(1, 12))
    is_rejected = state is VacancyState.REJECTED
    return {
        "state": state,
        "rejection_reason": scene.random.choice(REMARKS) if is_rejected else "",
        "posted_by_id": author,
        "submitted_at": sent,
        "published_at": sent if state is VacancyState.APPROVED else None,
        "confirmed_at": sent,
        "confirmed_by_id": author,
    }


def _plan_named_applications(scene: Scene, plan: PlannedFair) -> None:
    """Give the accounts of the demonstration something to do, whatever chance brings."""
    minor, adult = scene.student_of("student1"), scene.student_of("student2")
    first, second = (_approved_of(scene, plan, number) for number in (1, 2))
    for index in (first, second):
        plan.vacancies[index]["seats"] = 3
    graduates = [one for one in _graduates(scene) if one not in (minor, adult)]
    neighbour, waiting = graduates[0], graduates[1]
    _apply(scene, plan, first, minor, ApplicationState.SUBMITTED)
    _apply(scene, plan, first, adult, ApplicationState.OFFERED)
    _apply(scene, plan, second, adult, ApplicationState.SUBMITTED)
    _apply(scene, plan, second, neighbour, ApplicationState.ACCEPTED)
    _apply(scene, plan, first, waiting, ApplicationState.SUBMITTED)


def _approved_of(scene: Scene, plan: PlannedFair, number: int) -> int:
    organization_id = scene.user(f"employer{number}").organization_id
    return next(
        index
        for index, row in enumerate(plan.vacancies)
        if row["organization_id"] == organization_id and row["state"] is VacancyState.APPROVED
    )


def _graduates(scene: Scene) -> list[Student]:
    last = max(group.course for group in scene.groups)
    return [student for student in scene.students if student.group.course == last]


def _plan_applications(scene: Scene, plan: PlannedFair) -> None:
    open_to_all = [
        index for index, row in enumerate(plan.vacancies) if row["state"] is VacancyState.APPROVED
    ]
    planned = {(index, row["student_id"]) for index, row in plan.applications}
    named = {student_id for _index, student_id in planned}
    for student in _graduates(scene):
        if student.id in named or scene.random.random() > APPLYING_SHARE:
            continue
        wanted = scene.random.sample(open_to_all, k=min(len(open_to_all), _wishes(scene)))
        for index in wanted:
            _apply(scene, plan, index, student, _answer(scene, plan, index, student))


def _wishes(scene: Scene) -> int:
    return scene.random.choice((1, 1, 2, 2, 3, 4))


def _answer(scene: Scene, plan: PlannedFair, index: int, student: Student) -> ApplicationState:
    chance = scene.random.random()
    state = next(state for limit, state in ANSWERED if chance <= limit)
    row = plan.vacancies[index]
    is_impossible = student.id in plan.accepted or row["taken"] >= row["seats"]
    if state is ApplicationState.ACCEPTED and is_impossible:
        return ApplicationState.DECLINED
    return state


def _apply(
    scene: Scene, plan: PlannedFair, index: int, student: Student, state: ApplicationState
) -> None:
    sent = _days_ago(scene, scene.random.randint(1, 9))
    if state is ApplicationState.ACCEPTED:
        plan.vacancies[index]["taken"] += 1
        plan.accepted.add(student.id)
    row = {
        "fair_id": plan.fair.id,
        "student_id": student.id,
        "note": scene.random.choice(NOTES),
        "state": state,
        "submitted_at": sent,
        "decided_at": None if state is ApplicationState.SUBMITTED else _days_ago(scene, 1),
        "is_demo": True,
        "version": 1,
    }
    plan.applications.append((index, row))


def _fill(plan: PlannedFair) -> None:
    """Close what is full, and what still waits of those who have accepted elsewhere."""
    for row in plan.vacancies:
        if row["taken"] >= row["seats"]:
            row["state"] = VacancyState.FILLED
    for _index, row in plan.applications:
        if row["student_id"] in plan.accepted:
            row["state"] = _after_acceptance(row["state"])


def _after_acceptance(state: ApplicationState) -> ApplicationState:
    let_go = {
        ApplicationState.SUBMITTED: ApplicationState.WITHDRAWN,
        ApplicationState.OFFERED: ApplicationState.REFUSED,
    }
    return let_go.get(state, state)


def _write(scene: Scene, plan: PlannedFair) -> None:
    vacancy_ids = _insert(Vacancy, plan.vacancies)
    rows = [{**row, "vacancy_id": vacancy_ids[index]} for index, row in plan.applications]
    application_ids = _insert(FairApplication, rows)
    offers = [
        {**_offer_row(scene, id_, row), **_promised(plan.vacancies[index])}
        for id_, row, (index, _) in zip(application_ids, rows, plan.applications, strict=True)
        if _has_offer(row)
    ]
    _insert(FairOffer, offers)


def _has_offer(row: dict[str, Any]) -> bool:
    return row["state"] in {*_OFFER_STATES, ApplicationState.REFUSED}


def _offer_row(scene: Scene, application_id: int, row: dict[str, Any]) -> dict[str, Any]:
    state = _OFFER_STATES.get(row["state"], OfferState.REFUSED)
    return {
        "application_id": application_id,
        "edition": 1,
        "message": OFFER_TEXT,
        "made_at": row["submitted_at"] + timedelta(hours=20),
        "answer_until": scene.today + timedelta(days=6 + application_id % 9),
        "state": state,
        "answered_at": None if state is OfferState.MADE else scene.now,
        "release_reason": "",
        "is_demo": True,
        "version": 1,
    }


def _promised(vacancy: dict[str, Any]) -> dict[str, Any]:
    # A flag that the invented vacancy says nothing of is off, as in a vacancy itself.
    return {one.name: vacancy.get(one.name, one.default) for one in fields(OfferedTerms)}


def _insert(model: type[Any], rows: list[dict[str, Any]]) -> list[int]:
    """Write rows in bulk and return their ids in the same order."""
    insert_rows(model, rows)
    return list(db.session.scalars(select(model.id).where(model.is_demo).order_by(model.id)))


def _days_ago(scene: Scene, days: int) -> datetime:
    return scene.now - timedelta(days=days)
