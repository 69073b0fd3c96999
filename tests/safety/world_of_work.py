"""The work of the cluster on its plan: surveys, events, meetings, documents of known people."""

from datetime import UTC, datetime

from app.accounts.enums import Role
from app.accounts.models import User
from app.activities.meetings.enums import MeetingState
from app.organizations.models import Organization
from app.outcomes.analysis.enums import AnalysisNoteState
from app.students.models import Student
from app.surveys.enums import SurveyState
from tests.activities.certificates.factories import CertificateFactory
from tests.activities.documents.factories import (
    ApprovedDocumentFactory,
    DocumentCounterpartyFactory,
    SheetLineFactory,
)
from tests.activities.events.factories import (
    EventFactory,
    EventOrganizationFactory,
    EventPrizeFactory,
    HeldEventFactory,
)
from tests.activities.groups.factories import ApprovedGroupFactory, WorkingGroupFactory
from tests.activities.meetings.factories import (
    AgendaQuestionFactory,
    BodyMemberFactory,
    DecisionFactory,
    MeetingBodyFactory,
    MeetingFactory,
    MeetingGuestFactory,
)
from tests.activities.publications.factories import (
    PublicationFactory,
    PublicationOutletFactory,
    PublishedFactory,
)
from tests.contracts.offers.factories import TargetApplicationFactory, TargetOfferFactory
from tests.outcomes.analysis.factories import AnalysisNoteFactory
from tests.outcomes.factories import (
    GraduateOutcomeFactory,
    MonitoringCutoffFactory,
    OutcomeStatementFactory,
)
from tests.surveys.factories import (
    ForecastFactory,
    ForecastReplyFactory,
    SurveyFactory,
    SurveyQuestionFactory,
)

LATELY = datetime(2024, 2, 20, 9, tzinfo=UTC)


def surveys(organization: Organization, *, over: bool) -> dict[str, int]:
    """Make a survey and a forecast that the organization is asked for."""
    survey = SurveyFactory(state=SurveyState.CLOSED if over else SurveyState.DRAFT)
    question = SurveyQuestionFactory(survey=survey)
    forecast = ForecastFactory()
    ForecastReplyFactory(forecast=forecast, organization=organization)
    return {"survey_id": survey.id, "question_id": question.id, "forecast_id": forecast.id}


def activities(organization: Organization, *, over: bool) -> dict[str, int]:
    """Make an event the organization takes part in, and what tells of it."""
    event = HeldEventFactory() if over else EventFactory(starts_on=LATELY.date())
    EventOrganizationFactory(event_id=event.id, organization=organization)
    publication = PublishedFactory(event_id=event.id) if over else PublicationFactory()
    outlet = PublicationOutletFactory(**({"publication": publication} if over else {}))
    return {
        "event_id": event.id,
        "publication_id": publication.id,
        "outlet_id": outlet.id,
        "prize_id": EventPrizeFactory().id,
    }


def meetings(member: User, *, over: bool) -> dict[str, int]:
    """Make a meeting of a council in which a member has an account."""
    body = MeetingBodyFactory()
    signed = {"state": MeetingState.SIGNED, "minutes_number": 1, "signed_on": LATELY.date()}
    meeting = MeetingFactory(body=body, **{"held_on": LATELY.date()} | (signed if over else {}))
    question = AgendaQuestionFactory(meeting=meeting)
    return {
        "body_id": body.id,
        "body_member_id": BodyMemberFactory(body=body, user=member).id,
        "meeting_id": meeting.id,
        "meeting_question_id": question.id,
        "decision_id": DecisionFactory(question=question).id,
        "guest_id": MeetingGuestFactory(meeting=meeting).id,
        "working_group_id": (ApprovedGroupFactory if over else WorkingGroupFactory)().id,
    }


def documents(
    organization: Organization, people: dict[Role, User], *, over: bool
) -> dict[str, int]:
    """Make a document that a member of the council is asked about, or one in force for all.

    And what a mentor learned.
    """
    line = SheetLineFactory(user=people[Role.COUNCIL])
    learned = CertificateFactory(user=people[Role.MENTOR], organization=organization)
    version = line.document_version
    document = ApprovedDocumentFactory(is_public=True) if over else version.document
    DocumentCounterpartyFactory(document_id=document.id, organization=organization)
    return {
        "document_id": document.id,
        "version_id": version.id,
        "line_id": line.id,
        "certificate_id": learned.id,
    }


def offers(organization: Organization, student: Student, *, over: bool) -> dict[str, int]:
    """Make an offer of the organization and the student's application: applied, or selected."""
    offer = TargetOfferFactory(
        organization=organization,
        speciality=student.group.speciality,
        state="selected" if over else "published",
        taken=1 if over else 0,
    )
    state = "selected" if over else "applied"
    application = TargetApplicationFactory(offer=offer, student=student, state=state)
    return {"target_offer_id": offer.id, "target_application_id": application.id}


def outcomes(organization: Organization, student: Student) -> dict[str, int]:
    """Make a day of the monitoring on which the student works at the organization."""
    cutoff = MonitoringCutoffFactory(day=LATELY.date())
    outcome = GraduateOutcomeFactory(
        cutoff=cutoff, student=student, category="job", organization=organization
    )
    said = OutcomeStatementFactory(outcome=outcome)
    note = AnalysisNoteFactory(state=AnalysisNoteState.ADOPTED)
    known = {"cutoff_id": cutoff.id, "outcome_id": outcome.id, "statement_id": said.id}
    return {**known, "note_id": note.id}
