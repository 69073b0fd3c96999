"""One transaction per unit of work: commit when it returned, roll back when it did not."""

from collections.abc import Iterator
from contextlib import contextmanager

from app.base.session import current_session


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
