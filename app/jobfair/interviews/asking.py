"""What fields of the timetable may be searched among."""

from collections.abc import Mapping

from app.base.choices import Choices
from app.base.viewer import Viewer
from app.jobfair.interviews.queries.timetables import participant_choices_of, student_choices_of
from app.jobfair.permissions import Permission
from app.jobfair.queries.fairs import get_fair
from app.web.choices import ChoiceSource


def _students(_viewer: Viewer, of: Mapping[str, int]) -> Choices:
    return student_choices_of(get_fair(of["fair"]))


def _stands(_viewer: Viewer, of: Mapping[str, int]) -> Choices:
    return participant_choices_of(get_fair(of["fair"]))


CHOICES = (
    ChoiceSource("talking-students", _students, Permission.TIMETABLE_MANAGE),
    ChoiceSource("fair-stands", _stands, Permission.TALK_RATE),
)
