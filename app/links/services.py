"""Use cases of links: send, answer, answer for somebody, remind, withdraw, settle."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from secrets import token_hex
from typing import Any

from sqlalchemy import Select

from app.accounts.enums import AttemptKind
from app.accounts.errors import TooManyAttemptsError
from app.accounts.services.attempts import Limit, take_attempt
from app.base.constraints import refusing
from app.base.errors import MoveNotAllowedError, NotFoundError
from app.base.locks import lock, lock_rows
from app.base.viewer import OPERATOR, Viewer, require
from app.extensions import db
from app.links import letters, queries
from app.links.enums import LinkEvent, LinkParty, LinkState
from app.links.errors import (
    NoWayToAddresseeError,
    TooManyAnswersError,
    UntilPastError,
)
from app.links.models import TaskLink
from app.links.rules import (
    ANSWERS_PER_ADDRESS,
    LINK_MOVES,
    WINDOW,
    Addressee,
    Spoken,
    digest_of,
    refuse_closed,
)
from app.links.tasks import Fact, LinkTask, link_tasks, task_of, tasks_of

FROM_ADDRESS = Limit(AttemptKind.LINK_ADDRESS, ANSWERS_PER_ADDRESS, WINDOW)


@dataclass(frozen=True)
class GivenAnswer:
    """What a form brought: the fields as the task takes them, and as people read them."""

    values: Mapping[str, Any]
    told: Sequence[Fact]


def send_link(
    task: LinkTask,
    *,
    record: Any,
    addressee: Addressee,
    until: date,
    actor: Viewer,
    now: datetime,
    today: date,
) -> TaskLink:
    """Ask one person about one record; the letter leaves with the transaction.

    Who was asked the same and has not answered gets the same link again, until the new day.
    Raises UntilPastError, NotAllowedError.
    """
    require(actor, task.permission)
    if until < today:
        raise UntilPastError(field="until")
    link = queries.find_waiting(
        task.name, record.id, name=addressee.name, email=addressee.email
    ) or _new_link(task, record, addressee)
    link.until, link.sent_at, link.sent_by_id = until, now, actor.id or None
    # Two who send the same at once: the second is told so (a 409), and one letter leaves.
    db.session.add(link)
    with refusing({}):
        db.session.flush()
    letters.write_task(link, task, now=now)
    return link


def answer_link(
    link: TaskLink, *, given: GivenAnswer, address: str, now: datetime, at: datetime, today: date
) -> None:
    """Take the addressee's answer; of two that come at once one is taken.

    `address` is where it comes from. Raises LinkAnsweredError, LinkOverError,
    LinkWithdrawnError, TooManyAnswersError and what the task refuses.
    """
    try:
        take_attempt(FROM_ADDRESS, address, at=at)
    except TooManyAttemptsError as error:
        raise TooManyAnswersError from error
    lock(link)
    refuse_closed(link.state, link.until, today=today, is_lasting=_task(link).is_lasting)
    _take(link, given, None, OPERATOR, now=now)


def answer_for(
    link: TaskLink, *, given: GivenAnswer, spoken: Spoken, actor: Viewer, now: datetime
) -> None:
    """Note an answer «со слов»: also when the link's day has passed.

    Raises MoveNotAllowedError, NotAllowedError and what the task refuses.
    """
    require(actor, _task(link).permission)
    lock(link)
    _take(link, given, spoken, actor, now=now)


def settle_answer(link: TaskLink, *, accept: bool, actor: Viewer, now: datetime) -> None:
    """Accept what was proposed, or leave everything as it is.

    Raises MoveNotAllowedError, NotAllowedError and what the task refuses.
    """
    task = _task(link)
    require(actor, task.permission)
    lock(link)
    link.state = LINK_MOVES.after(LinkEvent.SETTLE, link.state, LinkParty.COLLEGE)
    link.is_accepted, link.settled_at, link.settled_by_id = accept, now, actor.id or None
    if accept:
        task.answer(_record(task, link), link.values, link, actor)
    db.session.flush()


def remind(link: TaskLink, *, actor: Viewer, now: datetime, today: date, until: date) -> None:
    """Send the link again, waiting for an answer until a day.

    Raises UntilPastError, NoWayToAddresseeError, MoveNotAllowedError, NotAllowedError.
    """
    task = _task(link)
    require(actor, task.permission)
    lock(link)
    LINK_MOVES.after(LinkEvent.REMIND, link.state, LinkParty.COLLEGE)
    if until < today:
        raise UntilPastError(field="until")
    _renew(link)
    link.until, link.reminders, link.reminded_at = until, link.reminders + 1, now
    db.session.flush()
    if not letters.write_task(link, task, now=now, again=True):
        raise NoWayToAddresseeError


def remind_many(
    ids: Collection[int], *, actor: Viewer, now: datetime, today: date, until: date
) -> int:
    """Send those of the links again that wait and can be written to; count them."""
    waiting = lock_rows(queries.waiting_by_ids(ids, tasks=_tasks_of(actor)))
    written = [link for link in waiting if link.addressee_email]
    for link in written:
        remind(link, actor=actor, now=now, today=today, until=max(until, link.until))
    return len(written)


def put_off_links(
    task: str, record_ids: Select[int], *, days: int, actor: Viewer, today: date
) -> int:
    """Let the links of a task about some records wait some days longer, or less; count them.

    None that waits ends before today: who was asked may still answer on the day of the move.
    """
    require(actor, link_tasks()[task].permission)
    waiting = lock_rows(queries.waiting_about(task, record_ids))
    for link in waiting:
        link.until = max(link.until + timedelta(days=days), min(link.until, today))
    db.session.flush()
    return len(waiting)


def withdraw_links(ids: Collection[int], *, actor: Viewer) -> list[int]:
    """Take those of the links back that wait for an answer; return their ids."""
    waiting = lock_rows(queries.waiting_by_ids(ids, tasks=_tasks_of(actor)))
    for link in waiting:
        link.state = LINK_MOVES.after(LinkEvent.WITHDRAW, link.state, LinkParty.COLLEGE)
    db.session.flush()
    return [link.id for link in waiting]


def _new_link(task: LinkTask, record: Any, addressee: Addressee) -> TaskLink:
    nonce = token_hex(16)
    return TaskLink(
        digest=digest_of(letters.secret_for(nonce)),
        nonce=nonce,
        task=task.name,
        entity=task.entity,
        entity_id=record.id,
        record_label=task.label(record)[:255],
        addressee_name=addressee.name,
        addressee_email=addressee.email,
        addressee_phone=addressee.phone,
        user_id=addressee.user_id,
        student_id=addressee.student_id,
        state=LinkState.SENT,
    )


def _renew(link: TaskLink) -> None:
    """Let a link open by the secret of today's key: the site may have got another one."""
    digest = digest_of(letters.secret_for(link.nonce))
    if link.digest != digest:
        link.digest = digest


def _take(
    link: TaskLink, given: GivenAnswer, spoken: Spoken | None, actor: Viewer, *, now: datetime
) -> None:
    # The addressee has no account: what follows from the answer is the site's own act.
    task = _task(link)
    record = _record(task, link)
    waits = bool(task.changes(record, given.values))
    event = LinkEvent.PROPOSE if waits else LinkEvent.ANSWER
    if task.is_lasting and link.state is LinkState.ANSWERED:
        event = LinkEvent.AGAIN
    party = LinkParty.COLLEGE if spoken else LinkParty.ADDRESSEE
    link.state, link.answered_at = LINK_MOVES.after(event, link.state, party), now
    link.answered_by = spoken.name if spoken else link.addressee_name
    if spoken:
        link.answered_by_id = actor.id or None
        link.spoken_on, link.spoken_way = spoken.on, spoken.way
    kept = GivenAnswer({}, ()) if task.forgets(record) else given
    link.answer = {"values": dict(kept.values), "told": [list(pair) for pair in kept.told]}
    db.session.flush()
    if not waits:
        task.answer(record, given.values, link, actor)
        db.session.flush()


def _task(link: TaskLink) -> LinkTask:
    task = task_of(link.task)
    if task is None:
        raise MoveNotAllowedError
    return task


def _record(task: LinkTask, link: TaskLink) -> Any:
    record = task.record(link.entity_id)
    if record is None:
        raise NotFoundError
    return record


def _tasks_of(actor: Viewer) -> list[str]:
    return [task.name for task in tasks_of(actor)]
