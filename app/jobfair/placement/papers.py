"""The papers of this room that are kept as they were issued, and who reads which."""

from flask import url_for

from app.base.errors import NotFoundError
from app.base.viewer import Viewer
from app.documents.fair_forms import FAIR_REPORT, FAIR_THANKS, WORK_DIRECTION
from app.documents.kinds import PaperKind
from app.jobfair.models import Fair, FairApplication
from app.jobfair.permissions import Permission
from app.jobfair.queries.applications import get_application
from app.jobfair.queries.fairs import get_fair
from app.jobfair.venue.models import FairParticipant
from app.jobfair.venue.queries.participants import get_participant


def _find_fair(fair_id: int, viewer: Viewer) -> Fair:
    if not viewer.can(Permission.FAIR_MANAGE):
        raise NotFoundError
    return get_fair(fair_id)


def _find_participant(participant_id: int, viewer: Viewer) -> FairParticipant:
    return get_participant(participant_id, visible_to=viewer)


def _find_application(application_id: int, viewer: Viewer) -> FairApplication:
    """A direction names its student in full: it is for staff and for the student."""
    if not viewer.can(Permission.FAIR_MANAGE) and not viewer.can(Permission.APPLICATION_SUBMIT):
        raise NotFoundError
    return get_application(application_id, visible_to=viewer)


PAPERS = (
    PaperKind(
        FAIR_REPORT,
        Fair.__tablename__,
        find=_find_fair,
        card=lambda fair: url_for("jobfair.graduate_list", fair_id=fair.id),
    ),
    PaperKind(
        FAIR_THANKS,
        FairParticipant.__tablename__,
        find=_find_participant,
        card=lambda one: url_for("jobfair.participant_detail", participant_id=one.id),
    ),
    PaperKind(
        WORK_DIRECTION,
        FairApplication.__tablename__,
        find=_find_application,
        card=lambda one: url_for("jobfair.application_detail", application_id=one.id),
    ),
)
