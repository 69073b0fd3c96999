"""Reading nominations, and who may be nominated."""

from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from app.accounts.queries import holds
from app.awards.enums import NominationState
from app.awards.models import AwardRound, Nomination, NominationSupport
from app.awards.permissions import Permission
from app.awards.queries.rounds import TAKES_PART, rounds_visible_to
from app.base.choices import Choices
from app.base.errors import NotFoundError
from app.base.search import matches
from app.base.viewer import Viewer
from app.extensions import db
from app.mentors.models import Mentor
from app.mentors.queries import BY_NAME, get_mentor, mentor_choices, mentors_visible_to


def nominee_choices(round_: AwardRound, *, visible_to: Viewer) -> Choices:
    """Return the mentors this person may still nominate in a round; others' may be joined."""
    taken = select(Nomination.mentor_id).where(
        Nomination.round_id == round_.id,
        Nomination.state != NominationState.WITHDRAWN,
        Nomination.nominated_by_id == visible_to.id,
    )
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
        .options(
            joinedload(Nomination.nominated_by),
            selectinload(Nomination.supports).joinedload(NominationSupport.user),
        )
        .order_by(Nomination.state, *BY_NAME)
    )
    return list(db.session.scalars(statement))


def get_nomination(nomination_id: int, *, visible_to: Viewer) -> Nomination:
    """Return a nomination this person may see; raises NotFoundError."""
    nomination: Nomination | None = db.session.scalar(
        _nominations()
        .join(Nomination.round)
        .options(contains_eager(Nomination.round), joinedload(Nomination.organization))
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


def get_nomination_of(*, round_id: int, mentor_id: int) -> Nomination:
    """Return a mentor's nomination that another transaction stored; raises NotFoundError."""
    nomination = find_nomination(round_id=round_id, mentor_id=mentor_id)
    if nomination is None:
        raise NotFoundError
    return nomination


def is_own_card(mentor: Mentor, viewer: Viewer) -> bool:
    """Tell whether a mentor is this very person, by account or another card of the same name."""
    own = select(Mentor.id).where(
        Mentor.user_id == viewer.id, Mentor.identity_key == mentor.identity_key
    )
    return mentor.user_id == viewer.id or db.session.scalar(own.limit(1)) is not None


def find_nominee(mentor_id: int | None, *, visible_to: Viewer) -> Mentor | None:
    """Return the mentor somebody thinks of nominating, None for nobody this person may see."""
    try:
        return get_mentor(mentor_id or 0, visible_to=visible_to)
    except NotFoundError:
        return None


def count_nominations(round_: AwardRound) -> int:
    """Count the nominations that take part."""
    counted = select(func.count()).where(Nomination.round_id == round_.id, TAKES_PART)
    return db.session.scalar(counted) or 0


def count_nominators() -> int:
    """Count the employers' people who will see an opened round and may nominate."""
    may_nominate = holds(Permission.NOMINATION_CREATE) & ~holds(Permission.ROUND_MANAGE)
    return db.session.scalar(select(func.count()).where(may_nominate)) or 0


def _nominations() -> Select[Any]:
    return (
        select(Nomination)
        .join(Nomination.mentor)
        .options(contains_eager(Nomination.mentor).joinedload(Mentor.organization))
    )
