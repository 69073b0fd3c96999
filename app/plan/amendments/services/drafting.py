"""Preparing an amendment: nothing of it is in the plan yet."""

from app.base.constraints import refusing
from app.base.errors import NotFoundError
from app.base.locks import lock
from app.base.viewer import Viewer, require
from app.extensions import db
from app.plan.amendments import queries
from app.plan.amendments.enums import AmendmentEvent, AmendmentParty, ChangeKind
from app.plan.amendments.errors import AmendmentNumberTakenError, NothingChangedError
from app.plan.amendments.models import Amendment, AmendmentChange
from app.plan.amendments.rules import AMENDMENT_MOVES, AmendmentTerms, ItemWords
from app.plan.models import Item, Plan
from app.plan.permissions import Permission

_TAKEN = {"uq_plan_amendments_plan_id_number": AmendmentNumberTakenError(field="number")}


def amendment_parties(viewer: Viewer) -> frozenset[AmendmentParty]:
    """Return the sides a person takes."""
    sides = {
        AmendmentParty.DRAFTER: Permission.ITEM_MANAGE,
        AmendmentParty.ADOPTER: Permission.PLAN_IMPORT,
    }
    return frozenset(side for side, permission in sides.items() if viewer.can(permission))


def words_of(item: Item) -> ItemWords:
    """Return the words of an item as they stand now."""
    return ItemWords(
        number=item.number,
        title=item.title,
        executors=tuple(item.executors),
        deadline_text=item.deadline_text,
        expected_result=item.expected_result,
    )


def create_amendment(plan: Plan, *, terms: AmendmentTerms, actor: Viewer) -> Amendment:
    """Begin an amendment of a plan; raises AmendmentNumberTakenError."""
    require(actor, Permission.ITEM_MANAGE)
    amendment = Amendment(plan_id=plan.id, number=terms.number, title=terms.title)
    with refusing(_TAKEN):
        db.session.add(amendment)
    return amendment


def edit_amendment(amendment: Amendment, *, terms: AmendmentTerms, actor: Viewer) -> None:
    """Call an amendment otherwise; raises AmendmentNumberTakenError, MoveNotAllowedError."""
    _open(amendment, actor)
    with refusing(_TAKEN):
        amendment.number, amendment.title = terms.number, terms.title


def drop_amendment(amendment: Amendment, *, actor: Viewer) -> None:
    """Give an amendment up; it stays to be read."""
    require(actor, Permission.ITEM_MANAGE)
    lock(amendment)
    parties = amendment_parties(actor)
    amendment.state = AMENDMENT_MOVES.after(AmendmentEvent.DROP, amendment.state, parties)
    db.session.flush()


def change_item(amendment: Amendment, item: Item, *, words: ItemWords, actor: Viewer) -> None:
    """Propose other words for an item; what was proposed for it before is replaced.

    Raises NothingChangedError.
    """
    _open(amendment, actor)
    before = _seen(item)
    if words == before:
        raise NothingChangedError
    _propose(amendment, item, ChangeKind.CHANGE, before, words)


def withdraw_item(amendment: Amendment, item: Item, *, actor: Viewer) -> None:
    """Propose that an item is withdrawn."""
    _open(amendment, actor)
    _propose(amendment, item, ChangeKind.WITHDRAW, _seen(item), None)


def add_item(amendment: Amendment, *, section_id: int, words: ItemWords, actor: Viewer) -> None:
    """Propose a new item of a section of the plan; raises NotFoundError for another's section."""
    _open(amendment, actor)
    if section_id not in {section.id for section in queries.list_sections(amendment.plan)}:
        raise NotFoundError
    change = AmendmentChange(kind=ChangeKind.ADD, section_id=section_id, after=words.to_json())
    amendment.changes.append(change)
    db.session.flush()


def remove_change(change: AmendmentChange, *, actor: Viewer) -> None:
    """Take a change out of a draft."""
    _open(change.amendment, actor)
    change.amendment.changes.remove(change)
    db.session.flush()


def _open(amendment: Amendment, actor: Viewer) -> None:
    """Hold an amendment that is still a draft; raises MoveNotAllowedError for another."""
    require(actor, Permission.ITEM_MANAGE)
    lock(amendment)
    AMENDMENT_MOVES.after(AmendmentEvent.EDIT, amendment.state, amendment_parties(actor))


def _seen(item: Item) -> ItemWords:
    lock(item, shared=True)
    if item.withdrawn:
        raise NotFoundError
    return words_of(item)


def _propose(
    amendment: Amendment, item: Item, kind: ChangeKind, before: ItemWords, after: ItemWords | None
) -> None:
    change = queries.find_change(amendment, item)
    if change is None:
        change = AmendmentChange(item_id=item.id)
        amendment.changes.append(change)
    change.kind, change.before = kind, before.to_json()
    change.after = after.to_json() if after else None
    db.session.flush()
