"""Use cases of invitations: an employer asks a candidate to apply."""

from datetime import datetime

from app.base.constraints import refusing
from app.base.errors import NotAllowedError
from app.base.locks import lock
from app.base.viewer import Viewer, require
from app.extensions import db
from app.jobfair import rules
from app.jobfair.candidates import letters
from app.jobfair.candidates.enums import CvVisibility
from app.jobfair.candidates.errors import InvitedTwiceError, NotACandidateError
from app.jobfair.candidates.models import CandidateInvitation, CandidateProfile
from app.jobfair.candidates.queries.invitations import is_asked_already
from app.jobfair.candidates.services.profiles import require_own
from app.jobfair.enums import FairParty, VacancyState
from app.jobfair.errors import VacancyFullError
from app.jobfair.models import Vacancy
from app.jobfair.permissions import Permission
from app.students.enums import Offer
from app.students.moves import check_offered


def invite_candidate(
    profile: CandidateProfile, vacancy: Vacancy, *, message: str, actor: Viewer, now: datetime
) -> CandidateInvitation:
    """Ask a student who opened the CV to all employers to apply, by letter too.

    Raises NotACandidateError, VacancyFullError, FairNotRunningError, InvitedTwiceError.
    """
    require(actor, Permission.OFFER_MAKE)
    party = rules.party_to(actor, organization_id=vacancy.organization_id)
    if party not in {FairParty.STAFF, FairParty.EMPLOYER}:
        raise NotAllowedError
    lock(profile.student, shared=True)
    check_offered(Offer.FAIR, profile.student.state)
    lock(vacancy.fair, shared=True)
    lock(vacancy, shared=True)
    lock(profile, shared=True)
    if profile.visibility is not CvVisibility.FAIR:
        raise NotACandidateError
    rules.check_running(vacancy.fair.state)
    if vacancy.state is not VacancyState.APPROVED:
        raise VacancyFullError(field="vacancy_id")
    twice = InvitedTwiceError(field="vacancy_id")
    if is_asked_already(profile.student, vacancy):
        raise twice
    invitation = CandidateInvitation(
        vacancy=vacancy,
        student=profile.student,
        message=message,
        invited_at=now,
        invited_by_id=actor.id or None,
    )
    with refusing({"uq_candidate_invitations_vacancy_id_student_id": twice}):
        db.session.add(invitation)
    letters.tell_candidate(invitation, now=now)
    return invitation


def decline_invitation(invitation: CandidateInvitation, *, actor: Viewer, now: datetime) -> None:
    """Let a student put an invitation aside; nobody is told."""
    require_own(invitation.student, actor)
    lock(invitation)
    invitation.declined_at = invitation.declined_at or now
    db.session.flush()
