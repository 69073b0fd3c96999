"""Demo admission: most students showed their papers, some papers end before the practice does."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from app.demo.bulk import insert_rows
from app.demo.practice import YOUNGEST_COURSE
from app.demo.scene import Scene
from app.practice.admission.models import Clearance
from app.practice.enums import ClearanceKind as Kind
from app.students.models import Student

YEAR = timedelta(days=365)
# How many of a hundred showed the paper; the rest is what the list of admission is for.
SHOWN = {
    Kind.MEDICAL_EXAMINATION: 88,
    Kind.MEDICAL_BOOK: 84,
    Kind.NO_CRIMINAL_RECORD: 90,
    Kind.SAFETY_BRIEFING: 70,
    Kind.REPRESENTATIVE_CONSENT: 75,
}
FIRST_DAY, LAST_DAY = date(2023, 4, 5), date(2024, 2, 20)


def load_clearances(scene: Scene) -> None:
    """Invent what students of the groups that go on practice have shown."""
    courses = {group.id: group.course for group in scene.groups}
    going = [one for one in scene.students if courses[one.group_id] >= YOUNGEST_COURSE]
    insert_rows(Clearance, [row for student in going for row in _papers_of(scene, student)])


def _papers_of(scene: Scene, student: Student) -> Iterator[dict[str, Any]]:
    chance = scene.random
    for kind, share in SHOWN.items():
        if chance.random() * 100 >= share:
            continue
        if kind is Kind.REPRESENTATIVE_CONSENT and not student.is_minor(scene.today):
            continue
        given_on = FIRST_DAY + timedelta(days=chance.randrange((LAST_DAY - FIRST_DAY).days))
        ends = kind in {Kind.MEDICAL_EXAMINATION, Kind.MEDICAL_BOOK}
        yield {
            "student_id": student.id,
            "kind": kind,
            "given_on": given_on,
            "valid_until": given_on + YEAR if ends else None,
            "number": f"{chance.randrange(100, 1000)}-С" if kind is Kind.NO_CRIMINAL_RECORD else "",
            "checked_by_id": scene.user("staff").id,
            "checked_at": scene.now,
            "version": 1,
        }
