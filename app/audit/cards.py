"""The last changes of a record on its card, for those who read the log."""

from typing import Any

from flask import url_for
from flask_babel import gettext as _

from app.audit import queries
from app.audit.enums import Action
from app.audit.models import AuditEntry
from app.audit.permissions import Permission
from app.audit.telling import fields_of
from app.base.typography import moment
from app.base.viewer import Viewer
from app.web.cards import FEW, CardLine, CardPanel, CardSource
from app.web.dashboard import Chip

CARDS_WITH_HISTORY = ("organization", "student", "mentor")


def history_of(record: Any, viewer: Viewer | None) -> CardPanel | None:
    """Return who changed the record last, and in which fields."""
    if viewer is None or not viewer.can(Permission.ENTRY_VIEW):
        return None
    table = record.__tablename__
    count, entries = queries.last_entries(entity=table, entity_id=record.id, limit=FEW)
    lines = [
        CardLine(
            moment(entry.at),
            detail=_who_and_what(entry),
            chip=Chip(str(entry.action.label), entry.action.tone),
        )
        for entry in entries
    ]
    url = url_for("audit.entry_list", entity=table, entity_id=record.id)
    nothing = _("Изменений в журнале нет.")
    return CardPanel(_("История изменений"), count, url if count else "", lines, nothing)


def _who_and_what(entry: AuditEntry) -> str:
    if entry.action is not Action.CHANGED:
        return entry.actor_name
    return f"{entry.actor_name}: {fields_of(entry)}"


CARDS = tuple(CardSource(card, history_of, order=90) for card in CARDS_WITH_HISTORY)
