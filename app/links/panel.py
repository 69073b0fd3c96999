"""What was asked by link about a record, on its card."""

from typing import Any

from flask import url_for
from flask_babel import LazyString
from flask_babel import gettext as _

from app.base.typography import day_short
from app.base.viewer import Viewer
from app.links import queries
from app.web.cards import FEW, CardLine, CardPanel
from app.web.dashboard import Chip


def links_panel(
    record: Any,
    viewer: Viewer | None,
    *,
    task: str,
    permission: str,
    title: LazyString | None = None,
) -> CardPanel | None:
    """Return the links of one task about a record, to those who may send them."""
    if viewer is None or not viewer.can(permission):
        return None
    count, newest = queries.links_of(task, record.id, limit=FEW)
    lines = [
        CardLine(
            link.addressee_name,
            url_for("links.link_detail", link_id=link.id),
            _("отправлено %(day)s, ответ до %(until)s",
              day=day_short(link.sent_at), until=day_short(link.until)),
            Chip(str(link.standing.label), link.standing.tone),
        )
        for link in newest
    ]  # fmt: skip
    url = url_for("links.link_list", task=task, record_id=record.id) if count else ""
    nothing = _("Здесь будет видно, кто подтвердил сведения.")
    return CardPanel(str(title or _("Ответы по ссылке")), count, url, lines, nothing)
