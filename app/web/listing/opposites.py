"""Two acts that take each other back: taken out of a list and brought back into it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from flask_babel import LazyString

from app.base.viewer import Viewer
from app.web.listing.acts import ActPreview, BulkAct, Done


@dataclass(frozen=True)
class Way:
    """One of two opposite acts.

    `deed(ids, actor)` is the use case; it returns the ids it reached, and `said` tells of them.
    """

    name: str
    label: LazyString
    preview: Callable[[Sequence[int], Viewer], ActPreview]
    deed: Callable[[Sequence[int], Viewer], Sequence[int]]
    said: Callable[[Sequence[int]], str]

    def done(self, ids: Sequence[int], actor: Viewer) -> Done:
        """Do it; what was reached is what the other way takes back."""
        reached = list(self.deed(ids, actor))
        return Done(self.said(reached), {"ids": reached} if reached else None)


def opposites(one: Way, other: Way, permission: StrEnum) -> tuple[BulkAct, BulkAct]:
    """Return the acts of both ways, each undone by the other."""
    return _act(one, other, permission), _act(other, one, permission)


def _act(way: Way, back: Way, permission: StrEnum) -> BulkAct:
    def undo(payload: Mapping[str, Any], actor: Viewer) -> str:
        return back.done(payload["ids"], actor).message

    return BulkAct(
        way.name,
        way.label,
        permission,
        preview=way.preview,
        run=lambda ids, actor, _form: way.done(ids, actor),
        undo=undo,
    )
