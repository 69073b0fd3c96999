"""Who is in a body, and how many of them are enough."""

from datetime import date

from app.activities.meetings import queries
from app.activities.meetings.enums import BodyRole
from app.activities.meetings.errors import (
    AlreadyMemberError,
    MemberDaysError,
    MemberNameError,
    SecondChairError,
)
from app.activities.meetings.models import BodyMember, MeetingBody
from app.activities.meetings.rules import (
    LEADING,
)
from app.activities.meetings.terms import (
    MemberTerms,
    QuorumTerms,
)
from app.activities.permissions import Permission
from app.base.constraints import refusing
from app.base.locks import lock, lock_unchanged
from app.base.terms import assign
from app.base.viewer import Viewer, require
from app.extensions import db

_TAKEN = {"uq_body_members_person": AlreadyMemberError(field="user_id")}


def set_quorum(body: MeetingBody, *, terms: QuorumTerms, actor: Viewer) -> None:
    """Say how many members of a body are enough; signed minutes keep the rule of their day."""
    require(actor, Permission.MEETING_MANAGE)
    lock_unchanged(body)
    assign(body, terms)
    db.session.flush()


def add_member(body: MeetingBody, *, terms: MemberTerms, actor: Viewer) -> BodyMember:
    """Take somebody into a body.

    Raises MemberNameError, AlreadyMemberError, SecondChairError.
    """
    require(actor, Permission.MEETING_MANAGE)
    lock(body)
    member = BodyMember(body_id=body.id, is_demo=body.is_demo)
    _assign(member, terms, body)
    with refusing(_TAKEN):
        db.session.add(member)
    return member


def edit_member(member: BodyMember, *, terms: MemberTerms, actor: Viewer) -> None:
    """Change what is known of a member.

    Raises MemberNameError, AlreadyMemberError, SecondChairError, MemberDaysError.
    """
    require(actor, Permission.MEETING_MANAGE)
    lock(member.body)
    lock_unchanged(member)
    if member.until and member.until < terms.since:
        raise MemberDaysError(field="since")
    with refusing(_TAKEN):
        _assign(member, terms, member.body)


def end_membership(member: BodyMember, *, until: date, actor: Viewer) -> None:
    """Note a member's last day; meetings after it do not count them. Raises MemberDaysError."""
    require(actor, Permission.MEETING_MANAGE)
    lock(member.body)
    lock_unchanged(member)
    if until < member.since:
        raise MemberDaysError(field="until")
    member.until = until
    db.session.flush()


def _assign(member: BodyMember, terms: MemberTerms, body: MeetingBody) -> None:
    if not terms.user_id and not terms.name:
        raise MemberNameError(field="name")
    if terms.role in LEADING:
        others = (one for one in queries.members_of(body) if one.id != member.id)
        if any(one.role in LEADING for one in others):
            raise SecondChairError(field="role")
    with db.session.no_autoflush:
        assign(member, terms)
        if not member.name:
            member.name = queries.name_of_account(terms.user_id)
        member.position = list(BodyRole).index(terms.role)
