"""The last changes of a record on its card, for those who may read its history."""

from typing import Any

from flask import url_for
from flask_babel import gettext as _

from app.audit import queries
from app.audit.enums import Action
from app.audit.models import AuditEntry
from app.audit.naming import names_of_card
from app.audit.reading import may_read_history
from app.audit.telling import fields_of
from app.base.typography import moment
from app.base.viewer import Viewer
from app.web.cards import EVERY_PAGE, FEW, CardLine, CardPanel, CardSource
from app.web.dashboard import Chip


def history_of_page(request: Any, viewer: Viewer | None) -> CardPanel | None:
    """Return who changed the record of this page last, and in which fields."""
    names = names_of_card(request.endpoint or "") if viewer else None
    if names is None or not may_read_history(names.table, viewer):
        return None
    id_ = request.view_args[names.argument]
    count, entries = queries.last_entries(entity=names.table, entity_id=id_, limit=FEW)
    url = url_for("audit.entry_list", entity=names.table, entity_id=id_)
    nothing = _("Изменений в журнале нет.")
    lines = [_line(entry) for entry in entries]
    return CardPanel(_("История изменений"), count, url, lines, nothing)


def _line(entry: AuditEntry) -> CardLine:
    chip = Chip(str(entry.action.label), entry.action.tone)
    return CardLine(moment(entry.at), detail=_who_and_what(entry), chip=chip)


def _who_and_what(entry: AuditEntry) -> str:
    if entry.action is not Action.CHANGED:
        return entry.actor_name
    return f"{entry.actor_name}: {fields_of(entry)}"


CARDS = (CardSource(EVERY_PAGE, history_of_page, order=90),)
