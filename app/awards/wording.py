"""A round in words: its way from draft to ceremony."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from flask_babel import format_decimal
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.awards.enums import RoundState
from app.awards.models import AwardRound, Criterion
from app.base import clock
from app.base.steps import Step, steps_of
from app.base.typography import day
from app.mentors.enums import MentorCategory
from app.mentors.work.wording import hours

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


def nominators_in_words(round_: AwardRound) -> str:
    """Return «колледж, организации, студенты»: who nominates in a round."""
    others = ((round_.by_organizations, _("организации")), (round_.by_students, _("студенты")))
    return ", ".join([_("колледж"), *(words for is_asked, words in others if is_asked)])


def facts_in_words(facts: Mapping[str, Any] | None) -> list[tuple[str, str]]:
    """Return what was known of a nominee on the day of submission, as label and value."""
    if not facts:
        return []
    said, since, category = facts["feedback"], facts["experience_since"], facts["category"]
    students = _(
        "%(n)s, сейчас %(active)s, завершено %(finished)s",
        n=facts["students"], active=facts["active"], finished=facts["finished"],
    )  # fmt: skip
    told = [
        (_("Записано"), day(date.fromisoformat(facts["on"]))),
        (_("Место работы"), f"{facts['position']}, {facts['organization']}"),
        (_("Стаж"), _("с %(year)s года", year=since) if since else ""),
        (_("Категория"), str(MentorCategory(category).label) if category else ""),
        (_("Наставляемых"), students),
        (_("Часов"), hours(facts["minutes"]) if facts["minutes"] else ""),
        (_("Отзывы"), _feedback_in_words(said) if said else ""),
        (_("Наград до этого"), str(facts["awards"]) if facts["awards"] else ""),
        *((label, value) for label, value in facts.get("told", ())),
    ]
    return [(label, value) for label, value in told if value]


def _feedback_in_words(said: Mapping[str, Any]) -> str:
    return _(
        "ответили %(n)s: понятно — %(clarity)s, поддержка — %(support)s, польза — %(benefit)s",
        n=said["answers"],
        **{key: format_decimal(said[key], "0.0") for key in ("clarity", "support", "benefit")},
    )
