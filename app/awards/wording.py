"""A round in words: its way from draft to ceremony."""

from datetime import date
from typing import NamedTuple

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.awards.enums import RoundState
from app.awards.models import AwardRound, Criterion
from app.base import clock
from app.base.steps import Step, steps_of
from app.base.typography import day

# What a score means where a criterion has no words of its own.
USUAL_ANCHORS = {
    0: _l("не проявлено"),
    3: _l("проявлено отчасти, время от времени"),
    7: _l("проявлено устойчиво, результат заметен"),
    10: _l("образцово, этому учатся другие"),
}

_STEP_OF = {
    RoundState.DRAFT: 0,
    RoundState.NOMINATING: 1,
    RoundState.SCORING: 2,
    RoundState.CLOSED: 4,  # beyond the last: nothing is left to do
}


def scale_of(criterion: Criterion) -> list[tuple[int, str]]:
    """Return what 0, 3, 7 and 10 mean by a criterion."""
    own = {score: getattr(criterion, f"anchor_{score}") for score in USUAL_ANCHORS}
    return [(score, own[score] or str(usual)) for score, usual in USUAL_ANCHORS.items()]


def round_steps(round_: AwardRound) -> list[Step]:
    """Return the way of a round with the last day of each step."""
    way = [
        (_("Подготовка"), _("критерии и сроки")),
        (_("Выдвижение"), _("до %(day)s", day=day(round_.nominations_until))),
        (_("Оценка совета"), _("до %(day)s", day=day(round_.scoring_until))),
        (_("Награждение"), day(round_.ceremony_on)),
    ]
    return steps_of(way, present=_STEP_OF[round_.state])


class StageNote(NamedTuple):
    """What stands beside the steps: how long the present one lasts, or what there is to know."""

    text: str
    until: date | None = None


def stage_note(round_: AwardRound) -> StageNote:
    """Return how long the present step of a round still lasts."""
    if round_.closed_at:
        return StageNote(_("Итоги подведены %(day)s", day=day(clock.local_day(round_.closed_at))))
    return {
        RoundState.DRAFT: StageNote(_("Конкурс видите только вы.")),
        RoundState.NOMINATING: StageNote(_("Выдвижение:"), round_.nominations_until),
        RoundState.SCORING: StageNote(_("Оценка:"), round_.scoring_until),
    }[round_.state]
