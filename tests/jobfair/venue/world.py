"""What stands at the fair of the world that all roles walk through."""

from app.jobfair.models import Fair
from app.jobfair.venue.enums import ParticipantState
from app.organizations.models import Organization
from tests.jobfair.factories import (
    FairParticipantFactory,
    FairRepresentativeFactory,
    FairSessionFactory,
    FairStandFactory,
)


def venue(fair: Fair, organization: Organization, *, over: bool) -> dict[str, int]:
    """Make a participant with its people, a stand and a session; return their ids."""
    participant = FairParticipantFactory(
        fair=fair,
        organization=organization,
        state=ParticipantState.CONFIRMED if over else ParticipantState.REGISTERED,
    )
    FairRepresentativeFactory(participant=participant)
    return {
        "jobfair.participant_id": participant.id,
        "stand_id": FairStandFactory(fair=fair).id,
        "jobfair.session_id": FairSessionFactory(fair=fair).id,
    }
