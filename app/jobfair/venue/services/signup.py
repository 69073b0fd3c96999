"""Links by which employers register wait as long as registration does."""

from datetime import date

from app.base.viewer import Viewer
from app.jobfair.models import Fair
from app.jobfair.stages import signup_ends
from app.jobfair.venue.queries.participants import ids_of_participants
from app.jobfair.venue.rules import TAKING_PART
from app.links.services import put_off_links


def follow_signup(fair: Fair, *, before: date, actor: Viewer, today: date) -> int:
    """Move the last days of a fair's links by as much as registration moved; count them."""
    days = (signup_ends(fair) - before).days
    if not days:
        return 0
    return put_off_links(
        TAKING_PART, ids_of_participants(fair), days=days, actor=actor, today=today
    )
