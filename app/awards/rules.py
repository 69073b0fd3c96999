"""Pure decisions about rounds: their steps and their days."""

import re
from datetime import date

from flask_babel import lazy_gettext as _l

from app.awards.enums import NominationState, RoundState
from app.awards.errors import (
    DatesOutOfOrderError,
    LateNominationError,
    LateScoreError,
    NoCriteriaError,
    NoNominationsError,
    NoScoresError,
    NotNominatedError,
    PastDeadlineError,
    WrongRoundStateError,
)
from app.base.typography import NBSP

_NOT_NOW = {
    RoundState.DRAFT: _l("Раунд ещё не открыт."),
    RoundState.NOMINATING: _l("Сейчас идёт выдвижение."),
    RoundState.SCORING: _l("Выдвижение закончено, идёт оценка."),
    RoundState.CLOSED: _l("Раунд уже закрыт."),
}
BEFORE_SCORING = (RoundState.DRAFT, RoundState.NOMINATING)
BEFORE_CLOSING = (*BEFORE_SCORING, RoundState.SCORING)


def check_state(state: RoundState, *allowed: RoundState) -> None:
    """Raise WrongRoundStateError when the round is in none of these states."""
    if state not in allowed:
        raise WrongRoundStateError(_NOT_NOW[state])


def check_dates(*, nominations_until: date, scoring_until: date, ceremony_on: date) -> None:
    """Raise DatesOutOfOrderError when a later step would end before an earlier one."""
    if scoring_until < nominations_until:
        message = _l("Оценка не может закончиться раньше выдвижения.")
        raise DatesOutOfOrderError(message, field="scoring_until")
    if ceremony_on < scoring_until:
        message = _l("Награждение не может быть раньше конца оценки.")
        raise DatesOutOfOrderError(message, field="ceremony_on")


def check_time_to_nominate(nominations_until: date, *, today: date) -> None:
    """Raise PastDeadlineError when nobody could nominate any more."""
    if nominations_until < today:
        raise PastDeadlineError(field="nominations_until")


def check_opening(state: RoundState, *, criteria: int, until: date, today: date) -> None:
    """Decide whether nominations may begin.

    Raises WrongRoundStateError, NoCriteriaError, PastDeadlineError.
    """
    check_state(state, RoundState.DRAFT)
    if not criteria:
        raise NoCriteriaError
    check_time_to_nominate(until, today=today)


def check_scoring_start(
    state: RoundState, *, criteria: int, nominations: int, until: date, today: date
) -> None:
    """Decide whether scoring may begin.

    Raises WrongRoundStateError, NoCriteriaError, NoNominationsError, LateScoreError.
    """
    check_state(state, RoundState.NOMINATING)
    if not criteria:
        raise NoCriteriaError
    if not nominations:
        raise NoNominationsError
    if today > until:
        raise LateScoreError


def check_nominating(state: RoundState, *, until: date, today: date) -> None:
    """Raise WrongRoundStateError or LateNominationError when nobody may be nominated now."""
    check_state(state, RoundState.NOMINATING)
    if today > until:
        raise LateNominationError


def check_scoring(
    state: RoundState, nomination: NominationState, *, until: date, today: date
) -> None:
    """Raise WrongRoundStateError, LateScoreError, NotNominatedError when no score counts now."""
    check_state(state, RoundState.SCORING)
    if today > until:
        raise LateScoreError
    if nomination is not NominationState.NOMINATED:
        raise NotNominatedError


def check_closing(state: RoundState, *, sheets: int) -> None:
    """Raise WrongRoundStateError or NoScoresError when the round cannot be closed."""
    check_state(state, RoundState.SCORING)
    if not sheets:
        raise NoScoresError


def spaced_initials(name: str) -> str:
    """Return «Н. А. Землянская» for «Н.А. Землянская»: initials kept on the surname's line."""
    return re.sub(r"(?<=\b[А-ЯЁ]\.)\s*(?=[А-ЯЁ])", NBSP, name)
