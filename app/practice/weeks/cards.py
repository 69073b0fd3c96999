"""What students say of a base, on its card: figures of three answers and more, never names."""

from typing import Any

from flask_babel import gettext as _

from app.base.typography import number
from app.base.viewer import Viewer
from app.practice.permissions import Permission
from app.practice.registry.models import PracticeBase
from app.practice.weeks.enums import FeedbackKind
from app.practice.weeks.queries.feedback import FeedbackSummary, summarize_base
from app.practice.weeks.wording import QUESTIONS
from app.web.cards import CardLine, CardPanel, CardSource


def feedback_on_base(base: PracticeBase, viewer: Viewer | None) -> CardPanel | None:
    """Return what students of all years say, to who may see the base's card."""
    if viewer is None or not viewer.can(Permission.PERIOD_VIEW):
        return None
    said = summarize_base(base.id)
    nothing = _(
        "Отзывы студентов покажем от трёх ответов: сейчас их %(count)d.", count=said.answers
    )
    if not said.is_shown:
        return CardPanel(_("Отзывы студентов"), 0, nothing=nothing)
    return CardPanel(_("Отзывы студентов"), said.answers, lines=_lines(said))


def _lines(said: FeedbackSummary) -> list[CardLine]:
    questions: Any = QUESTIONS[FeedbackKind.ABOUT_BASE]
    figures = [
        CardLine(str(question), detail=_("%(mean)s из 5", mean=number(mean)))
        for question, mean in zip(questions, said.means, strict=True)
    ]
    return figures + [CardLine(words) for words in said.words[:3]]


CARDS = (CardSource("practice_base", feedback_on_base, order=60),)
