"""The way of a student's practice: what happens to it, in which states, and whose step it is."""

from enum import StrEnum

from flask_babel import lazy_gettext as _l

from app.base.moves import Moves, move
from app.practice.enums import PlacementEvent as Event
from app.practice.enums import PlacementState as State


class PlacementParty(StrEnum):
    """Whom a student's practice concerns."""

    STAFF = "staff"
    SUPERVISOR = "supervisor"  # the teacher who leads the group on practice
    BASE = "base"
    STUDENT = "student"


STAFF, SUPERVISOR = PlacementParty.STAFF, PlacementParty.SUPERVISOR
BASE, STUDENT = PlacementParty.BASE, PlacementParty.STUDENT
AHEAD = frozenset({State.ASSIGNED, State.ADMITTED})
LEFT = frozenset({State.MOVED, State.BROKEN_OFF})
UNDER_WAY = AHEAD | {State.BEGUN}
ATTENDED = UNDER_WAY | {State.FINISHED, State.GRADED}

PLACEMENT = Moves(
    {
        Event.ADMIT: move(State.ASSIGNED, State.ADMITTED, STAFF, SUPERVISOR),
        Event.BEGIN: move(AHEAD, State.BEGUN, STAFF, SUPERVISOR, BASE),
        Event.RETURN: move(State.BEGUN, State.ASSIGNED, STAFF, SUPERVISOR, BASE),
        Event.FINISH: move(State.BEGUN, State.FINISHED, STAFF, SUPERVISOR),
        # A mark says that the practice was gone through, whoever forgot to press a button.
        Event.GRADE: move(ATTENDED, State.GRADED, STAFF, SUPERVISOR),
        Event.TRANSFER: move(UNDER_WAY, State.ASSIGNED, STAFF),
        Event.MOVE: move(UNDER_WAY, State.MOVED, STAFF),
        Event.BREAK_OFF: move(UNDER_WAY, State.BROKEN_OFF, STAFF),
        Event.SEAT: move(AHEAD | LEFT, State.ASSIGNED, STAFF),
        Event.UNSEAT: move(AHEAD, State.ASSIGNED, STAFF),
        # What follows leaves the practice where it is.
        Event.MARK: move(ATTENDED, None, STAFF, SUPERVISOR, BASE),
        Event.WRITE: move(ATTENDED - {State.GRADED}, None, STUDENT),
        Event.DESCRIBE: move(ATTENDED, None, STAFF, BASE),
        Event.SPEAK: move({State.BEGUN, State.FINISHED, State.GRADED}, None, BASE, STUDENT),
    },
    why={
        State.ASSIGNED: _l("Практика ещё не началась."),
        State.ADMITTED: _l("Практика ещё не началась."),
        State.BEGUN: _l("Студент уже на практике: прервать её можно с причиной и приказом."),
        State.FINISHED: _l("Практика уже завершена."),
        State.GRADED: _l("Аттестация уже проведена."),
        State.MOVED: _l("Практика перенесена на другие сроки."),
        State.BROKEN_OFF: _l("Практика прервана: место свободно."),
    },
)
