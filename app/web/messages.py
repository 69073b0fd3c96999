"""A message that leads on: what was added may stand on another page of the list, or outside it."""

from flask import flash


def flash_added(message: str, name: str, url: str) -> None:
    """Say that a record was added, with a link to it wherever its own page is not the next one."""
    words = {"text": message, "name": name, "url": url}
    flash(words, "success")  # type: ignore[arg-type]
