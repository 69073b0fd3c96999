"""What this room gives the package: choices, acts, jobs."""

from collections.abc import Mapping

from app.base.choices import Choices
from app.base.viewer import Viewer
from app.practice.changes.acts import ACTS
from app.practice.changes.jobs import JOBS
from app.practice.changes.queries import repairing
from app.practice.permissions import Permission
from app.practice.queries.periods import get_period
from app.web.choices import ChoiceSource


def _places(viewer: Viewer, of: Mapping[str, int]) -> Choices:
    return repairing.place_choices(get_period(of["period"], visible_to=viewer))


def _seated(viewer: Viewer, of: Mapping[str, int]) -> Choices:
    return repairing.seated_choices(get_period(of["period"], visible_to=viewer))


CHOICES = (
    ChoiceSource("period-places", _places, Permission.PLACEMENT_MANAGE),
    ChoiceSource("seated-students", _seated, Permission.PLACEMENT_MANAGE),
)

__all__ = ["ACTS", "CHOICES", "JOBS"]
