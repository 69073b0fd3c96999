"""One transaction per unit of work: commit when it returned, roll back when it did not."""

import logging
import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from sqlalchemy.exc import DBAPIError

from app.base.faults import Fault, fault_of
from app.base.session import current_session

log = logging.getLogger(__name__)
Result = TypeVar("Result")
TRIES = 3
PAUSE = 0.05  # seconds, at most, before the second try; twice that before the third


@contextmanager
def transaction() -> Iterator[None]:
    """Hold the write lock for the block, commit at its end, roll back on any exception.

    SQLite takes its write lock at once (BEGIN IMMEDIATE): a deferred transaction that reads
    and then writes silently loses updates of others. What was read before is read anew.
    """
    session = current_session()
    session.rollback()
    session.connection(execution_options={"sqlite_begin": "IMMEDIATE"})
    try:
        yield
        session.commit()
    except BaseException:
        session.rollback()
        raise


def retried(work: Callable[[], Result]) -> Result:
    """Do a unit of work that opens its own transaction; again when PostgreSQL sacrificed it.

    A deadlock or a serialization failure says only that two people came at once. At most three
    tries, with a random pause, so that the same two do not meet again in step.
    """
    for earlier in range(TRIES - 1):
        try:
            return work()
        except DBAPIError as error:
            if fault_of(error) is not Fault.CONFLICT:
                raise
            log.info("a transaction is tried again: %s", type(error.orig).__name__)
            current_session().rollback()
            time.sleep(random.uniform(0, PAUSE * (earlier + 1)))  # noqa: S311 - no secret
    return work()
