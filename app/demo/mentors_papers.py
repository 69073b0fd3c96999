"""Demo papers of mentors: orders that appoint them, second places of work, training."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import select

from app.demo.bulk import insert_rows
from app.demo.scene import Scene
from app.extensions import db
from app.mentors.appointments.models import MentorAppointment
from app.mentors.appointments.rules import AppointmentTerms
from app.mentors.appointments.services import create_appointment, issue_appointment
from app.mentors.enums import MentoringBasis
from app.mentors.models import Mentor
from app.mentors.passport_models import MentorPost, MentorTraining

SIGNED_ON, NEXT_ON = date(2023, 9, 4), date(2024, 2, 12)
APPOINTED = 8  # by one order
EVERY_TRAINED, EVERY_SECOND = 3, 7  # mentor has a course, works at another organization too
COURSES = (
    ("Наставник студента: первые шаги", 36),
    ("Обратная связь на уроке", 16),
    ("Наставничество в образовательной организации", 72),
)


def load_mentors_papers(scene: Scene) -> None:
    """Appoint mentors by an order, prepare the next one, tell of courses and second posts."""
    mentors = list(db.session.scalars(select(Mentor).order_by(Mentor.id)))
    insert_rows(MentorTraining, list(_trainings(mentors)))
    insert_rows(MentorPost, list(_second_posts(scene, mentors)))
    agreed = [one.id for one in mentors if one.consent_on]
    first = _order(scene, "41-Н", SIGNED_ON, agreed[:APPOINTED])
    at_noon = datetime.combine(SIGNED_ON, time(9), UTC)
    issue_appointment(first, actor=scene.user("staff"), today=SIGNED_ON, now=at_noon)
    _order(scene, "9-Н", NEXT_ON, agreed[APPOINTED : 2 * APPOINTED])


def _order(scene: Scene, number: str, on: date, mentor_ids: list[int]) -> MentorAppointment:
    terms = AppointmentTerms(
        number=number,
        signed_on=on,
        basis=MentoringBasis.AGREEMENT,
        starts_on=on + timedelta(days=3),
        mentor_ids=mentor_ids,
        ends_on=date(2024, 6, 30),
    )
    order = create_appointment(terms=terms, actor=scene.user("staff"))
    order.is_demo = True
    db.session.flush()  # who issues it reads it anew
    return order


def _trainings(mentors: Sequence[Mentor]) -> Iterator[dict[str, Any]]:
    for number, mentor in enumerate(mentors[::EVERY_TRAINED]):
        title, hours = COURSES[number % len(COURSES)]
        yield {
            "mentor_id": mentor.id,
            "title": title,
            "held_by": "Педагогический колледж (демо)",
            "hours": hours,
            "finished_on": date(2023, 6, 1) + timedelta(days=number % 60),
            "document": "",
            "is_demo": True,
        }


def _second_posts(scene: Scene, mentors: Sequence[Mentor]) -> Iterator[dict[str, Any]]:
    """One mentor in seven works at the next organization too."""
    places = [one.id for one in scene.organizations]
    if len(places) < 2:
        return
    for mentor in mentors[::EVERY_SECOND]:
        after = places[(places.index(mentor.organization_id) + 1) % len(places)]
        yield {
            "mentor_id": mentor.id,
            "organization_id": after,
            "position": "совместитель",
            "since": date(2022, 9, 1),
            "until": None,
            "is_demo": True,
        }
