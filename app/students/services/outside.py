"""Use cases of who studies at another organization: a card for a contract, nothing else."""

from datetime import date

from app.base.constraints import refusing
from app.base.identity import fold
from app.base.locks import lock
from app.base.terms import assign
from app.base.viewer import Viewer, require
from app.extensions import db
from app.students import queries
from app.students.enums import StudentState
from app.students.errors import NotOutsideError, SameStudentError, TrainingJustAddedError
from app.students.models import Speciality, Student, StudyGroup
from app.students.permissions import Permission
from app.students.rules import OutsideTerms, StudentTerms, training_name
from app.students.services.cards import check_birth_date, check_similar, refusing_twins
from app.students.services.cards import edit_student as edit_card
from app.students.services.groups import NAME


def create_outside_student(
    *, terms: OutsideTerms, actor: Viewer, today: date, is_another: bool = False
) -> Student:
    """Enter somebody of another organization: in no group, no year and no list of the college.

    Raises ImpossibleBirthDateError, SameStudentError, TrainingJustAddedError, and
    SimilarStudentError unless a person has looked and says that `is_another`.
    """
    require(actor, Permission.STUDENT_MANAGE)
    check_birth_date(terms.birth_date, today)
    student = Student(state=StudentState.OUTSIDE)
    assign(student, _card(terms, _training(terms)))
    with refusing_twins(SameStudentError(field="last_name")):
        db.session.add(student)
    check_similar(student, is_another=is_another)
    return student


def edit_outside_student(
    student: Student, *, terms: OutsideTerms, actor: Viewer, today: date, is_another: bool = False
) -> None:
    """Change a card, also where the person studies; the same errors as when it is entered.

    Drafts take what the card says when they are saved; signed contracts stay as they were signed.
    """
    require(actor, Permission.STUDENT_MANAGE)
    lock(student)
    if not student.is_outside:
        raise NotOutsideError
    training = _training(terms)
    with refusing_twins(SameStudentError(field="last_name")):
        student.group_id = training.id
    card = _card(terms, training)
    edit_card(student, terms=card, actor=actor, today=today, is_another=is_another)


def _card(terms: OutsideTerms, training: StudyGroup) -> StudentTerms:
    return StudentTerms(
        last_name=terms.last_name,
        first_name=terms.first_name,
        middle_name=terms.middle_name,
        birth_date=terms.birth_date,
        group_id=training.id,
        town=terms.town,
        phone=terms.phone,
        email=terms.email,
    )


def _training(terms: OutsideTerms) -> StudyGroup:
    """Return what stands for this training, however the organization was typed; else make it."""
    known = queries.list_trainings(
        speciality_id=terms.speciality_id, graduation_year=terms.graduation_year
    )
    wanted = fold(terms.training_organization)
    found = (one for one in known if fold(one.training_organization) == wanted)
    return next(found, None) or _add_training(terms)


def _add_training(terms: OutsideTerms) -> StudyGroup:
    speciality = db.session.get_one(Speciality, terms.speciality_id)
    organization, year = terms.training_organization, terms.graduation_year
    training = StudyGroup(
        name=training_name(organization, speciality.code, year),
        training_organization=organization,
        speciality_id=speciality.id,
        graduation_year=year,
    )
    with refusing({NAME: TrainingJustAddedError()}):
        db.session.add(training)
    return training
