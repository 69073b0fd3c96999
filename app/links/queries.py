"""Reading links."""

from collections.abc import Collection
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, func, select

from app.base.errors import NotFoundError
from app.base.search import matches
from app.extensions import db
from app.links.enums import LinkStanding, LinkState
from app.links.models import TaskLink
from app.links.rules import digest_of
from app.web.paging import count_rows

SORTABLE = {"sent": TaskLink.sent_at, "until": TaskLink.until}


def list_links(
    *,
    tasks: Collection[str],
    today: date,
    q: str | None = None,
    task: str | None = None,
    standing: LinkStanding | None = None,
    record_id: int | None = None,
) -> Select[Any]:
    """Select the links of some tasks that fit the filters; the caller orders and pages them."""
    statement = select(TaskLink).where(TaskLink.task.in_(tasks))
    if task:
        statement = statement.where(TaskLink.task == task)
    if record_id:
        statement = statement.where(TaskLink.entity_id == record_id)
    if standing:
        statement = statement.where(_stands(standing, today))
    if q:
        statement = statement.where(matches(q, (TaskLink, TaskLink.id)))
    return statement


def get_link(link_id: int, *, tasks: Collection[str]) -> TaskLink:
    """Return a link of one of the tasks; raises NotFoundError."""
    statement = select(TaskLink).where(TaskLink.id == link_id, TaskLink.task.in_(tasks))
    link = db.session.scalar(statement)
    if link is None:
        raise NotFoundError
    return link


def find_by_secret(secret: str) -> TaskLink | None:
    """Return the link a secret opens."""
    return db.session.scalar(select(TaskLink).where(TaskLink.digest == digest_of(secret)))


def find_waiting(task: str, record_id: int, *, name: str, email: str) -> TaskLink | None:
    """Return the link that already waits for the same person's answer."""
    return db.session.scalar(
        select(TaskLink).where(
            TaskLink.task == task,
            TaskLink.entity_id == record_id,
            TaskLink.addressee_email == email,
            TaskLink.addressee_name == name,
            TaskLink.state == LinkState.SENT,
        )
    )


def links_of(task: str, record_id: int, *, limit: int) -> tuple[int, list[TaskLink]]:
    """Return how many links of a task are about a record, and the newest of them."""
    found = select(TaskLink).where(TaskLink.task == task, TaskLink.entity_id == record_id)
    newest = found.order_by(TaskLink.sent_at.desc(), TaskLink.id.desc()).limit(limit)
    return count_rows(found), list(db.session.scalars(newest))


def last_answer(task: str, record_id: int) -> TaskLink | None:
    """Return the newest answer to a task about a record."""
    statement = select(TaskLink).where(
        TaskLink.task == task,
        TaskLink.entity_id == record_id,
        TaskLink.state == LinkState.ANSWERED,
    )
    return db.session.scalar(statement.order_by(TaskLink.answered_at.desc()).limit(1))


def waiting_by_ids(ids: Collection[int], *, tasks: Collection[str]) -> Select[Any]:
    """Select those of the links that wait for an answer, in the order of locks."""
    return (
        select(TaskLink)
        .where(TaskLink.id.in_(ids), TaskLink.task.in_(tasks), TaskLink.state == LinkState.SENT)
        .order_by(TaskLink.id)
    )


def waiting_about(task: str, record_ids: Select[int]) -> Select[Any]:
    """Select the links of a task about some records that wait, in the order of locks."""
    return (
        select(TaskLink)
        .where(
            TaskLink.task == task,
            TaskLink.entity_id.in_(record_ids),
            TaskLink.state == LinkState.SENT,
        )
        .order_by(TaskLink.id)
    )


def tally_proposed(tasks: Collection[str]) -> Select[*tuple[Any, ...]]:
    """Select how many answers wait for a look, and which the first is."""
    columns = select(func.count(), func.min(TaskLink.id))
    return columns.where(TaskLink.task.in_(tasks), TaskLink.state == LinkState.PROPOSED)


def _stands(standing: LinkStanding, today: date) -> ColumnElement[bool]:
    if standing is LinkStanding.WAITING:
        return (TaskLink.state == LinkState.SENT) & (TaskLink.until >= today)
    if standing is LinkStanding.EXPIRED:
        return (TaskLink.state == LinkState.SENT) & (TaskLink.until < today)
    return TaskLink.state == LinkState(standing.value)


class WaitingCount(NamedTuple):
    """How many of some links wait for an answer, and how many of those can be written to."""

    total: int
    with_email: int


def count_waiting(ids: Collection[int], *, tasks: Collection[str]) -> WaitingCount:
    """Count those of the links that wait for an answer."""
    waiting = waiting_by_ids(ids, tasks=tasks)
    return WaitingCount(
        count_rows(waiting), count_rows(waiting.where(TaskLink.addressee_email != ""))
    )
