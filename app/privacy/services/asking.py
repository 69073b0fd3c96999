"""Links that ask for consents are sent."""

from collections.abc import Sequence
from datetime import date, datetime

from app.base.viewer import Viewer, require
from app.links.rules import Addressee
from app.links.services import send_link
from app.links.tasks import link_tasks
from app.privacy.asking import task_name
from app.privacy.enums import GivenBy
from app.privacy.permissions import Permission
from app.privacy.queries.consents import ToAsk, students_to_ask
from app.students.models import Student


def ask_for_consent(
    student: Student,
    *,
    kind: str,
    given_by: GivenBy,
    addressee: Addressee,
    until: date,
    actor: Viewer,
    now: datetime,
    today: date,
) -> None:
    """Send one link to the student or the representative; raises what `send_link` raises."""
    require(actor, Permission.CONSENT_MANAGE)
    send_link(
        link_tasks()[task_name(kind, given_by)],
        record=student,
        addressee=addressee,
        until=until,
        actor=actor,
        now=now,
        today=today,
    )


def ask_students(
    ids: Sequence[int], *, kind: str, until: date, actor: Viewer, now: datetime, today: date
) -> int:
    """Ask those of the students whose own signature is missing; return how many letters left."""
    asked: list[ToAsk] = students_to_ask(ids, kind)
    for student, email in asked:
        ask_for_consent(
            student,
            kind=kind,
            given_by=GivenBy.PERSON,
            addressee=Addressee(
                student.full_name, email, user_id=student.user_id, student_id=student.id
            ),
            until=until,
            actor=actor,
            now=now,
            today=today,
        )
    return len(asked)
