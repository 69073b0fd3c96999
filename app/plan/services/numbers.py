"""Items that take other numbers, one another's among them."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from sqlalchemy import update

from app.extensions import db
from app.plan.models import Item


@contextmanager
def free_numbers(item_ids: Sequence[int]) -> Iterator[None]:
    """Let items exchange numbers: outside the unique index while the block changes them.

    For a use case that asked already. Plain statements, so that the log shows one change, from
    the old number to the new one.
    """
    _set_withdrawn(item_ids, withdrawn=True)
    yield
    db.session.flush()
    _set_withdrawn(item_ids, withdrawn=False)


def _set_withdrawn(item_ids: Sequence[int], *, withdrawn: bool) -> None:
    db.session.execute(
        update(Item).where(Item.id.in_(item_ids)).values(withdrawn=withdrawn),
        execution_options={"synchronize_session": False},
    )
