"""Reading rounds, nominations, sheets and awards, and who may see which of them.

Nothing here gives a council member another's sheet but `list_sheets`, read by `tally` alone:
for staff while they close a round, for the council once it is closed.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, case, func, select, true
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from app.accounts.models import User
from app.accounts.queries import holds
from app.awards.enums import AwardKind, NominationState, RoundState, SheetState
from app.awards.models import Award, AwardRound, Criterion, Nomination, ScoreSheet
from app.awards.permissions import Permission
from app.base.choices import Choices
from app.base.errors import NotFoundError
from app.base.search import matches
from app.base.viewer import Viewer
from app.extensions import db
from app.mentors.models import Mentor
from app.mentors.queries import BY_NAME, mentor_choices, mentors_visible_to
from app.plan.enums import Topic
from app.plan.evidence import EvidenceCount
from app.plan.models import Item
from app.plan.queries import count_by_item as count_evidence_by_item
from app.plan.queries import list_items_on

TAKES_PART = Nomination.state == NominationState.NOMINATED
SAID = ScoreSheet.state.in_((SheetState.SUBMITTED, SheetState.ABSTAINED))
NOMINATION_COUNT = (
    select(func.count())
    .where(Nomination.round_id == AwardRound.id, TAKES_PART)
    .correlate(AwardRound)
    .scalar_subquery()
)
SORTABLE: dict[str, Any] = {"date": AwardRound.ceremony_on, "title": AwardRound.title_key}


def award_count(kind: AwardKind) -> ColumnElement[int]:
    """Return the number of a round's awards of a kind, as a column."""
    counted = select(func.count()).where(Award.round_id == AwardRound.id, Award.kind == kind)
    return counted.correlate(AwardRound).scalar_subquery()


def rounds_visible_to(viewer: Viewer) -> ColumnElement[bool]:
    """Return the condition that a round concerns this person: drafts are the staff's own."""
    return true() if viewer.sees_all else AwardRound.state != RoundState.DRAFT


def list_rounds(
    *,
    visible_to: Viewer,
    q: str | None = None,
    state: RoundState | None = None,
    item: int | None = None,
) -> Select[Any]:
    """Select (round, nominations, awards), everything their line shows."""
    statement = (
        select(AwardRound, NOMINATION_COUNT, award_count(AwardKind.AWARD))
        .where(rounds_visible_to(visible_to))
        .options(joinedload(AwardRound.plan_item))
    )
    if q:
        statement = statement.where(_is_titled(q))
    if state:
        statement = statement.where(AwardRound.state == state)
    if item:
        statement = statement.where(AwardRound.plan_item_id == item)
    return statement


def search_rounds(query: str, *, visible_to: Viewer, limit: int) -> list[AwardRound]:
    """Return the first rounds with these words in their title, the newest first."""
    found = select(AwardRound).where(rounds_visible_to(visible_to), _is_titled(query))
    newest = found.order_by(AwardRound.ceremony_on.desc(), AwardRound.id).limit(limit)
    return list(db.session.scalars(newest))


def _is_titled(words: str) -> ColumnElement[bool]:
    # Some rounds a year: no column of stems is worth its keeping.
    return func.lower(AwardRound.title).contains(words.lower(), autoescape=True)


def get_round(round_id: int, *, visible_to: Viewer) -> AwardRound:
    """Return a round with its criteria; raises NotFoundError when this person may not see it."""
    statement = (
        select(AwardRound)
        .where(AwardRound.id == round_id, rounds_visible_to(visible_to))
        .options(joinedload(AwardRound.plan_item), selectinload(AwardRound.criteria))
    )
    round_ = db.session.scalar(statement)
    if round_ is None:
        raise NotFoundError
    return round_


def list_rounds_in(*states: RoundState) -> list[AwardRound]:
    """Return the rounds in some states, the nearest ceremony first."""
    statement = (
        select(AwardRound)
        .where(AwardRound.state.in_(states))
        .options(joinedload(AwardRound.plan_item))
    )
    return list(db.session.scalars(statement.order_by(AwardRound.ceremony_on, AwardRound.id)))


def list_criteria(round_: AwardRound) -> list[Criterion]:
    """Return a round's criteria as the database has them now."""
    statement = select(Criterion).where(Criterion.round_id == round_.id).order_by(Criterion.id)
    return list(db.session.scalars(statement))


def get_criterion(round_: AwardRound, criterion_id: int) -> Criterion:
    """Return a criterion of a round; raises NotFoundError for another round's."""
    statement = select(Criterion).where(
        Criterion.id == criterion_id, Criterion.round_id == round_.id
    )
    criterion = db.session.scalar(statement.options(joinedload(Criterion.round)))
    if criterion is None:
        raise NotFoundError
    return criterion


def find_newest_item() -> Item | None:
    """Return the newest plan's first item that rounds may serve."""
    return next(iter(list_items_on([Topic.MENTOR_AWARDS])), None)


def nominee_choices(round_: AwardRound, *, visible_to: Viewer) -> Choices:
    """Return the mentors this person may still nominate in a round."""
    taken = select(Nomination.mentor_id).where(Nomination.round_id == round_.id, TAKES_PART)
    return Choices(
        name="nominees",
        statement=mentor_choices(visible_to=visible_to).where(Mentor.id.not_in(taken)),
        key=Mentor.id,
        label=lambda row: f"{' '.join(filter(None, row[1:4]))}, {row.short_name}",
        found_by=lambda words: matches(words, (Mentor, Mentor.id)),
        of={"round": round_.id},
    )


def list_nominations(round_: AwardRound, *, visible_to: Viewer) -> list[Nomination]:
    """Return a round's nominations this person may see, by the mentors' names."""
    statement = (
        _nominations()
        .where(Nomination.round_id == round_.id, mentors_visible_to(visible_to))
        .options(joinedload(Nomination.nominated_by))
        .order_by(Nomination.state, *BY_NAME)
    )
    return list(db.session.scalars(statement))


def get_nomination(nomination_id: int, *, visible_to: Viewer) -> Nomination:
    """Return a nomination this person may see; raises NotFoundError."""
    nomination: Nomination | None = db.session.scalar(
        _nominations()
        .join(Nomination.round)
        .options(contains_eager(Nomination.round))
        .where(
            Nomination.id == nomination_id,
            mentors_visible_to(visible_to),
            rounds_visible_to(visible_to),
        )
    )
    if nomination is None:
        raise NotFoundError
    return nomination


def find_nomination(*, round_id: int, mentor_id: int) -> Nomination | None:
    """Return a mentor's nomination in a round, a withdrawn one too."""
    return db.session.scalar(
        select(Nomination).where(Nomination.round_id == round_id, Nomination.mentor_id == mentor_id)
    )


def count_nominations(round_: AwardRound) -> int:
    """Count the nominations that take part."""
    counted = select(func.count()).where(Nomination.round_id == round_.id, TAKES_PART)
    return db.session.scalar(counted) or 0


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
    """Return everybody's sheets with scores and members, as the database has them now."""
    statement = (
        select(ScoreSheet)
        .join(ScoreSheet.nomination)
        .where(Nomination.round_id == round_.id, TAKES_PART)
        .options(joinedload(ScoreSheet.member), selectinload(ScoreSheet.scores))
        .execution_options(populate_existing=True)
    )
    return list(db.session.scalars(statement))


def count_unsaid(*, member: Viewer) -> dict[int, int]:
    """Count, by round, the nominations under scoring this member has not yet judged."""
    own = and_(ScoreSheet.nomination_id == Nomination.id, ScoreSheet.member_id == member.id, SAID)
    rows = db.session.execute(
        select(Nomination.round_id, func.count().label("number"))
        .join(Nomination.round)
        .join(ScoreSheet, own, isouter=True)
        .where(AwardRound.state == RoundState.SCORING, TAKES_PART, ScoreSheet.id.is_(None))
        .group_by(Nomination.round_id)
    )
    return {row.round_id: row.number for row in rows}


class CouncilMember(NamedTuple):
    """Somebody who may score."""

    id: int
    name: str


class Verdict(NamedTuple):
    """A member has scored a nomination or left it to the others."""

    nomination_id: int
    member_id: int
    state: SheetState


def count_members() -> int:
    """Count the council members who may score."""
    counted = select(func.count()).where(holds(Permission.NOMINATION_SCORE))
    return db.session.scalar(counted) or 0


def count_nominators() -> int:
    """Count the employers' people who will see an opened round and may nominate."""
    may_nominate = holds(Permission.NOMINATION_CREATE) & ~holds(Permission.ROUND_MANAGE)
    return db.session.scalar(select(func.count()).where(may_nominate)) or 0


def list_members() -> list[CouncilMember]:
    """Return the council members who may score, by name."""
    statement = select(User.id, User.display_name).where(holds(Permission.NOMINATION_SCORE))
    rows = db.session.execute(statement.order_by(User.name_key, User.id))
    return [CouncilMember(*row) for row in rows]


def list_verdicts(round_: AwardRound) -> list[Verdict]:
    """Return who has said something of which nomination, nobody's scores."""
    rows = db.session.execute(
        select(ScoreSheet.nomination_id, ScoreSheet.member_id, ScoreSheet.state)
        .join(ScoreSheet.nomination)
        .where(Nomination.round_id == round_.id, TAKES_PART, SAID)
    )
    return [Verdict(*row) for row in rows]


def addresses_of_members() -> list[str]:
    """Return the addresses of the council members who may score."""
    statement = select(User.email).where(holds(Permission.NOMINATION_SCORE))
    return list(db.session.scalars(statement.order_by(User.id)))


def addresses_of_thanked(round_: AwardRound) -> list[str]:
    """Return the addresses of the mentors who receive a letter of thanks.

    The account is the source of its owner's address, a closed one gives none; the card speaks
    for those without an account.
    """
    statement = (
        select(case((Mentor.user_id.is_(None), Mentor.email), (User.active, User.email)))
        .select_from(Award)
        .join(Award.mentor)
        .outerjoin(User, User.id == Mentor.user_id)
        .where(Award.round_id == round_.id, Award.kind == AwardKind.LETTER)
        .order_by(Mentor.id)
    )
    return [address for address in db.session.scalars(statement) if address]


def count_by_item(item_ids: Sequence[int]) -> dict[int, EvidenceCount]:
    """Count the opened rounds by plan item; a draft promises nothing yet."""
    return count_evidence_by_item(
        AwardRound.plan_item_id,
        item_ids,
        finished=AwardRound.state == RoundState.CLOSED,
        next_on=AwardRound.ceremony_on,
        shown=AwardRound.state != RoundState.DRAFT,
    )


class RoundRow(NamedTuple):
    """A round and what came of it."""

    round: AwardRound
    awards: int
    letters: int


def list_rounds_of_item(item_id: int, *, limit: int) -> list[RoundRow]:
    """Return an item's opened rounds, the newest first, with their awards and letters."""
    statement = (
        select(AwardRound, award_count(AwardKind.AWARD), award_count(AwardKind.LETTER))
        .where(AwardRound.plan_item_id == item_id, AwardRound.state != RoundState.DRAFT)
        .order_by(AwardRound.ceremony_on.desc(), AwardRound.id.desc())
        .limit(limit)
    )
    return [RoundRow(*row) for row in db.session.execute(statement)]


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


def list_awards(round_: AwardRound, *, visible_to: Viewer) -> list[Award]:
    """Return a round's awards this person may see: awards by place, then letters by number."""
    statement = _awards_of(visible_to).where(Award.round_id == round_.id)
    return list(db.session.scalars(statement.order_by(Award.kind, Award.number)))


def list_letters(round_: AwardRound, *, visible_to: Viewer) -> list[Award]:
    """Return a round's letters of thanks this person may have, by number."""
    if visible_to.can(Permission.NOMINATION_SCORE):
        return []
    letters = _awards_of(visible_to).where(
        Award.round_id == round_.id, Award.kind == AwardKind.LETTER
    )
    return list(db.session.scalars(letters.order_by(Award.number)))


def list_own_letters(viewer: Viewer) -> list[Award]:
    """Return the letters of thanks of the mentor behind an account, the newest first."""
    statement = (
        select(Award)
        .join(Award.mentor)
        .where(Mentor.user_id == viewer.id, Award.kind == AwardKind.LETTER)
        .options(joinedload(Award.round))
    )
    return list(db.session.scalars(statement.order_by(Award.awarded_on.desc(), Award.id.desc())))


def get_letter(award_id: int, *, visible_to: Viewer) -> Award:
    """Return a letter of thanks this person may have; raises NotFoundError.

    Staff have all, an employer those of the own mentors, a mentor the own ones. The council
    judges, it needs no papers.
    """
    if visible_to.can(Permission.NOMINATION_SCORE):
        raise NotFoundError
    letter: Award | None = db.session.scalar(
        _awards_of(visible_to).where(Award.id == award_id, Award.kind == AwardKind.LETTER)
    )
    if letter is None:
        raise NotFoundError
    return letter


def last_number(*, year: int, kind: AwardKind) -> int:
    """Return the last number of a year's register, 0 when it is empty."""
    highest = select(func.max(Award.number)).where(Award.year == year, Award.kind == kind)
    return db.session.scalar(highest) or 0


def _nominations() -> Select[Any]:
    return (
        select(Nomination)
        .join(Nomination.mentor)
        .options(contains_eager(Nomination.mentor).joinedload(Mentor.organization))
    )


def _awards_of(viewer: Viewer) -> Select[Any]:
    return (
        select(Award)
        .join(Award.mentor)
        .join(Award.round)
        .where(mentors_visible_to(viewer))
        .options(
            contains_eager(Award.mentor).joinedload(Mentor.organization),
            contains_eager(Award.round),
        )
    )
