"""A message that offers to take its deed back."""

from collections.abc import Mapping
from typing import Any

from flask import flash, url_for

from app.base.viewer import Viewer
from app.web.listing.services import keep_undo


def flash_done(
    message: str, act: str, undo: Mapping[str, Any] | None = None, *, actor: Viewer
) -> None:
    """Say what was done; with `undo` the message carries the button «Отменить».

    `act` names the declared act whose `undo` takes it back.
    """
    if undo is None:
        flash(message, "success")
        return
    step = keep_undo(act, undo, actor=actor)
    words = {"text": message, "undo": url_for("lists.undo_run", step_id=step.id)}
    flash(words, "success")  # type: ignore[arg-type]
