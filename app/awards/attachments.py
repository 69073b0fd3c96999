"""Files of rounds and of nominations."""

from flask import url_for
from flask_babel import lazy_gettext as _l

from app.awards import queries
from app.awards.enums import NominationEvent
from app.awards.models import AwardRound, Nomination
from app.awards.permissions import Permission
from app.awards.rules import nomination_events, parties_of, round_events
from app.base import clock
from app.base.errors import NotFoundError
from app.base.viewer import Viewer
from app.files.attached import AttachedTo


def _find_round(round_id: int, viewer: Viewer) -> AwardRound:
    if not viewer.can(Permission.ROUND_VIEW):
        raise NotFoundError
    return queries.get_round(round_id, visible_to=viewer)


def _may_change_round(_round: AwardRound, viewer: Viewer) -> bool:
    return viewer.can(Permission.ROUND_MANAGE)


def _round_card(round_: AwardRound) -> str:
    return url_for("awards.round_detail", round_id=round_.id)


def _find_nomination(nomination_id: int, viewer: Viewer) -> Nomination:
    if not viewer.can(Permission.ROUND_VIEW):
        raise NotFoundError
    return queries.get_nomination(nomination_id, visible_to=viewer)


def _may_change_nomination(nomination: Nomination, viewer: Viewer) -> bool:
    """Tell whether a nomination may still be changed: what the council scores stays as it was."""
    round_, parties = nomination.round, parties_of(viewer)
    of_round = round_events(
        round_.state, parties,
        nominations_until=round_.nominations_until, scoring_until=round_.scoring_until,
        today=clock.today(),
    )  # fmt: skip
    return NominationEvent.EDIT in nomination_events(nomination.state, parties, of_round=of_round)


def _nomination_card(nomination: Nomination) -> str:
    return url_for("awards.nomination_detail", nomination_id=nomination.id)


ATTACHMENTS = (
    AttachedTo(
        AwardRound.__tablename__,
        find=_find_round,
        may_change=_may_change_round,
        card=_round_card,
        purposes={"regulation": _l("Положение о конкурсе"), "other": _l("Другое")},
    ),
    AttachedTo(
        Nomination.__tablename__,
        find=_find_nomination,
        may_change=_may_change_nomination,
        card=_nomination_card,
        purposes={
            "petition": _l("Ходатайство"),
            "proof": _l("Подтверждение заслуг"),
            "other": _l("Другое"),
        },
    ),
)
