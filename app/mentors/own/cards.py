"""What a mentor's card says of the work: hours, and what the led said, never by name."""

from flask_babel import gettext as _

from app.base.typography import counted
from app.base.viewer import Viewer
from app.mentors.models import Mentor
from app.mentors.work.enums import FEWEST_ANSWERS
from app.mentors.work.queries import feedback_on, minutes_of_mentor
from app.mentors.work.wording import hours
from app.web.cards import CardLine, CardPanel, CardSource


def work_of_mentor(mentor: Mentor, viewer: Viewer | None) -> CardPanel | None:
    """Return the hours and the means of the feedback, once enough have answered."""
    if viewer is None:
        return None
    minutes = minutes_of_mentor(mentor)
    lines = [CardLine(_("Отмечено часов: %(hours)s", hours=hours(minutes) or _("нет")))]
    said = feedback_on(mentor)
    if said is None:
        text = _("Отзывы показываются, когда ответили не меньше %(n)d.", n=FEWEST_ANSWERS)
        return CardPanel(_("Работа и отзывы"), 0, lines=[*lines, CardLine(text)])
    people = counted(said.answers, _("человек"), _("человека"), _("человек"))
    answers = _("Ответили %(people)s", people=people)
    marks = _(
        "понятно — %(clarity)s, поддержка — %(support)s, польза — %(benefit)s",
        clarity=said.clarity,
        support=said.support,
        benefit=said.benefit,
    )
    return CardPanel(
        _("Работа и отзывы"), said.answers, lines=[*lines, CardLine(answers, "", marks)]
    )


CARDS = (CardSource("mentor", work_of_mentor, order=10),)
