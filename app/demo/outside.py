"""One invented student of a university, who has a contract here and nothing else."""

from datetime import date

from app.demo.invention import invent_person
from app.demo.scene import Scene
from app.extensions import db
from app.students.enums import StudentState
from app.students.models import Speciality, Student, StudyGroup
from app.students.rules import training_name

UNIVERSITY = "Демонстрационный педагогический университет"
DIRECTION = ("44.03.01", "Педагогическое образование", "бакалавр")
YEARS_LEFT, AGE = 2, 20


def make_outside_student(scene: Scene) -> Student:
    """Add the student with the training; the college's groups and students know neither."""
    code, name, qualification = DIRECTION
    speciality = Speciality(code=code, name=name, qualification=qualification)
    year = scene.today.year + YEARS_LEFT
    training = StudyGroup(
        name=training_name(UNIVERSITY, code, year),
        training_organization=UNIVERSITY,
        speciality=speciality,
        graduation_year=year,
    )
    person = invent_person(scene.random)
    student = Student(
        last_name=person.last_name,
        first_name=person.first_name,
        middle_name=person.middle_name,
        birth_date=date(scene.today.year - AGE, 2, 1),
        group=training,
        state=StudentState.OUTSIDE,
        is_demo=True,
    )
    db.session.add_all([speciality, training, student])
    db.session.flush()
    return student
