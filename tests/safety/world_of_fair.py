"""The fair of known people: an application, its offer, what a candidate shows and asks."""

from app.extensions import db
from app.jobfair.candidates.enums import CvVisibility, QuestionState
from app.jobfair.enums import ApplicationState, OfferState, VacancyState
from app.jobfair.models import Vacancy
from app.jobfair.placement.rules import MatchingTerms
from app.jobfair.placement.services import read_question
from app.jobfair.venue.models import FairParticipant
from app.matching import instance_document
from app.organizations.models import Organization
from app.privacy.enums import GivenBy
from app.privacy.kinds import RESUME
from app.students.models import Student
from tests.jobfair.candidates.factories import (
    CandidateInvitationFactory,
    CandidateProfileFactory,
    VacancyQuestionFactory,
)
from tests.jobfair.catalogue.factories import VacancySearchFactory
from tests.jobfair.checkin.factories import FairArrivalFactory, FairPassFactory
from tests.jobfair.factories import (
    LATELY,
    TODAY,
    ApplicationFactory,
    InterviewFactory,
    OfferFactory,
    PositionFactory,
    VacancyFactory,
)
from tests.jobfair.interviews.factories import FairTimetableChangeFactory, FairTimetableFactory
from tests.jobfair.placement.factories import (
    FIGURES,
    FairMatchingFactory,
    FairMatchingSeatFactory,
)
from tests.jobfair.venue.world import venue
from tests.privacy.factories import consent_of


def fair(organization: Organization, student: Student, *, over: bool) -> dict[str, int]:
    """Return an application and its offer, a CV open to all, a question, an invitation."""
    vacancy = VacancyFactory(
        organization=organization,
        seats=1 if over else 2,
        taken=int(over),
        state=VacancyState.FILLED if over else VacancyState.APPROVED,
    )
    application = ApplicationFactory(
        vacancy=vacancy,
        student=student,
        state=ApplicationState.ACCEPTED if over else ApplicationState.OFFERED,
    )
    offer = OfferFactory(
        application=application, state=OfferState.ACCEPTED if over else OfferState.MADE
    )
    CandidateProfileFactory(student=student, visibility=CvVisibility.FAIR)
    for given_by in GivenBy:
        consent_of(student, RESUME, given_by)
    question = VacancyQuestionFactory(vacancy=vacancy, student=student, state=QuestionState.PASSED)
    invitation = CandidateInvitationFactory(vacancy=vacancy, student=student)
    fair_pass = FairPassFactory(fair=vacancy.fair, student=student)
    stands = venue(vacancy.fair, organization, over=over)
    timetable = FairTimetableFactory(fair=vacancy.fair)
    talk = InterviewFactory(
        participant=db.session.get_one(FairParticipant, stands["jobfair.participant_id"]),
        student=student,
        application_id=application.id,
    )
    return {
        **stands,
        "interview_id": talk.id,
        "timetable_id": timetable.id,
        "jobfair.change_id": FairTimetableChangeFactory(timetable=timetable).id,
        "pass_id": fair_pass.id,
        "arrival_id": FairArrivalFactory(fair_pass=fair_pass).id,
        "jobfair.question_id": question.id,
        "jobfair.invitation_id": invitation.id,
        "fair_id": vacancy.fair_id,
        "vacancy_id": vacancy.id,
        "position_id": PositionFactory().id,
        "search_id": VacancySearchFactory(user=student.account).id,
        "jobfair.application_id": application.id,
        "offer_id": offer.id,
        "matching_id": _matching(vacancy, student),
    }


def _matching(vacancy: Vacancy, student: Student) -> int:
    """Make a matching that is computed and says what the day says: nobody is left to match."""
    asked = read_question(vacancy.fair, terms=MatchingTerms(""), today=TODAY)
    matching = FairMatchingFactory(
        fair=vacancy.fair, computed_at=LATELY, instance=instance_document(asked), figures=FIGURES
    )
    FairMatchingSeatFactory(matching=matching, student=student, vacancy=vacancy, rank=1)
    return matching.id
