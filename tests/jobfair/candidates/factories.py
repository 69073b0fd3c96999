"""Records of candidates: a CV open to those applied to, a star, a question, an invitation."""

import factory

from app.jobfair.candidates.enums import CvVisibility, QuestionState
from app.jobfair.candidates.models import (
    CandidateInvitation,
    CandidateProfile,
    FavouriteVacancy,
    VacancyQuestion,
)
from tests.factories import BaseFactory, StudentFactory
from tests.jobfair.factories import LATELY, VacancyFactory


class CandidateProfileFactory(BaseFactory):
    class Meta:
        model = CandidateProfile

    student = factory.SubFactory(StudentFactory)
    about = "Веду кружок лепки."
    visibility = CvVisibility.APPLIED
    changed_at = LATELY


class FavouriteVacancyFactory(BaseFactory):
    class Meta:
        model = FavouriteVacancy

    student_id = factory.LazyFunction(lambda: StudentFactory().id)
    vacancy = factory.SubFactory(VacancyFactory)
    added_at = LATELY


class VacancyQuestionFactory(BaseFactory):
    class Meta:
        model = VacancyQuestion

    vacancy = factory.SubFactory(VacancyFactory)
    student = factory.SubFactory(StudentFactory)
    text = "Есть ли общежитие?"
    state = QuestionState.ASKED
    asked_at = LATELY


class CandidateInvitationFactory(BaseFactory):
    class Meta:
        model = CandidateInvitation

    vacancy = factory.SubFactory(VacancyFactory)
    student = factory.SubFactory(StudentFactory)
    invited_at = LATELY
