"""Use cases of practice bases."""

from app.base.locks import lock
from app.base.viewer import Viewer, require
from app.extensions import db
from app.organizations.models import Organization
from app.practice.permissions import Permission
from app.practice.registry import queries
from app.practice.registry.models import PracticeBase


def base_of(organization: Organization, *, actor: Viewer, is_demo: bool = False) -> PracticeBase:
    """Return the main base of an organization; it is made when there is none yet.

    An organization of one site needs nothing of the registry to take students.
    """
    require(actor, Permission.PLACE_MANAGE)
    lock(organization, shared=True)
    if found := queries.find_main_base(organization.id):
        return found
    base = PracticeBase(
        organization=organization,
        town=organization.town,
        address=organization.address,
        is_demo=is_demo,
    )
    db.session.add(base)
    db.session.flush()
    return base
