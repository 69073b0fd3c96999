"""Use cases of a CV: the own words, what is shown and to whom; stars on vacancies."""

from datetime import datetime

from app.base.constraints import refusing
from app.base.errors import NotAllowedError, StaleRecordError
from app.base.locks import lock, lock_unchanged
from app.base.terms import assign
from app.base.viewer import Viewer, require
from app.extensions import db
from app.jobfair.candidates.models import CandidateProfile, FavouriteVacancy
from app.jobfair.candidates.queries.favourites import find_favourite
from app.jobfair.candidates.queries.profiles import find_profile
from app.jobfair.candidates.rules import ProfileTerms, check_no_contacts
from app.jobfair.models import Vacancy
from app.jobfair.permissions import Permission
from app.students.models import Student


def save_profile(
    student: Student, *, terms: ProfileTerms, actor: Viewer, now: datetime
) -> CandidateProfile:
    """Keep what a student wrote for the CV and who sees it; the first time it begins.

    Raises ContactsInTextError by its field.
    """
    require_own(student, actor)
    check_no_contacts(terms.about, field="about")
    check_no_contacts(terms.skills, field="skills")
    lock(student)  # two windows of one student begin one CV
    profile = find_profile(student)
    if profile is None:
        profile = CandidateProfile(student=student)
    else:
        lock_unchanged(profile)
    assign(profile, terms)
    profile.changed_at = now
    # Another window may have begun it: the form of this one is out of date.
    with refusing({"uq_candidate_profiles_student_id": StaleRecordError([])}):
        db.session.add(profile)
    return profile


def add_favourite(student: Student, vacancy: Vacancy, *, actor: Viewer, now: datetime) -> None:
    """Put a star on a vacancy; one that is there stays."""
    require_own(student, actor)
    lock(student)
    if find_favourite(student, vacancy) is None:
        db.session.add(FavouriteVacancy(student_id=student.id, vacancy=vacancy, added_at=now))
        db.session.flush()


def remove_favourite(student: Student, vacancy: Vacancy, *, actor: Viewer) -> None:
    """Take a star off."""
    require_own(student, actor)
    lock(student)
    if favourite := find_favourite(student, vacancy):
        db.session.delete(favourite)
        db.session.flush()


def require_own(student: Student, actor: Viewer) -> None:
    """Refuse to act for another student; raises NotAllowedError."""
    require(actor, Permission.APPLICATION_SUBMIT)
    if student.user_id != actor.id:
        raise NotAllowedError
