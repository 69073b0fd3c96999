"""What waits for those who look after letters."""

from typing import Any

from flask import url_for
from flask_babel import gettext as _

from app.base.typography import NBSP, plural
from app.base.viewer import Viewer
from app.notifications import queries
from app.notifications.enums import LetterState
from app.notifications.permissions import Permission
from app.web.dashboard import Chip, Part, Todo, Urgency
from app.web.tallies import PageTally

FAILED = PageTally(
    lambda viewer: (
        queries.tally_letters(LetterState.FAILED) if viewer.can(Permission.LETTER_RESEND) else None
    )
)


def part(viewer: Viewer) -> Part:
    """Return this package's part of a person's dashboard."""
    return Part(todo=todo(viewer))


def todo(user: Any) -> list[Todo]:
    """Return the letters that did not arrive, for whoever can look after them."""
    failed = FAILED.number(user)
    if not failed:
        return []
    letters = plural(failed, _("письмо"), _("письма"), _("писем"))
    state = LetterState.FAILED
    return [
        Todo(
            title=_("Не дошло: %(count)s", count=f"{failed}{NBSP}{letters}"),
            detail=_("Почтовый сервер их не принял. Проверьте адреса."),
            url=url_for("notifications.letter_list", state=state.value),
            action=_("Посмотреть"),
            chip=Chip(str(state.label), state.tone),
            urgency=Urgency.SOON,
        )
    ]
