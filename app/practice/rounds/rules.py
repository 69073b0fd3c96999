"""Pure decisions about a second round: its steps, its day, what a seat of it is called."""

from datetime import date
from enum import StrEnum

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base.moves import Moves, move
from app.practice.errors import DateError, LateApplicationError
from app.practice.rounds.enums import SecondRoundEvent as Event
from app.practice.rounds.enums import SecondRoundState as State


class RoundParty(StrEnum):
    """Whose step it is."""

    STAFF = "staff"
    STUDENT = "student"


ROUND_STAFF, ROUND_STUDENT = RoundParty.STAFF, RoundParty.STUDENT

SECOND_ROUND = Moves(
    {
        Event.EXTEND: move(State, State.OPEN, ROUND_STAFF),
        Event.CLOSE: move(State.OPEN, State.CLOSED, ROUND_STAFF),
        Event.REMIND: move(State.OPEN, None, ROUND_STAFF),
        Event.CHOOSE: move(State.OPEN, None, ROUND_STUDENT),
        Event.SETTLE: move(State, State.SETTLED, ROUND_STAFF),
    },
    why={
        State.OPEN: _l("Идёт второй тур: дождитесь его конца или закройте его."),
        State.CLOSED: _l("Второй тур закончен. Чтобы открыть его снова, назначьте другой день."),
        State.SETTLED: _l("Места второго тура уже назначены."),
    },
)


def check_round_day(until: date, *, today: date, starts_on: date) -> None:
    """Raise DateError, by its field, for a day that is over or leaves no time before practice."""
    if until < today:
        raise DateError(_("Эта дата уже прошла."), field="open_until")
    if until >= starts_on:
        raise DateError(_("Второй тур должен закончиться до начала практики."), field="open_until")


def takes_choices(state: State, until: date, *, today: date) -> bool:
    """Tell whether students may choose in a second round today."""
    return Event.CHOOSE in SECOND_ROUND.possible(state, ROUND_STUDENT) and today <= until


def check_choosing(state: State, until: date, *, today: date) -> None:
    """Raise LateApplicationError when a second round takes no choices today."""
    if not takes_choices(state, until, today=today):
        raise LateApplicationError(
            _("Второй тур закончен, выбор уже не изменить. Напишите методисту.")
        )


def seat_words(rank: int) -> str:
    """Return what a student reads about a seat of the second round."""
    return _("Второй тур: место по вашему приоритету № %(rank)d.", rank=rank)
