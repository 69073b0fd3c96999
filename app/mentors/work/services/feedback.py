"""What both sides say of a mentorship."""

from datetime import date

from app.base.constraints import refusing
from app.base.errors import NotAllowedError
from app.base.locks import lock
from app.base.terms import assign
from app.base.viewer import Viewer
from app.extensions import db
from app.mentors.models import Mentorship
from app.mentors.work.enums import FeedbackSide
from app.mentors.work.errors import FeedbackGivenError
from app.mentors.work.models import MentorshipFeedback
from app.mentors.work.rules import MentoringFeedbackTerms, MentoringSide
from app.mentors.work.services.sides import side_in

_ANSWERS = {MentoringSide.MENTOR: FeedbackSide.MENTOR, MentoringSide.MENTEE: FeedbackSide.MENTEE}


def answering_side(mentorship: Mentorship, viewer: Viewer) -> FeedbackSide | None:
    """Return as which side a person answers, None for who is no side."""
    return _ANSWERS.get(side_in(mentorship, viewer))


def give_feedback(
    mentorship: Mentorship, *, terms: MentoringFeedbackTerms, actor: Viewer, today: date
) -> MentorshipFeedback:
    """Keep what a side answered. Raises FeedbackGivenError for a second answer."""
    side = answering_side(mentorship, actor)
    if side is None:
        raise NotAllowedError
    lock(mentorship, shared=True)
    answer = MentorshipFeedback(mentorship=mentorship, side=side, given_on=today)
    with refusing({"uq_mentorship_feedback_mentorship_id_side": FeedbackGivenError()}):
        assign(answer, terms)
        db.session.add(answer)
    return answer
