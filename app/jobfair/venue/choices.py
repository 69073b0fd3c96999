"""What forms of the room choose among, where the records may be many."""

from collections.abc import Mapping

from app.base.choices import Choices
from app.base.viewer import Viewer
from app.jobfair.permissions import Permission
from app.jobfair.queries.fairs import get_fair
from app.jobfair.venue.queries import participants as queries
from app.jobfair.venue.queries.hall import stand_choices
from app.jobfair.venue.queries.second_round import second_round_choices
from app.web.choices import ChoiceSource


def _participants(_viewer: Viewer, of: Mapping[str, int]) -> Choices:
    return queries.participant_choices(get_fair(of["fair"]))


def _uninvited(_viewer: Viewer, of: Mapping[str, int]) -> Choices:
    return queries.uninvited_choices(get_fair(of["fair"]))


def _stands(viewer: Viewer, of: Mapping[str, int]) -> Choices:
    return stand_choices(queries.get_participant(of["participant"], visible_to=viewer))


def _second_rounds(_viewer: Viewer, of: Mapping[str, int]) -> Choices:
    return second_round_choices(get_fair(of["earlier"]))


CHOICES = (
    ChoiceSource("free-fair-stands", _stands, Permission.FAIR_MANAGE),
    ChoiceSource("fair-participants", _participants, Permission.FAIR_MANAGE),
    ChoiceSource("fair-uninvited", _uninvited, Permission.FAIR_MANAGE),
    ChoiceSource("second-rounds", _second_rounds, Permission.FAIR_MANAGE),
)
