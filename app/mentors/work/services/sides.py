"""Who may note what: the mentor and the college; the mentee answers alone."""

from app.base.errors import NotAllowedError
from app.base.viewer import Viewer
from app.mentors.models import Mentorship
from app.mentors.work.rules import MentoringSide, side_of
from app.privacy.shown import may_name

_WRITERS = frozenset({MentoringSide.MENTOR, MentoringSide.COLLEGE})


def side_in(mentorship: Mentorship, viewer: Viewer) -> MentoringSide:
    """Return in which capacity a person opens a mentorship."""
    return side_of(
        viewer,
        mentor_user=mentorship.mentor.user_id,
        student_user=mentorship.student.user_id if mentorship.student else None,
    )


def may_write(mentorship: Mentorship, viewer: Viewer) -> bool:
    """Tell whether a person notes hours, meetings and stages of a mentorship."""
    return side_in(mentorship, viewer) in _WRITERS


def may_take_report(mentorship: Mentorship, viewer: Viewer) -> bool:
    """Tell whether a person takes the report away: it says the name of who is led.

    The college always, the mentor of a student while the consent to the transfer is in force.
    """
    if not may_write(mentorship, viewer):
        return False
    student = mentorship.student
    return viewer.sees_all or student is None or may_name(student)


def require_writer(mentorship: Mentorship, actor: Viewer) -> None:
    """Raise NotAllowedError unless the actor is the mentor or looks after mentorships."""
    if not may_write(mentorship, actor):
        raise NotAllowedError
