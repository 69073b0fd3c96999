"""Reading the council and its sheets.

Nothing here gives a council member another's sheet but `list_sheets` and `list_values`, read by
`tally` alone:
for staff while they close a round, for the council once it is closed.
"""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import and_, func, select
from sqlalchemy.orm import joinedload, selectinload

from app.accounts.models import User
from app.accounts.queries import holds
from app.awards.enums import RoundState, SheetState
from app.awards.models import AwardRound, Nomination, Score, ScoreDuty, ScoreSheet
from app.awards.permissions import Permission
from app.awards.queries.rounds import NOMINATION_COUNT, TAKES_PART
from app.base.errors import NotFoundError
from app.base.viewer import Viewer
from app.extensions import db

SAID = ScoreSheet.state.in_((SheetState.SUBMITTED, SheetState.ABSTAINED))


def find_sheet(nomination: Nomination, *, member: Viewer) -> ScoreSheet | None:
    """Return this member's own sheet, None before the first score."""
    return db.session.scalar(
        select(ScoreSheet)
        .where(ScoreSheet.nomination_id == nomination.id, ScoreSheet.member_id == member.id)
        .options(selectinload(ScoreSheet.scores))
    )


def get_sheet(nomination: Nomination, *, member: Viewer) -> ScoreSheet:
    """Return this member's own sheet; raises NotFoundError before the first score."""
    sheet = find_sheet(nomination, member=member)
    if sheet is None:
        raise NotFoundError
    return sheet


def own_sheets(round_: AwardRound, *, member: Viewer) -> dict[int, ScoreSheet]:
    """Return this member's own sheets in a round, by nomination."""
    sheets = db.session.scalars(
        select(ScoreSheet)
        .join(ScoreSheet.nomination)
        .where(Nomination.round_id == round_.id, ScoreSheet.member_id == member.id)
        .options(selectinload(ScoreSheet.scores))
    )
    return {sheet.nomination_id: sheet for sheet in sheets}


def list_sheets(round_: AwardRound) -> list[ScoreSheet]:
    """Return everybody's sheets with members, as the database has them now."""
    statement = (
        select(ScoreSheet)
        .join(ScoreSheet.nomination)
        .where(Nomination.round_id == round_.id, TAKES_PART)
        .options(
            joinedload(ScoreSheet.member).selectinload(User.further_hats),
        )
        .execution_options(populate_existing=True)
    )
    return list(db.session.scalars(statement))


def list_values(round_: AwardRound) -> dict[int, dict[int, int]]:
    """Return everybody's scores in a round: by sheet, then by criterion."""
    rows = db.session.execute(
        select(Score.sheet_id, Score.criterion_id, Score.value)
        .join(ScoreSheet, ScoreSheet.id == Score.sheet_id)
        .join(ScoreSheet.nomination)
        .where(Nomination.round_id == round_.id, TAKES_PART)
    )
    values: dict[int, dict[int, int]] = {}
    for sheet_id, criterion_id, value in rows:
        values.setdefault(sheet_id, {})[criterion_id] = value
    return values


def count_unsaid(*, member: Viewer) -> dict[int, int]:
    """Count, by round, the nominations under scoring this member has not yet judged."""
    own = and_(ScoreSheet.nomination_id == Nomination.id, ScoreSheet.member_id == member.id, SAID)
    duty = and_(ScoreDuty.nomination_id == Nomination.id, ScoreDuty.member_id == member.id)
    rows = db.session.execute(
        select(Nomination.round_id, func.count().label("number"))
        .join(Nomination.round)
        .join(ScoreSheet, own, isouter=True)
        .join(ScoreDuty, duty, isouter=True)
        .where(AwardRound.state == RoundState.SCORING, TAKES_PART, ScoreSheet.id.is_(None))
        .where((AwardRound.assignment_seed == "") | ScoreDuty.id.is_not(None))
        .group_by(Nomination.round_id)
    )
    return {row.round_id: row.number for row in rows}


class CouncilMember(NamedTuple):
    """Somebody who may score."""

    id: int
    name: str


class CouncilVerdict(NamedTuple):
    """A member has scored a nomination or left it to the others."""

    nomination_id: int
    member_id: int
    state: SheetState


def count_members() -> int:
    """Count the council members who may score."""
    counted = select(func.count()).where(holds(Permission.NOMINATION_SCORE))
    return db.session.scalar(counted) or 0


def list_members() -> list[CouncilMember]:
    """Return the council members who may score, by name."""
    statement = select(User.id, User.display_name).where(holds(Permission.NOMINATION_SCORE))
    rows = db.session.execute(statement.order_by(User.name_key, User.id))
    return [CouncilMember(*row) for row in rows]


def list_verdicts(round_: AwardRound) -> list[CouncilVerdict]:
    """Return who has said something of which nomination, nobody's scores."""
    rows = db.session.execute(
        select(ScoreSheet.nomination_id, ScoreSheet.member_id, ScoreSheet.state)
        .join(ScoreSheet.nomination)
        .where(Nomination.round_id == round_.id, TAKES_PART, SAID)
    )
    return [CouncilVerdict(*row) for row in rows]


def addresses_of_members() -> list[str]:
    """Return the addresses of the council members who may score."""
    statement = select(User.email).where(holds(Permission.NOMINATION_SCORE))
    return list(db.session.scalars(statement.order_by(User.id)))


def addresses_of_users(ids: Collection[int]) -> list[str]:
    """Return the addresses of some people, each once."""
    statement = select(User.email).where(User.id.in_(set(ids)), User.active)
    return list(db.session.scalars(statement.order_by(User.id)))


def count_awaited_members() -> dict[int, int]:
    """Count, by round whose members were drawn, those who have not yet scored all they are to."""
    own = and_(
        ScoreSheet.nomination_id == ScoreDuty.nomination_id,
        ScoreSheet.member_id == ScoreDuty.member_id,
        SAID,
    )
    rows = db.session.execute(
        select(Nomination.round_id, func.count(ScoreDuty.member_id.distinct()).label("number"))
        .join(ScoreDuty.nomination)
        .join(Nomination.round)
        .join(ScoreSheet, own, isouter=True)
        .where(AwardRound.state == RoundState.SCORING, TAKES_PART, ScoreSheet.id.is_(None))
        .group_by(Nomination.round_id)
    )
    return {row.round_id: row.number for row in rows}


def count_ready_members() -> dict[int, int]:
    """Count, by round, the members who have judged every nomination under scoring."""
    per_member = (
        select(Nomination.round_id, ScoreSheet.member_id)
        .join(ScoreSheet.nomination)
        .join(Nomination.round)
        .join(ScoreSheet.member)
        .where(AwardRound.state == RoundState.SCORING, TAKES_PART, SAID)
        .where(holds(Permission.NOMINATION_SCORE))
        .group_by(AwardRound.id, Nomination.round_id, ScoreSheet.member_id)
        .having(func.count() == NOMINATION_COUNT)
        .subquery()
    )
    rows = db.session.execute(
        select(per_member.c.round_id, func.count().label("number")).group_by(per_member.c.round_id)
    )
    return {row.round_id: row.number for row in rows}
