"""Two students swap their places: one proposes, the other agrees, staff or the rules decide."""

from datetime import datetime

from flask_babel import gettext as _

from app.base.errors import NotAllowedError
from app.base.locks import lock
from app.base.viewer import Viewer, require
from app.extensions import db
from app.practice.changes.enums import SwapEvent, SwapParty, SwapState
from app.practice.changes.errors import SwapError
from app.practice.changes.letters import tell_of_swap
from app.practice.changes.models import SwapProposal
from app.practice.changes.queries import swaps as queries
from app.practice.changes.swap_rules import MOST_OPEN, SWAPS
from app.practice.enums import PeriodEvent, SeatsChangeKind, SwapRule
from app.practice.models import PracticePeriod
from app.practice.permissions import Permission
from app.practice.queries.moving import list_held
from app.practice.rules import PERIOD, STAFF, STUDENT, by_hand
from app.practice.services.gate import list_hindrances
from app.practice.services.moving import Why, change_outcomes
from app.practice.states import AHEAD
from app.students.models import Student


def set_swap_rule(period: PracticePeriod, *, rule: SwapRule, actor: Viewer) -> None:
    """Say whether students may swap, and who decides."""
    require(actor, Permission.PLACEMENT_MANAGE)
    lock(period)
    period.swap_rule = rule
    db.session.flush()


def propose_swap(
    period: PracticePeriod, author: Student, *, whom: str, actor: Viewer, now: datetime
) -> SwapProposal:
    """Propose a classmate, by name or code, to swap; the classmate gets a letter.

    Raises MoveNotAllowedError, SwapError by its field, and what the gate refuses either of them.
    """
    _require_own(author, actor)
    lock(period, shared=True)
    _check_open(period)
    other = queries.find_mate(period, author, whom)
    places = _places(period, author, other) if other else None
    if other is None or places is None or places[0] == places[1]:
        raise SwapError(_not_found(), field="whom")
    waiting = queries.list_open_of(period, author.id)
    if len([one for one in waiting if one.author_id == author.id]) >= MOST_OPEN:
        raise SwapError(_("Сначала дождитесь ответа на прежние предложения."), field="whom")
    if any({one.author_id, one.other_id} == {author.id, other.id} for one in waiting):
        raise SwapError(_("Такое предложение уже ждёт ответа."), field="whom")
    own, theirs = places
    _check_rules(period, {author.id: theirs, other.id: own})
    swap = SwapProposal(
        period=period,
        author=author,
        other=other,
        author_place_id=own,
        other_place_id=theirs,
        state=SwapState.PROPOSED,
        made_at=now,
    )
    db.session.add(swap)
    db.session.flush()
    tell_of_swap(swap, None, now=now)
    return swap


def answer_swap(
    swap: SwapProposal, event: SwapEvent, *, actor: Viewer, now: datetime
) -> SwapProposal:
    """Take a proposal a step further; it is outdated when either place is another meanwhile.

    Raises MoveNotAllowedError, NotAllowedError, and what the gate refuses either of them.
    """
    period = swap.period
    lock(period)  # alone: of two swaps of one student the second finds the place taken
    lock(swap)
    target = SWAPS.after(event, swap.state, _party(swap, actor))
    if event in {SwapEvent.ACCEPT, SwapEvent.CONFIRM}:
        _check_open(period)
        if _places(period, swap.author, swap.other) != (swap.author_place_id, swap.other_place_id):
            swap.state = SwapState.OUTDATED
            db.session.flush()
            return swap
    swap.state = target
    if event in {SwapEvent.ACCEPT, SwapEvent.DECLINE}:
        swap.answered_at = now
    is_automatic = period.swap_rule is SwapRule.AUTOMATIC and event is SwapEvent.ACCEPT
    if event is SwapEvent.CONFIRM or is_automatic:
        _perform(swap, actor, now)
    else:
        tell_of_swap(swap, event, now=now)
    if event in {SwapEvent.CONFIRM, SwapEvent.REFUSE}:
        swap.decided_at = now
    db.session.flush()
    return swap


def _perform(swap: SwapProposal, actor: Viewer, now: datetime) -> None:
    """Swap, and put aside what either of the two proposed to others."""
    period = swap.period
    wanted = {swap.author_id: swap.other_place_id, swap.other_id: swap.author_place_id}
    _check_rules(period, wanted)
    note = _("Обмен местами по согласию двух студентов.")
    outcomes = {student: by_hand(place, note) for student, place in wanted.items()}
    swap.change = change_outcomes(
        period, outcomes, why=Why(SeatsChangeKind.SWAP, note, now), actor=actor
    )
    swap.state, swap.decided_at = SwapState.DONE, now
    db.session.flush()
    for other in queries.list_open_of(period, *wanted):
        other.state = SwapState.OUTDATED


def _check_open(period: PracticePeriod) -> None:
    PERIOD.after(PeriodEvent.SWAP, period.state, STUDENT)
    if period.swap_rule is SwapRule.NONE:
        raise SwapError(_("На этой практике местами не обмениваются. Спросите методиста."))


def _check_rules(period: PracticePeriod, wanted: dict[int, int]) -> None:
    """Raise what keeps either of the two from the other's place."""
    for hindrance in list_hindrances(period, wanted).values():
        raise SwapError(_("Обменяться нельзя. %(why)s", why=str(hindrance)))


def _places(period: PracticePeriod, author: Student, other: Student) -> tuple[int, int] | None:
    """Return where the two sit, held; None when either has no seat or has begun already."""
    held = {one.student_id: one for one in list_held(period, [author.id, other.id])}
    found = []
    for student in (author, other):
        placement = held.get(student.id)
        if placement is None or placement.place_id is None or placement.state not in AHEAD:
            return None
        found.append(placement.place_id)
    return found[0], found[1]


def _party(swap: SwapProposal, actor: Viewer) -> SwapParty | None:
    if actor.can(Permission.PLACEMENT_MANAGE):
        PERIOD.after(PeriodEvent.SWAP, swap.period.state, STAFF)
        return SwapParty.STAFF
    if actor.id == swap.author.user_id:
        return SwapParty.AUTHOR
    return SwapParty.OTHER if actor.id == swap.other.user_id else None


def _require_own(student: Student, actor: Viewer) -> None:
    require(actor, Permission.APPLICATION_SUBMIT)
    if student.user_id != actor.id:
        raise NotAllowedError


def _not_found() -> str:
    return _(
        "Обмен с таким студентом невозможен: проверьте имя или спросите его код. Код стоит на его "
        "странице результата."
    )
