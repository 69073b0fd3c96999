"""Demo consents: most have given them, some are still to be asked."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from app.demo.bulk import insert_rows
from app.demo.scene import Scene
from app.extensions import db
from app.mentors.models import Mentor
from app.privacy.enums import ConsentState, ConsentWay, GivenBy, RepresentativeKind
from app.privacy.kinds import PROCESSING, PUBLICATION, RESUME, TRANSFER
from app.privacy.models import Consent
from app.privacy.rules import needed_from
from app.privacy.services.texts import text_in_force
from app.students.models import Student

_SINCE = timedelta(days=170)  # the first days of the academic year
# One of so many has not given a consent yet. Nobody of the demo accounts is among them.
_LATE = {PROCESSING: 14, TRANSFER: 11, PUBLICATION: 3, RESUME: 5}


def load_consents(scene: Scene) -> None:
    """Let students and mentors consent, most of them."""
    texts = {kind: text_in_force(kind, now=scene.now).id for kind in _LATE}
    insert_rows(Consent, list(_rows(scene, texts)))


def _rows(scene: Scene, texts: dict[str, int]) -> Iterator[dict[str, Any]]:
    for number, student in enumerate(scene.students):
        for kind in texts:
            if student.user_id is None and number % _LATE[kind] == _LATE[kind] - 1:
                continue
            for given_by in sorted(needed_from(student.birth_date, scene.today)):
                yield _row(scene, kind, texts[kind], given_by) | _of(student, given_by)
    for mentor_id in _mentors():
        for kind in (PROCESSING, PUBLICATION):
            row = _row(scene, kind, texts[kind], GivenBy.PERSON)
            yield row | {"student_id": None, "mentor_id": mentor_id}


def _mentors() -> Iterable[int]:
    return db.session.scalars(select(Mentor.id).order_by(Mentor.id))


def _of(student: Student, given_by: GivenBy) -> dict[str, Any]:
    of = {"student_id": student.id, "mentor_id": None}
    if given_by is GivenBy.PERSON:
        return of
    # Invented as the student is: «Законный представитель: Петренко О. И.» has no other life.
    name = f"{student.last_name} (законный представитель)"
    return of | {"representative_name": name, "representative_kind": RepresentativeKind.PARENT}


def _row(scene: Scene, kind: str, text_id: int, given_by: GivenBy) -> dict[str, Any]:
    return {
        "kind": kind,
        "text_id": text_id,
        "given_by": given_by,
        "representative_name": "",
        "representative_kind": None,
        "way": ConsentWay.PAPER,
        "given_on": scene.today - _SINCE,
        "recorded_at": scene.now,
        "state": ConsentState.GIVEN,
        "note": "",
        "is_demo": True,
        "version": 1,
    }
