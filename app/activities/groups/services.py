"""Use cases of working groups."""

from collections.abc import Collection
from datetime import date

from app.activities.groups import queries, rules
from app.activities.groups.enums import GroupEvent, GroupState
from app.activities.groups.errors import NoChairError, NoLeaderError, OtherCouncilError
from app.activities.groups.models import WorkingGroup
from app.activities.groups.rules import GROUP_MOVES, ApprovalTerms, GroupTerms, group_parties
from app.activities.meetings.enums import BodyKind
from app.activities.meetings.models import Meeting, MeetingBody
from app.activities.permissions import Permission
from app.base.locks import lock, lock_unchanged
from app.base.terms import assign
from app.base.viewer import Viewer, require
from app.extensions import db
from app.plan.services.serving import serve_items


def create_group(*, terms: GroupTerms, item_ids: Collection[int], actor: Viewer) -> WorkingGroup:
    """Propose a group, with a body of its own. Raises GroupTermError, ItemsMissingError."""
    require(actor, Permission.GROUP_MANAGE)
    rules.check_term(terms)
    body = MeetingBody(kind=BodyKind.GROUP, name=terms.name, name_genitive=terms.name_genitive)
    group = WorkingGroup(body=body)
    assign(group, terms)
    db.session.add(group)
    db.session.flush()
    serve_items(group, item_ids)
    return group


def edit_group(
    group: WorkingGroup, *, terms: GroupTerms, item_ids: Collection[int], actor: Viewer
) -> None:
    """Change what a group is for; its body is called as it is.

    Raises MoveNotAllowedError, GroupTermError, ItemsMissingError, StaleDataError.
    """
    lock(group.body)
    lock_unchanged(group)
    GROUP_MOVES.after(GroupEvent.EDIT, group.state, group_parties(actor))
    rules.check_term(terms)
    assign(group, terms)
    if (group.body.name, group.body.name_genitive) != (terms.name, terms.name_genitive):
        group.body.name, group.body.name_genitive = terms.name, terms.name_genitive
    db.session.flush()
    serve_items(group, item_ids)


def approve_group(group: WorkingGroup, *, terms: ApprovalTerms, actor: Viewer, today: date) -> None:
    """Note that a council's chair approved a group, by minutes or an order.

    Raises MoveNotAllowedError, NoLeaderError, ApprovalDayError, NoApprovalBasisError,
    OtherCouncilError, NoChairError.
    """
    state = _hold(group, GroupEvent.APPROVE, actor)
    if not queries.has_leader(group):
        raise NoLeaderError
    rules.check_approval(terms, created_on=group.created_on, today=today)
    council = db.session.get_one(MeetingBody, terms.council_body_id)
    if terms.approval_meeting_id:
        meeting = db.session.get_one(Meeting, terms.approval_meeting_id)
        if meeting.body_id != council.id:
            raise OtherCouncilError(field="approval_meeting_id")
    approved_by = terms.approved_by or queries.chair_of(council)
    if not approved_by:
        raise NoChairError(field="approved_by")
    assign(group, terms)
    group.state, group.approved_by = state, approved_by
    db.session.flush()


def disband_group(
    group: WorkingGroup, *, disbanded_on: date, reason: str, actor: Viewer, today: date
) -> None:
    """End a group: it meets no more. Raises MoveNotAllowedError, DisbandDayError."""
    lock(group.body)
    state = _hold(group, GroupEvent.DISBAND, actor)
    since = group.approved_on or group.created_on
    rules.check_disbanding(disbanded_on, since=since, today=today)
    group.state, group.disbanded_on, group.disband_reason = state, disbanded_on, reason
    group.body.archived_on = disbanded_on
    db.session.flush()


def _hold(group: WorkingGroup, event: GroupEvent, actor: Viewer) -> GroupState:
    lock_unchanged(group)
    return GROUP_MOVES.after(event, group.state, group_parties(actor))
