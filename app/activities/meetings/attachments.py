"""Files of meetings and of decisions: materials, the signed scan, reports."""

from flask import url_for
from flask_babel import lazy_gettext as _l

from app.activities.meetings import queries
from app.activities.meetings.enums import SIGNED_MINUTES
from app.activities.meetings.models import Decision, Meeting
from app.activities.meetings.queries.decisions import is_owner
from app.activities.permissions import Permission
from app.base.viewer import Viewer
from app.files.attached import AttachedTo


def _find_meeting(meeting_id: int, viewer: Viewer) -> Meeting:
    return queries.get_meeting(meeting_id, visible_to=viewer)


def _find_decision(decision_id: int, viewer: Viewer) -> Decision:
    return queries.get_decision(decision_id, visible_to=viewer)


def _may_change_decision(decision: Decision, viewer: Viewer) -> bool:
    return viewer.can(Permission.MEETING_MANAGE) or is_owner(decision, viewer)


ATTACHMENTS = (
    AttachedTo(
        "meetings",
        find=_find_meeting,
        may_change=lambda _meeting, viewer: viewer.can(Permission.MEETING_MANAGE),
        card=lambda meeting: url_for("activities.meeting_detail", meeting_id=meeting.id),
        purposes={
            "materials": _l("Материалы к повестке"),
            SIGNED_MINUTES: _l("Подписанный протокол, скан"),
            "other": _l("Другое"),
        },
    ),
    AttachedTo(
        "meeting_decisions",
        find=_find_decision,
        may_change=_may_change_decision,
        card=lambda decision: url_for("activities.decision_detail", decision_id=decision.id),
        purposes={"report": _l("Отчёт об исполнении"), "other": _l("Другое")},
    ),
)
