"""What is known of a nominee on the day of submission."""

from datetime import date
from typing import Any

from sqlalchemy import func, select

from app.awards.enums import AwardKind
from app.awards.models import Award
from app.extensions import db
from app.mentors.models import Mentor
from app.mentors.queries import read_record
from app.mentors.work.queries import feedback_on, minutes_of_mentor
from app.web.cards import panels_of


def facts_of(mentor: Mentor, *, today: date) -> dict[str, Any]:
    """Return who somebody is and what he has done, as plain values that are kept as they are.

    Feedback stands there from three people on, as means without words.
    """
    record, said = read_record(mentor), feedback_on(mentor)
    panels = panels_of("nominee", mentor, None)  # what packages above know: numbers without names
    awards = select(func.count()).where(
        Award.mentor_id == mentor.id, Award.kind == AwardKind.AWARD, Award.awarded_on <= today
    )
    return {
        "on": today.isoformat(),
        "position": mentor.position,
        "organization": mentor.organization.short_name,
        "experience_since": mentor.experience_since,
        "category": mentor.category.value if mentor.category else None,
        "students": record.students,
        "active": record.active,
        "finished": record.finished,
        "minutes": minutes_of_mentor(mentor),
        "feedback": said and {
            "answers": said.answers, "clarity": said.clarity,
            "support": said.support, "benefit": said.benefit,
        },
        "awards": db.session.scalar(awards) or 0,
        "told": [[line.title, line.detail] for panel in panels for line in panel.lines],
    }  # fmt: skip
