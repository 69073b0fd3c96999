"""An amendment comes into force: by its minutes, all of it at once or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from flask_babel import gettext as _

from app.base.locks import lock, lock_rows
from app.base.typography import counted
from app.base.viewer import Viewer, require
from app.extensions import db
from app.plan.amendments.enums import AmendmentEvent, ChangeKind
from app.plan.amendments.errors import (
    AmendmentEmptyError,
    AmendmentOutdatedError,
    MinutesDayError,
    RecordsAtStakeError,
)
from app.plan.amendments.models import Amendment, AmendmentChange
from app.plan.amendments.rules import (
    AMENDMENT_MOVES,
    AdoptionTerms,
    FieldDiff,
    ItemWords,
    differing,
)
from app.plan.amendments.services.drafting import amendment_parties, words_of
from app.plan.collecting import collect_evidence
from app.plan.executors.services import keep_executors
from app.plan.models import Item, Plan
from app.plan.permissions import Permission
from app.plan.queries import list_all_items
from app.plan.reading import PlanPart
from app.plan.reading.topics import propose_topic
from app.plan.rereading import reread
from app.plan.services.needs import propose_item_needs
from app.plan.services.numbers import free_numbers


@dataclass(frozen=True, slots=True)
class Outdated:
    """A change whose item is not what it was; `now` is None when it was withdrawn."""

    change: AmendmentChange
    now: ItemWords | None

    @property
    def diffs(self) -> list[FieldDiff]:
        """What differs between the item as it was seen and as it is."""
        return differing(self.change.old, self.now)


def list_outdated(amendment: Amendment) -> list[Outdated]:
    """Return the changes of items that stand otherwise than when the change was prepared."""
    of_items = [(change, change.item) for change in amendment.changes if change.item]
    standing = [(change, None if item.withdrawn else words_of(item)) for change, item in of_items]
    return [Outdated(change, now) for change, now in standing if now != change.old]


def count_at_stake(amendment: Amendment) -> int:
    """Count the records that serve items which an amendment withdraws."""
    gone = [one.item_id for one in amendment.changes if one.kind is ChangeKind.WITHDRAW]
    ledgers = collect_evidence([item_id for item_id in gone if item_id])
    return sum(ledger.total for ledger in ledgers.values())


def adopt_amendment(
    amendment: Amendment, *, terms: AdoptionTerms, actor: Viewer, now: datetime, today: date
) -> None:
    """Bring the plan to what an amendment says.

    Items stay the records they were: what was decided about them is kept, deadlines are read anew
    where their words changed. Raises MoveNotAllowedError when somebody adopted it first,
    AmendmentEmptyError, AmendmentOutdatedError, MinutesDayError and RecordsAtStakeError.
    """
    require(actor, Permission.PLAN_IMPORT)
    plan = amendment.plan
    lock(plan)
    lock(amendment)
    parties = amendment_parties(actor)
    state = AMENDMENT_MOVES.after(AmendmentEvent.ADOPT, amendment.state, parties)
    db.session.expire(amendment, ["changes"])
    _hold_items(amendment)
    _check(amendment, terms, today)
    _apply(plan, amendment.changes)
    amendment.state, amendment.adopted_at = state, now
    amendment.minutes_number, amendment.minutes_on = terms.minutes_number, terms.minutes_on
    db.session.flush()
    keep_executors(plan, actor=actor)


def _hold_items(amendment: Amendment) -> None:
    ids = [change.item_id for change in amendment.changes if change.item_id]
    held = db.select(Item).where(Item.id.in_(ids)).order_by(Item.id)
    lock_rows(held.execution_options(populate_existing=True))


def _check(amendment: Amendment, terms: AdoptionTerms, today: date) -> None:
    if not amendment.changes:
        raise AmendmentEmptyError
    if list_outdated(amendment):
        raise AmendmentOutdatedError
    if terms.minutes_on > today:
        raise MinutesDayError(field="minutes_on")
    count = count_at_stake(amendment)
    if count and not terms.is_sure:
        records = counted(count, _("запись"), _("записи"), _("записей"))
        message = _("По исключаемым пунктам есть %(records)s. Подтвердите.", records=records)
        raise RecordsAtStakeError(message, field="is_sure")


def _apply(plan: Plan, changes: Sequence[AmendmentChange]) -> None:
    for change in changes:
        if change.kind is ChangeKind.WITHDRAW and change.item:
            change.item.withdrawn = True
    db.session.flush()
    changed = [(one.item, one.new) for one in changes if one.item and one.new]
    renumbered = [item for item, words in changed if item.number != words.number]
    taken = _taken(plan, besides=renumbered)
    with free_numbers([item.id for item in renumbered]):
        for item, words in changed:
            if item in renumbered:
                item.number, item.occurrence = words.number, _next(taken, words.number)
            _take(item, words, plan)
        for change in changes:
            if change.kind is ChangeKind.ADD and change.new:
                _add(plan, change, change.new, taken)


def _taken(plan: Plan, *, besides: Sequence[Item]) -> set[tuple[str, int]]:
    in_force = (one for one in list_all_items(plan) if not one.withdrawn and one not in besides)
    return {(item.number, item.occurrence) for item in in_force}


def _next(taken: set[tuple[str, int]], number: str) -> int:
    """Return the first free occurrence of a number and take it."""
    occurrence = 1
    while (number, occurrence) in taken:
        occurrence += 1
    taken.add((number, occurrence))
    return occurrence


def _take(item: Item, words: ItemWords, plan: Plan) -> None:
    if item.deadline_text != words.deadline_text:
        parts = [PlanPart.from_json(part) for part in item.parts]
        found = reread(words.deadline_text, parts, plan.year)
        item.deadlines, item.deadlines_by_hand = [one.to_json() for one in found], False
    propose_item_needs(item, title=words.title, expected_result=words.expected_result)
    item.title, item.executors = words.title, list(words.executors)
    item.deadline_text, item.expected_result = words.deadline_text, words.expected_result


def _add(
    plan: Plan, change: AmendmentChange, words: ItemWords, taken: set[tuple[str, int]]
) -> None:
    section = change.section or plan.sections[-1]
    item = Item(
        plan_id=plan.id,
        section=section,
        position=max((one.position for one in section.items), default=0) + 1,
        number=words.number,
        occurrence=_next(taken, words.number),
        topic=propose_topic(words.title),
        deadline_text="",
        parts=[],
    )
    _take(item, words, plan)
    db.session.add(item)
    db.session.flush()
    change.item = item
