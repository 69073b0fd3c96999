"""The calendar of a fair: its stages in order, how long each lasts, what each of them governs.

A stage without a day binds nobody.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple, Protocol

from flask_babel import gettext as _

from app.base.typography import day as day_words
from app.jobfair.enums import FairParty, FairStage, FairState
from app.jobfair.errors import FairDatesOutOfOrderError, OffersClosedError, WishesClosedError

_OVER = frozenset({FairState.HELD, FairState.CLOSED})
# Which dates stand in whose calendar; who takes no side is told of the day alone.
CONCERNS: Mapping[FairParty | None, frozenset[FairStage]] = {
    FairParty.STAFF: frozenset(FairStage),
    FairParty.EMPLOYER: frozenset(
        {
            FairStage.SIGNUP,
            FairStage.VACANCIES,
            FairStage.TIMETABLE,
            FairStage.DAY,
            FairStage.OFFERS,
        }
    ),
    FairParty.STUDENT: frozenset(
        {FairStage.WISHES, FairStage.TIMETABLE, FairStage.DAY, FairStage.OFFERS}
    ),
    None: frozenset({FairStage.DAY}),
}
# The stage is the day itself, not the last day of something.
_ON_THE_DAY = frozenset({FairStage.TIMETABLE, FairStage.DAY})


class Staged(Protocol):
    """Whatever has the days of the stages: a fair or its terms."""

    @property
    def signup_until(self) -> date | None: ...
    @property
    def registration_until(self) -> date: ...
    @property
    def wishes_until(self) -> date | None: ...
    @property
    def timetable_on(self) -> date | None: ...
    @property
    def held_on(self) -> date: ...
    @property
    def offers_until(self) -> date | None: ...


class Stage(NamedTuple):
    """A stage with its day."""

    kind: FairStage
    on: date

    @property
    def lasts(self) -> bool:
        """Tell whether something is done up to this day, not on it."""
        return self.kind not in _ON_THE_DAY


def stages_of(fair: Staged) -> list[Stage]:
    """Return the stages that have a day, in the order of the calendar."""
    return list(_stages(fair))


def _stages(fair: Staged) -> Iterator[Stage]:
    for kind in FairStage:
        day: date | None = getattr(fair, kind.value)
        if day is not None:
            yield Stage(kind, day)


def next_stage(fair: Staged, *, today: date) -> Stage | None:
    """Return the first stage that is not over; None when all are."""
    return next((one for one in stages_of(fair) if one.on >= today), None)


def check_order(fair: Staged) -> None:
    """Refuse a stage before the one it follows; raises FairDatesOutOfOrderError by its field.

    What is later than the fair itself is told by its own field, the rest by the later of the two.
    """
    known = stages_of(fair)
    for before, after in pairwise(known):
        if before.on > after.on:
            wrong = before if after.kind is FairStage.DAY else after
            raise FairDatesOutOfOrderError(_told(before, after), field=wrong.kind.value)


def _told(before: Stage, after: Stage) -> str:
    if after.kind is FairStage.DAY and before.kind is FairStage.VACANCIES:
        return _("Приём вакансий должен закончиться не позже дня ярмарки.")
    return _(
        "Сроки идут по порядку: «%(before)s» не позже, чем «%(after)s».",
        before=before.kind.label,
        after=after.kind.label,
    )


def moved_by(fair: Staged, days: int) -> dict[str, date]:
    """Return the day of each stage when all of them move by some days."""
    return {one.kind.value: one.on + timedelta(days=days) for one in stages_of(fair)}


def takes_wishes(fair: Staged, state: FairState, *, today: date) -> bool:
    """Tell whether students may apply and rank today: up to the stage's day, and after the fair."""
    return state in _OVER or fair.wishes_until is None or today <= fair.wishes_until


def check_wishes(fair: Staged, state: FairState, *, today: date) -> None:
    """Refuse a wish after its day; raises WishesClosedError."""
    if not takes_wishes(fair, state, today=today):
        raise WishesClosedError


def signup_ends(fair: Staged) -> date:
    """Return the last day on which employers register by themselves."""
    return fair.signup_until or fair.held_on


def takes_participants(fair: Staged, *, today: date) -> bool:
    """Tell whether employers may still register by themselves."""
    return today <= signup_ends(fair)


class StageMove(NamedTuple):
    """A stage that has another day than before; None where it has none."""

    kind: FairStage
    before: date | None
    after: date | None


def moves_between(before: Staged, after: Staged) -> list[StageMove]:
    """Return the stages whose days differ, in the order of the calendar."""
    pairs = [
        StageMove(kind, getattr(before, kind.value), getattr(after, kind.value))
        for kind in FairStage
    ]
    return [one for one in pairs if one.before != one.after]


def check_offers(fair: Staged, *, answer_until: date, today: date) -> None:
    """Refuse an offer after the stage's day, or one that waits longer; raises OffersClosedError."""
    last = fair.offers_until
    if last is None:
        return
    if today > last:
        raise OffersClosedError
    if answer_until > last:
        raise OffersClosedError(
            _(
                "Предложения этой ярмарки действуют до %(day)s. Укажите день не позже.",
                day=day_words(last),
            ),
            field="answer_until",
        )
