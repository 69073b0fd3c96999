"""What requests to take part ask of those who answer."""

from datetime import datetime

from flask import url_for
from flask_babel import gettext as _

from app.base import clock
from app.base.typography import counted, day
from app.base.viewer import Viewer
from app.joining import queries
from app.joining.enums import JoinState
from app.joining.permissions import Permission
from app.web.dashboard import Part, Todo, Urgency
from app.web.tallies import PageTally

WAITING = PageTally(
    lambda viewer: queries.tally_waiting() if viewer.can(Permission.REQUEST_ANSWER) else None
)


def part(viewer: Viewer) -> Part:
    """Return the requests that wait for an answer, for those who may give one."""
    row = WAITING.row(viewer)
    waiting = queries.WaitingRequests(*row) if row else None
    if waiting is None or waiting.since is None:
        return Part()
    url = url_for("joining.request_list", state=JoinState.NEW.value)
    if waiting.number == 1:
        url = url_for("joining.request_detail", join_request_id=waiting.first_id)
    return Part([_to_answer(waiting.number, waiting.since, url)])


def _to_answer(number: int, since: datetime, url: str) -> Todo:
    words = (_("заявку"), _("заявки"), _("заявок"))
    asked_on = day(since.astimezone(clock.zone()).date())
    return Todo(
        title=_("Ответить на %(count)s на участие в кластере", count=counted(number, *words)),
        url=url,
        action=_("Ответить"),
        detail=_("первая пришла %(day)s", day=asked_on),
        urgency=Urgency.TODAY,
    )
