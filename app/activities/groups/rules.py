"""Pure decisions about working groups."""

from dataclasses import dataclass
from datetime import date

from flask_babel import lazy_gettext as _l

from app.activities.groups.enums import GroupEvent, GroupParty, GroupState
from app.activities.groups.errors import (
    ApprovalDayError,
    DisbandDayError,
    GroupTermError,
    NoApprovalBasisError,
)
from app.activities.permissions import Permission
from app.base.moves import Moves, move
from app.base.viewer import Viewer

_S, _STAFF = GroupState, GroupParty.STAFF

GROUP_MOVES = Moves(
    {
        GroupEvent.EDIT: move({_S.PROJECT, _S.APPROVED}, None, _STAFF),
        GroupEvent.APPROVE: move(_S.PROJECT, _S.APPROVED, _STAFF),
        GroupEvent.DISBAND: move({_S.PROJECT, _S.APPROVED}, _S.DISBANDED, _STAFF),
    },
    why={
        _S.PROJECT: _l("Группа ещё не утверждена."),
        _S.APPROVED: _l("Группа уже утверждена."),
        _S.DISBANDED: _l("Группа расформирована."),
    },
)


@dataclass(frozen=True)
class GroupTerms:
    """What a group is for and until when."""

    name: str
    name_genitive: str
    direction: str
    tasks: str
    created_on: date
    term_until: date | None


@dataclass(frozen=True)
class ApprovalTerms:
    """Who approved a group, when and by what."""

    approved_on: date
    council_body_id: int
    approved_by: str
    approval_meeting_id: int | None
    order_number: str


def group_parties(viewer: Viewer) -> frozenset[GroupParty]:
    """Return the sides a person takes."""
    return frozenset({_STAFF} if viewer.can(Permission.GROUP_MANAGE) else ())


def check_term(terms: GroupTerms) -> None:
    """Raise GroupTermError when a group would end before it began."""
    if terms.term_until and terms.term_until < terms.created_on:
        raise GroupTermError(field="term_until")


def check_approval(terms: ApprovalTerms, *, created_on: date, today: date) -> None:
    """Raise ApprovalDayError or NoApprovalBasisError when a group cannot be approved so."""
    if not created_on <= terms.approved_on <= today:
        raise ApprovalDayError(field="approved_on")
    if not terms.approval_meeting_id and not terms.order_number:
        raise NoApprovalBasisError(field="approval_meeting_id")


def check_disbanding(day: date, *, since: date, today: date) -> None:
    """Raise DisbandDayError when a group would end before it began or in the future."""
    if not since <= day <= today:
        raise DisbandDayError(field="disbanded_on")
