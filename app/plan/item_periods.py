"""What an item needs and has, as rows of its page: one for each of its dates or periods."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _

from app.base.typography import day, plural
from app.plan.enums import ItemStatus
from app.plan.rules import Need, NeedState, PeriodProof
from app.plan.rules.picture import period_tone
from app.plan.rules.state import ItemState
from app.plan.wording import span_words

MOST_ROWS = 14
MOST_KINDS = 8  # of more nobody wants the list
_AHEAD = 2


@dataclass(frozen=True, slots=True)
class NeedLine:
    """What one need has: «Ярмарка», 1 of 1, and what lacks in words."""

    words: str
    found: int
    needed: int
    note: str


@dataclass(frozen=True, slots=True)
class PeriodLine:
    """A date or period: its words, its chip, its needs."""

    words: str
    label: str
    tone: str
    needs: tuple[NeedLine, ...]
    due: date | None


def period_rows(state: ItemState) -> list[PeriodLine]:
    """Return the rows of an item; of very many those that lack something, go on, or come next."""
    states = state.standing.states
    if len(states) > MOST_ROWS:
        states = _telling(states, state.as_of)
    return [_row(one, state) for one in states]


def need_words(need: Need) -> str:
    """Say «проведённое мероприятие с итогами или отчёт», with the number when it is not one."""
    kinds = need.kinds
    if len(kinds) > MOST_KINDS:
        words = _("любая запись")
    else:
        words = _(" или ").join(_small(str(kind.label)) for kind in kinds)
    if need.count == 1:
        return words
    times = plural(need.count, _("раз"), _("раза"), _("раз"))
    return _("%(what)s (%(count)s %(times)s)", what=words, count=need.count, times=times)


def _telling(states: Sequence[PeriodProof], today: date) -> tuple[PeriodProof, ...]:
    missed = [one for one in states if one.point.due < today and not one.is_met]
    ahead = [one for one in states if one.point.due >= today][: 1 + _AHEAD]
    return (*missed[-(MOST_ROWS - len(ahead)) :], *ahead)


def _row(one: PeriodProof, state: ItemState) -> PeriodLine:
    point, today = one.point, state.as_of
    no_data = state.standing.status is ItemStatus.NO_DATA
    tone = period_tone(one, today, missed="none" if no_data else "late")
    label, tone = _chip(one, tone)
    lacks = point.due < today
    return PeriodLine(
        span_words(point.opens, point.due) if point.is_dated else _("за учебный год"),
        label,
        tone,
        tuple(_need(need, one.is_late and need.late > 0, lacks=lacks) for need in one.needs),
        point.due if point.is_dated and not one.is_met else None,
    )


def _chip(one: PeriodProof, tone: str) -> tuple[str, str]:
    if tone == "done" and one.is_late:
        return _("с опозданием"), "soon"
    labels = {
        "done": _("сделано"),
        "go": _("идёт"),
        "late": _("просрочено"),
        "none": _("нет сведений"),
        "idle": _("впереди"),
    }
    return labels[tone], tone


def _need(state: NeedState, is_late: bool, *, lacks: bool) -> NeedLine:
    return NeedLine(need_words(state.need), state.found, state.needed, _note(state, is_late, lacks))


def _note(state: NeedState, is_late: bool, lacks: bool) -> str:
    if state.is_met and state.done_on:
        done = day(state.done_on)
        return _("с опозданием, %(day)s", day=done) if is_late else done
    missing = state.needed - state.found
    if not state.found:
        return _("не было") if lacks else _("пока нет")
    return _("не хватает: %(count)s", count=missing)


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]
