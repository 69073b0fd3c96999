"""Lists that people put in order: what a pressed button makes of one."""

from collections.abc import Sequence

_SHIFTS = {"up": -1, "down": 1}


def shifted(order: Sequence[int], id_: int, *, by: int) -> list[int]:
    """Return the list with one of its ids moved `by` lines (-1 is up), never beyond the ends."""
    moved = list(order)
    if id_ in moved:
        at = moved.index(id_)
        moved.insert(max(at + by, 0), moved.pop(at))
    return moved


def removed(order: Sequence[int], id_: int) -> list[int]:
    """Return the list without an id."""
    return [one for one in order if one != id_]


def added(order: Sequence[int], id_: int) -> list[int]:
    """Return the list with one more id at its end; one that is there stays where it is."""
    return [*order] if id_ in order else [*order, id_]


def after_press(order: Sequence[int], action: str, id_: int | None) -> list[int]:
    """Return the list as the pressed button («up», «down», «remove», «add») leaves it.

    Without a button of a line the list is as it was sent: dragged, or only kept.
    """
    if id_ is None:
        return [*order]
    if action == "add":
        return added(order, id_)
    if action == "remove":
        return removed(order, id_)
    return shifted(order, id_, by=_SHIFTS.get(action, 0))
