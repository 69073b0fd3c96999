"""Work of many rows in transactions of some hundreds, so that nobody waits for a lock for long."""

from collections.abc import Callable

from app.base.transactions import transaction


def in_batches(write: Callable[[], int], *, size: int) -> int:
    """Call `write` in a transaction of its own until it does less than `size`; return the sum."""
    total = 0
    while True:
        with transaction():
            done = write()
        total += done
        if done < size:
            return total
