"""A new fair from an earlier one, in one step."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from app.base.terms import terms_of
from app.base.viewer import Viewer, require
from app.extensions import db
from app.jobfair.models import Fair
from app.jobfair.permissions import Permission
from app.jobfair.rules import FairTerms
from app.jobfair.services.fairs import create_fair
from app.jobfair.stages import moved_by
from app.jobfair.venue.enums import ParticipantState
from app.jobfair.venue.models import FairParticipant, FairSession, FairStand
from app.jobfair.venue.queries.hall import list_stands
from app.jobfair.venue.queries.participants import list_confirmed
from app.jobfair.venue.queries.programme import list_sessions
from app.jobfair.venue.rules import NextFairTerms, SessionTerms, StandTerms


def copy_fair(earlier: Fair, *, terms: NextFairTerms, actor: Viewer, today: date) -> Fair:
    """Plan a fair like an earlier one: its stages as far from the day, its hall, who took part.

    Those who took part stand among the invited and are written to when staff says so.
    Raises PastDateError and what planning a fair refuses.
    """
    require(actor, Permission.FAIR_MANAGE)
    days = (terms.held_on - earlier.held_on).days
    planned: dict[str, Any] = moved_by(earlier, days) | {"title": terms.title}
    fair = create_fair(
        terms=terms_of(earlier, FairTerms, plan_item_ids=earlier.plan_item_ids, **planned),
        actor=actor,
        today=today,
        is_another=True,
    )
    fair.talk_minutes, fair.talks_from = earlier.talk_minutes, earlier.talks_from
    fair.pauses = earlier.pauses
    db.session.add_all(_copied(earlier, fair, terms))
    db.session.flush()
    return fair


def _copied(earlier: Fair, fair: Fair, terms: NextFairTerms) -> Iterator[Any]:
    if terms.with_hall:
        for stand in list_stands(earlier):
            kept = terms_of(stand, StandTerms)
            yield FairStand(
                fair=fair,
                number=kept.number,
                has_power=kept.has_power,
                line=stand.line,
                place=stand.place,
            )
    if terms.with_participants:
        for one in list_confirmed(earlier):
            if one.organization.archived_on is None:
                yield FairParticipant(
                    fair=fair,
                    organization_id=one.organization_id,
                    state=ParticipantState.INVITED,
                    tables=one.tables,
                )
    if terms.with_programme:
        for session in list_sessions(earlier):
            said = terms_of(session, SessionTerms, participant_id=None)
            yield FairSession(fair=fair, **vars(said))
