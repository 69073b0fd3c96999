"""Stored texts as pages show them: paragraphs and headings, names from the settings."""

from typing import NamedTuple

from flask_babel import gettext as _

from app.base.phones import format_phone
from app.settings.queries import cluster
from app.web.college import college


class Block(NamedTuple):
    """A paragraph, or a heading."""

    is_heading: bool
    text: str


def paragraphs(body: str) -> list[Block]:
    """Split a text at its empty lines; «## » begins a heading."""
    parts = (part.strip() for part in body.replace("\r\n", "\n").split("\n\n"))
    return [Block(part.startswith("## "), part.removeprefix("## ")) for part in parts if part]


def filled(body: str) -> str:
    """Put the college and its contact where a text names them."""
    asked = college()
    contact = ", ".join(
        filter(None, (asked.name, format_phone(asked.phone) if asked.phone else "", asked.email))
    )
    return body.replace(
        "{college}", cluster().full_name or _("колледж, который ведёт этот сайт")
    ).replace("{contact}", contact or _("колледж, его контакты внизу страницы"))
