"""Who may lead a student from which state to which, and to whom something is offered at all."""

from flask_babel import lazy_gettext as _l

from app.base.moves import Moves, move
from app.base.viewer import Viewer
from app.students.enums import Offer, StudentEvent, StudentParty
from app.students.enums import StudentState as S
from app.students.errors import NotOfferedError
from app.students.permissions import Permission

STUDENT_MOVES: Moves[S, StudentEvent, StudentParty] = Moves(
    {
        StudentEvent.TAKE_LEAVE: move(S.STUDYING, S.ON_LEAVE, StudentParty.STAFF),
        StudentEvent.RETURN: move(S.ON_LEAVE, S.STUDYING, StudentParty.STAFF),
        StudentEvent.TRANSFER_OUT: move(
            {S.STUDYING, S.ON_LEAVE}, S.TRANSFERRED, StudentParty.STAFF
        ),
        StudentEvent.EXPEL: move({S.STUDYING, S.ON_LEAVE}, S.EXPELLED, StudentParty.STAFF),
        StudentEvent.GRADUATE: move(S.STUDYING, S.GRADUATED, StudentParty.STAFF),
        StudentEvent.REINSTATE: move({S.EXPELLED, S.TRANSFERRED}, S.STUDYING, StudentParty.STAFF),
    },
    why={
        S.STUDYING: _l("Студент и так учится."),
        S.ON_LEAVE: _l("Студент в академическом отпуске: сначала верните его к учёбе."),
        S.TRANSFERRED: _l("Студент переведён в другую организацию: сначала восстановите его."),
        S.EXPELLED: _l("Студент отчислен: сначала восстановите его."),
        S.GRADUATED: _l("Это выпускник: его состояние больше не меняется."),
        S.OUTSIDE: _l("Это студент другой организации: приказы колледжа его не касаются."),
    },
)
# Out of the groups: what they hold elsewhere has to be decided about.
LEFT = frozenset({S.TRANSFERRED, S.EXPELLED})
IN_GROUP = frozenset({S.STUDYING, S.ON_LEAVE})
# The group a student comes back to may be another: the former one has moved on meanwhile.
CHOOSE_GROUP = frozenset({StudentEvent.RETURN, StudentEvent.REINSTATE})
# The one place that says to whom what is offered: lists, choices and services all ask it.
OFFERED: dict[Offer, frozenset[S]] = {
    Offer.PRACTICE: frozenset({S.STUDYING}),
    Offer.CONTRACT: frozenset({S.STUDYING}),
    # Graduates go on to a university, others were transferred to one, some were there from the
    # beginning: there they are trained.
    Offer.CONTRACT_ELSEWHERE: frozenset({S.STUDYING, S.GRADUATED, S.TRANSFERRED, S.OUTSIDE}),
    Offer.MENTORING: frozenset({S.STUDYING}),
    # Graduates of earlier years look for work at the fair too, with the account they have or get.
    Offer.FAIR: frozenset({S.STUDYING, S.GRADUATED}),
    # Who studies elsewhere reads the own contract here and agrees to it.
    Offer.INVITATION: frozenset({S.STUDYING, S.ON_LEAVE, S.GRADUATED, S.OUTSIDE}),
}


def party_of(actor: Viewer) -> StudentParty | None:
    """Return whose side a person is on when a student's state changes."""
    return StudentParty.STAFF if actor.can(Permission.STUDENT_MANAGE) else None


def check_offered(offer: Offer, state: S, *, field: str | None = None) -> None:
    """Raise NotOfferedError when a student of this state is not offered something."""
    if state not in OFFERED[offer]:
        raise NotOfferedError(state, field=field)
